import type { Answer } from '@/shared/api/http';
import type { Home } from './nearest';
import { distanceM } from './distance';
import type { Filters } from './filters';
import type { Point } from './position';
import { words } from './words';

const STORE = 'qhd-homes';
const ADDRESS = '/api/homes.geojson';
const SAVED_AT = 'X-Saved-At';
const DAY_MS = 24 * 60 * 60 * 1000;

export interface KeptList {
  savedAt: Date;
  homes: Home[];
}

/** Keeps all homes for the time without network, once a day, and not on a connection whose user saves data. */
export async function keepList(): Promise<void> {
  if (!('caches' in window) || isSavingData()) return;
  const store = await caches.open(STORE);
  const kept = savedAt(await store.match(ADDRESS));
  if (kept != null && Date.now() - kept.getTime() < DAY_MS) return;
  const answer = await fetch(ADDRESS).catch(() => null); // without network the older list stays
  if (answer?.ok !== true) return;
  const headers = new Headers({ 'Content-Type': 'application/geo+json', [SAVED_AT]: new Date().toISOString() });
  await store.put(ADDRESS, new Response(answer.body, { headers }));
}

/** The nearest of the kept homes by straight line; null when none were ever kept. */
export async function nearestKept(from: Point, filters: Filters, limit: number): Promise<KeptList | null> {
  if (!('caches' in window)) return null;
  const answer = await caches.match(ADDRESS, { cacheName: STORE });
  const at = savedAt(answer);
  if (answer == null || at == null) return null;
  const list = (await answer.json()) as Answer<'HomeCollection'>;
  const homes = list.features
    .map((feature) => offlineHome(feature, from))
    .filter((home) => fits(home, filters))
    .sort((a, b) => (a.distanceM ?? 0) - (b.distanceM ?? 0) || a.id - b.id)
    .slice(0, limit);
  return { savedAt: at, homes };
}

function offlineHome({ geometry, properties }: Answer<'HomeFeature'>, from: Point): Home {
  const [lon = 0, lat = 0] = geometry.coordinates;
  const { hours, suspension, ...home } = properties;
  const note = suspension?.reason ?? words.offlineDoor;
  return {
    ...home,
    lon,
    lat,
    distanceM: distanceM(from, { lon, lat }),
    open: { note: hours == null ? note : `${note}；${words.offlineHours(hours)}` },
    alerts: [],
  };
}

function fits(home: Home, filters: Filters): boolean {
  const has = new Set(home.services.map((service) => service.code));
  return (
    filters.services.every((code) => has.has(code)) &&
    (filters.access.length === 0 || (home.access != null && filters.access.includes(home.access))) &&
    (filters.kind == null || home.kind === filters.kind)
  );
}

function savedAt(answer: Response | undefined): Date | null {
  const text = answer?.headers.get(SAVED_AT);
  return text == null ? null : new Date(text);
}

function isSavingData(): boolean {
  return 'connection' in navigator && (navigator.connection as { saveData?: boolean }).saveData === true;
}
