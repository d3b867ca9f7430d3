import { defineStore } from 'pinia';
import { ref, shallowRef } from 'vue';
import { jsonBody } from '@/shared/api/http';
import { call, type Trouble, troubleOf } from '../api';
import type { ReportRequest, Run } from '../planning/contract';

const BASE = '/api/planning/reports';
const POLL_MS = 3000;

/** Layout reports, those in the making followed by the server's events or, where their stream drops, by asking. */
export const useReports = defineStore('reports', () => {
  const items = shallowRef<readonly Run[]>([]);
  const state = ref<'loading' | 'ready' | 'failed'>('loading');
  const trouble = ref<Trouble | null>(null);
  const followed = new Map<number, () => void>();

  async function load(): Promise<void> {
    await tell(async () => {
      items.value = (await call<{ items: Run[] }>(BASE)).body.items;
    });
    state.value = trouble.value == null ? 'ready' : 'failed';
    for (const run of items.value) if (!isFinal(run)) follow(run.id);
  }

  async function ask(question: ReportRequest, title: string): Promise<void> {
    await tell(async () => {
      const request: ReportRequest = { ...question, ...(title === '' ? {} : { title }) };
      const { body } = await call<Pick<Run, 'id'>>(BASE, { method: 'POST', ...jsonBody(request) });
      take(await fetchRun(body.id));
    });
  }

  async function cancel(id: number): Promise<void> {
    await tell(async () => {
      await call(`${BASE}/${id}`, { method: 'DELETE' });
    });
    await tell(async () => { take(await fetchRun(id)); });
  }

  const fetchRun = async (id: number) => (await call<Run>(`${BASE}/${id}`)).body;

  function take(run: Run): void {
    const isKnown = items.value.some((each) => each.id === run.id);
    items.value = isKnown ? items.value.map((each) => (each.id === run.id ? run : each)) : [run, ...items.value];
    if (isFinal(run)) unfollow(run.id);
    else follow(run.id);
  }

  function follow(id: number): void {
    if (followed.has(id)) return;
    const stream = new EventSource(`${BASE}/${id}/events`);
    followed.set(id, () => { stream.close(); });
    stream.addEventListener('run', (event: MessageEvent<string>) => { take(JSON.parse(event.data) as Run); });
    // The browser would try again by itself, but not after an answer that is none, and never says what happened meanwhile.
    stream.addEventListener('error', () => {
      stream.close();
      if (followed.has(id)) askLater(id);
    });
  }

  function askLater(id: number): void {
    const timer = window.setTimeout(() => void askAgain(id), POLL_MS);
    followed.set(id, () => { window.clearTimeout(timer); });
  }

  /** Once there is an answer, its stream is tried again. */
  async function askAgain(id: number): Promise<void> {
    try {
      const run = await fetchRun(id);
      if (!followed.delete(id)) return;
      take(run);
      trouble.value = null;
    } catch (failure) {
      trouble.value = troubleOf(failure);
      if (followed.has(id)) askLater(id);
    }
  }

  function unfollow(id: number): void {
    followed.get(id)?.();
    followed.delete(id);
  }

  /** When nobody looks any more. */
  function rest(): void {
    for (const id of [...followed.keys()]) unfollow(id);
  }

  async function tell(work: () => Promise<void>): Promise<void> {
    try {
      await work();
      trouble.value = null;
    } catch (failure) {
      trouble.value = troubleOf(failure);
    }
  }

  return { items, state, trouble, load, ask, cancel, rest };
});

export const isFinal = ({ status }: Run): boolean => status === 'done' || status === 'failed' || status === 'cancelled';
