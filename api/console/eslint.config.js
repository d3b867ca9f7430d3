import vue from 'eslint-plugin-vue';
import typescript from 'typescript-eslint';
import parser from 'vue-eslint-parser';

export default typescript.config(
  { ignores: ['node_modules', 'src/shared/api/schema.d.ts'] },
  ...typescript.configs.strictTypeChecked.map((config) => ({ ...config, files: ['**/*.ts', '**/*.vue'] })),
  ...vue.configs['flat/recommended'],
  {
    files: ['**/*.ts', '**/*.vue'],
    languageOptions: {
      parser,
      parserOptions: { parser: typescript.parser, projectService: true, extraFileExtensions: ['.vue'] },
    },
    rules: {
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'max-lines': ['error', 250],
      'max-lines-per-function': ['error', { max: 40, skipComments: true }],
      'no-console': 'error',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      // One order inside each component: script, template, style.
      'vue/block-order': ['error', { order: ['script', 'template', 'style'] }],
      'vue/define-macros-order': ['error', { order: ['defineProps', 'defineEmits'] }],
      'vue/no-v-html': 'error',
      // How markup is laid out is left to its author.
      'vue/max-attributes-per-line': 'off',
      'vue/singleline-html-element-content-newline': 'off',
      'vue/html-self-closing': 'off',
      'vue/html-indent': 'off',
      'vue/html-closing-bracket-newline': 'off',
      'vue/multiline-html-element-content-newline': 'off',
    },
  },
  // A store is a module that happens to be written inside a function.
  { files: ['src/console/stores/*.ts'], rules: { 'max-lines-per-function': 'off' } },
);
