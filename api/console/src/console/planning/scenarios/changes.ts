import type { Change } from '../contract';

type Added = Extract<Change, { kind: 'add' }>;
type Adjusted = Extract<Change, { kind: 'change' }>;

export interface Place {
  lon: number;
  lat: number;
}

export interface Terms {
  radiusM?: number;
  hours?: string;
}

export const DEFAULT_RADIUS_M = 1000;
export const MIN_RADIUS_M = 50;
export const MAX_RADIUS_M = 50_000;
export const DEFAULT_HOURS = '每天 8:00-20:00';

// Six decimals are a tenth of a metre.
const DECIMALS = 6;

export const rounded = ({ lon, lat }: Place): Place => ({ lon: Number(lon.toFixed(DECIMALS)), lat: Number(lat.toFixed(DECIMALS)) });

/** In answers an added home has its key below zero as id. */
export const addedId = (key: number): number => -key;

export const isAdded = (id: number): boolean => id < 0;

export function addedOf(changes: readonly Change[], id: number): Added | undefined {
  return changes.find((change): change is Added => change.kind === 'add' && addedId(change.key) === id);
}

export function nextKey(changes: readonly Change[]): number {
  return Math.max(0, ...changes.map((change) => (change.kind === 'add' ? change.key : 0))) + 1;
}

export function withAdded(changes: readonly Change[], home: Omit<Added, 'kind' | 'key'>): Change[] {
  return [...changes, { kind: 'add', key: nextKey(changes), ...home, ...rounded(home) }];
}

export function withMoved(changes: readonly Change[], id: number, place: Place): Change[] {
  if (isAdded(id)) return changes.map((change) => (change.kind === 'add' && addedId(change.key) === id ? { ...change, ...rounded(place) } : change));
  return [...changes.filter((change) => !(change.kind === 'move' && change.homeId === id)), { kind: 'move', homeId: id, ...rounded(place) }];
}

export function withTerms(changes: readonly Change[], id: number, terms: Terms): Change[] {
  if (isAdded(id)) return changes.map((change) => (change.kind === 'add' && addedId(change.key) === id ? { ...change, ...terms } : change));
  const before = changes.find((change): change is Adjusted => change.kind === 'change' && change.homeId === id);
  return [...changes.filter((change) => change !== before), { kind: 'change', homeId: id, ...before, ...terms }];
}

/** An added home is forgotten, one that exists is closed. What else was thought of it no longer matters. */
export function withoutHome(changes: readonly Change[], id: number): Change[] {
  if (isAdded(id)) return changes.filter((change) => !(change.kind === 'add' && addedId(change.key) === id));
  return [...changes.filter((change) => change.kind === 'add' || change.homeId !== id), { kind: 'remove', homeId: id }];
}

export const withoutChange = (changes: readonly Change[], change: Change): Change[] => changes.filter((each) => each !== change);
