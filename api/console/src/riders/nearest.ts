import { ask, type Answer, jsonBody, Refused, type Schemas, Unreachable } from '@/shared/api/http';
import type { Filters } from './filters';
import { keepList, nearestKept } from './offline';
import type { Point } from './position';
import { words } from './words';

export type Home = Answer<'HomeAnswer'>;

export interface Start extends Point {
  title: string;
}

/** What the homes are ordered by: the way on foot as far as there are roads, and whether those are invented. */
export interface Order {
  onFoot: boolean;
  onSampleRoads: boolean;
}

/** What a search came to. */
export type Outcome =
  | { kind: 'found'; homes: Home[]; order: Order; ageSeconds: number; savedAt: Date | null }
  | { kind: 'failed'; message: string };

const byLine: Order = { onFoot: false, onSampleRoads: false };

export const FIRST_LIMIT = 10;
export const LAST_LIMIT = 50;

/** Asks the server; without network, the list that was kept. */
export async function findNearest(start: Start, filters: Filters, limit: number): Promise<Outcome> {
  try {
    const { body, ageSeconds } = await ask<Answer<'NearestResponse'>>('/api/homes/nearest', {
      method: 'POST',
      ...jsonBody(question(start, filters, limit)),
    });
    void keepList();
    const order = { onFoot: body.by === 'walk', onSampleRoads: body.roadsSample === true };
    return { kind: 'found', homes: body.homes, order, ageSeconds, savedAt: null };
  } catch (failure) {
    if (failure instanceof Refused) return { kind: 'failed', message: failure.message };
    if (failure instanceof Unreachable) return await findKept(start, filters, limit);
    throw failure;
  }
}

async function findKept(start: Start, filters: Filters, limit: number): Promise<Outcome> {
  const kept = await nearestKept(start, filters, limit);
  return kept == null
    ? { kind: 'failed', message: words.unreachable }
    : { kind: 'found', homes: kept.homes, order: byLine, ageSeconds: 0, savedAt: kept.savedAt };
}

function question({ lon, lat }: Start, filters: Filters, limit: number): Schemas['NearestRequest'] {
  return {
    lon,
    lat,
    datum: 'wgs84',
    limit,
    by: 'walk',
    ...(filters.openNow ? { openAt: 'now' } : {}),
    ...(filters.services.length > 0 ? { services: filters.services } : {}),
    ...(filters.access.length > 0 ? { access: filters.access } : {}),
    ...(filters.kind == null ? {} : { kind: filters.kind }),
  };
}
