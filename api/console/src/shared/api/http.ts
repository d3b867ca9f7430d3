import type { components } from './schema';

export type Schemas = components['schemas'];

/**
 * What is sent has what the document says. What comes leaves out what is not known, which the document shows as null: such members
 * are read with `== null` and `?.`.
 */
export type Answer<Name extends keyof Schemas> = Told<Schemas[Name]>;

type Told<T> = T extends readonly (infer Item)[]
  ? Told<Item>[]
  : T extends object
    ? { [K in keyof T as null extends T[K] ? never : K]: Told<T[K]> } & {
        [K in keyof T as null extends T[K] ? K : never]?: Told<Exclude<T[K], null>> | null;
      }
    : T;

/** The server refused, in words that may be shown. */
export class Refused extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    title: string,
    readonly fields: Readonly<Record<string, readonly string[]>> = {},
  ) {
    super(title);
  }
}

/** Nothing came back: no network, or no server. */
export class Unreachable extends Error {}

export interface Reply<T> {
  body: T;
  /** The database has been away for so many seconds, and the answer is as old. */
  ageSeconds: number;
}

export const PATIENCE_MS = 20_000;

/** Asks and waits at most twenty seconds: on one bar of signal a request may hang for minutes. */
export async function ask<T>(path: string, init: RequestInit = {}): Promise<Reply<T>> {
  const response = await send(path, init);
  if (!response.ok) throw await refusal(response);
  return {
    body: (response.status === 204 ? undefined : await read(response)) as T,
    ageSeconds: Number(response.headers.get('X-Data-Age') ?? 0),
  };
}

export function jsonBody(body: unknown): { body: string; headers: Record<string, string> } {
  return { body: JSON.stringify(body), headers: { 'Content-Type': 'application/json' } };
}

async function send(path: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(path, { signal: AbortSignal.timeout(PATIENCE_MS), ...init });
  } catch (failure) {
    throw new Unreachable('', { cause: failure });
  }
}

/** A connection may also end in the middle of an answer. */
async function read(response: Response): Promise<unknown> {
  try {
    return await response.json();
  } catch (failure) {
    throw new Unreachable('', { cause: failure });
  }
}

/** A balancer's own error page is no problem document: then the status has to do. */
async function refusal(response: Response): Promise<Error> {
  const isProblem = response.headers.get('Content-Type')?.startsWith('application/problem+json') ?? false;
  if (!isProblem) return new Unreachable(`HTTP ${response.status}`);
  const problem = (await read(response)) as Answer<'Problem'>;
  return new Refused(response.status, problem.code, problem.title, problem.errors ?? {});
}
