import { ask, Refused, type Reply, Unreachable } from '@/shared/api/http';
import { words } from './words';

// Kept in memory only; a page that is loaded anew gets another by GET /api/session.
let antiforgery: string | null = null;
let onEnd: () => void = () => undefined;

export function holdAntiforgery(token: string | null | undefined): void {
  antiforgery = token ?? null;
}

/** What happens when the server no longer knows the session. */
export function whenSessionEnds(react: () => void): void {
  onEnd = react;
}

/** Asks as the member of staff who is signed in. */
export async function call<T>(path: string, init: RequestInit = {}): Promise<Reply<T>> {
  const headers = new Headers(init.headers);
  if (antiforgery != null && init.method != null && init.method !== 'GET') headers.set('X-CSRF-Token', antiforgery);
  try {
    return await ask<T>(path, { ...init, headers });
  } catch (failure) {
    if (failure instanceof Refused && failure.code === 'sign_in_required') onEnd();
    throw failure;
  }
}

export interface Trouble {
  /** Stable, also where nothing came back. */
  code: string;
  text: string;
}

/** A failure with its code, in words that may be shown. One that is a fault of ours is thrown on. */
export function troubleOf(failure: unknown): Trouble {
  const text = sayFailure(failure);
  if (!(failure instanceof Refused)) return { code: 'unreachable', text };
  const fields = Object.values(failure.fields).flat();
  return { code: failure.code, text: fields.length === 0 ? text : `${text}：${fields.join('；')}` };
}

/** A failure in words that may be shown. One that is a fault of ours is thrown on, to be seen in the console. */
export function sayFailure(failure: unknown): string {
  if (failure instanceof Refused) return failure.message;
  if (failure instanceof Unreachable) return words.unreachable;
  throw failure;
}
