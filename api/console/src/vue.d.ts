// For ESLint, which reads no .vue files itself; vue-tsc knows each component's own type.
declare module '*.vue' {
  import type { DefineComponent } from 'vue';

  const component: DefineComponent;
  export default component;
}
