// The page itself, kept so that it opens without network and at once with one bar of signal. The homes are the page's own
// business (riders/offline.ts): what is said to be open is never answered from here.

declare const __SHELL__: { version: string; paths: string[] };

const scope = self as unknown as ServiceWorkerGlobalScope;
const { version, paths } = __SHELL__;
const STORE_PREFIX = 'qhd-page-';
const STORE = STORE_PREFIX + version;

scope.addEventListener('install', (event) => {
  event.waitUntil(caches.open(STORE).then((store) => store.addAll(paths)));
});

scope.addEventListener('activate', (event) => {
  event.waitUntil(forgetOlder().then(() => scope.clients.claim()));
});

scope.addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== 'GET' || origin !== scope.location.origin || !paths.includes(pathname)) return;
  event.respondWith(fromStore(request, pathname));
});

async function fromStore(request: Request, pathname: string): Promise<Response> {
  return (await caches.match(pathname, { cacheName: STORE })) ?? fetch(request);
}

async function forgetOlder(): Promise<void> {
  const older = (await caches.keys()).filter((name) => name.startsWith(STORE_PREFIX) && name !== STORE);
  await Promise.all(older.map((name) => caches.delete(name)));
}
