import { fileURLToPath } from 'node:url';
import vue from '@vitejs/plugin-vue';
import { defineConfig } from 'vite';
import { packed } from './build/packed.ts';
import { shell } from './build/shell.ts';

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url));

// Two builds and not one with two entries: a chunk that both shared would bring the riders what only the console needs.
const inputs: Record<string, Record<string, string>> = {
  riders: { riders: at('index.html'), sw: at('src/worker/worker.ts') },
  console: { console: at('console/index.html') },
};

export default defineConfig(({ mode }) => ({
  plugins: [
    vue({ features: { optionsAPI: mode !== 'riders' } }),
    mode === 'riders' && shell(),
    packed(),
  ],
  resolve: { alias: { '@': at('src') } },
  server: { proxy: { '/api': 'http://127.0.0.1:8080' } },
  build: {
    target: 'es2022',
    outDir: at('../Web/wwwroot'),
    emptyOutDir: mode === 'riders', // built first
    reportCompressedSize: false,
    chunkSizeWarningLimit: 1200, // kB: the map library, which is fetched by itself
    assetsInlineLimit: 0, // the content policy has no data: scripts, and a small file is cheap to fetch
    modulePreload: { polyfill: false },
    rolldownOptions: {
      input: inputs[mode] ?? { ...inputs['riders'], ...inputs['console'] },
      output: { entryFileNames: (chunk) => (chunk.name === 'sw' ? 'sw.js' : 'assets/[name]-[hash].js') },
    },
  },
}));
