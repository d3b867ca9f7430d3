import { createHash } from 'node:crypto';
import type { Plugin, Rolldown } from 'vite';

const PLACE = '__SHELL__';

/** Tells the service worker which files the riders' page consists of, and a version that changes with any of them. */
export function shell(): Plugin {
  return {
    name: 'shell',
    apply: 'build',
    enforce: 'post',
    generateBundle: {
      order: 'post',
      handler(_, bundle) {
        const page = bundle['index.html'];
        const worker = bundle['sw.js'];
        if (page?.type !== 'asset' || worker?.type !== 'chunk' || !worker.code.includes(PLACE))
          throw new Error('The riders’ page or its service worker is missing from the build.');
        const later = fetchedLater(bundle);
        const files = Object.values(bundle).filter(
          (file) => file.fileName.startsWith('assets/') && !later.has(file.fileName),
        );
        const version = createHash('sha256').update(page.source).update(names(files).join()).digest('hex').slice(0, 16);
        const paths = ['/', '/icon.svg', '/manifest.webmanifest', ...names(files).map((name) => `/${name}`)];
        worker.code = worker.code.replace(PLACE, JSON.stringify({ version, paths }));
      },
    },
  };
}

/** What the page imports when it needs it, such as the map: nobody keeps that for the time without network. */
function fetchedLater(bundle: Rolldown.OutputBundle): Set<string> {
  const chunks = Object.values(bundle).filter((file) => file.type === 'chunk' && file.isDynamicEntry);
  return new Set(
    chunks.flatMap((chunk) =>
      chunk.type === 'chunk'
        ? [
            chunk.fileName,
            ...(chunk.viteMetadata?.importedCss ?? []),
            ...(chunk.viteMetadata?.importedAssets ?? []),
          ]
        : [],
    ),
  );
}

function names(files: (Rolldown.OutputAsset | Rolldown.OutputChunk)[]): string[] {
  return files.map((file) => file.fileName).sort();
}
