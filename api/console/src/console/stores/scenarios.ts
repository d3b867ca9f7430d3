import { defineStore } from 'pinia';
import { computed, ref, shallowRef } from 'vue';
import { jsonBody, Refused } from '@/shared/api/http';
import { call, type Trouble, troubleOf } from '../api';
import type { Change, Scenario } from '../planning/contract';
import { usePlanning } from './planning';
import { useQuestion } from './question';
import { useSession } from './session';

const BASE = '/api/planning/scenarios';
const CHANGED_MEANWHILE = 'changed_meanwhile';

/** Thoughts of where homes could be. Each change of the chosen one is saved at once; saves follow one another. */
export const useScenarios = defineStore('scenarios', () => {
  const question = useQuestion();
  const planning = usePlanning();
  const session = useSession();

  const items = shallowRef<readonly Scenario[]>([]);
  const state = ref<'loading' | 'ready' | 'failed'>('loading');
  const trouble = ref<Trouble | null>(null);
  const isSaving = ref(false);
  /** What the changes were before each of ours, latest last. */
  const past = shallowRef<readonly (readonly Change[])[]>([]);
  let saving: Promise<void> = Promise.resolve();
  /** Counts refusals: what was to be saved after one was thought of on top of what the server does not have. */
  let refusals = 0;

  const current = computed(() => items.value.find((scenario) => scenario.id === question.asked.scenario) ?? null);
  const mayEdit = computed(() => session.may('plan'));
  /** Whether homes can be dragged: only while one works on it, lest a home is moved by chance. */
  const isEditing = ref(false);
  const changes = computed<readonly Change[]>(() => current.value?.changes ?? []);

  async function load(): Promise<void> {
    await tell(async () => {
      items.value = (await call<{ items: Scenario[] }>(BASE)).body.items;
    });
    state.value = trouble.value == null ? 'ready' : 'failed';
  }

  function choose(id: number | null): void {
    past.value = [];
    trouble.value = null;
    question.ask({ scenario: id });
  }

  async function create(name: string): Promise<void> {
    await tell(async () => {
      const { body } = await call<Scenario>(BASE, { method: 'POST', ...jsonBody({ name }) });
      items.value = [body, ...items.value];
      choose(body.id);
    });
  }

  async function remove(scenario: Scenario): Promise<void> {
    await tell(async () => {
      await call(`${BASE}/${scenario.id}`, { method: 'DELETE', headers: ifMatch(scenario) });
      if (scenario.id === question.asked.scenario) choose(null);
      items.value = items.value.filter((each) => each.id !== scenario.id);
    });
  }

  /** Shows the change at once and saves it after those before it. */
  function edit(next: readonly Change[]): void {
    const scenario = current.value;
    if (scenario == null) return;
    past.value = [...past.value, scenario.changes];
    put({ ...scenario, changes: [...next] });
  }

  function undo(): void {
    const scenario = current.value;
    const before = past.value.at(-1);
    if (scenario == null || before == null) return;
    past.value = past.value.slice(0, -1);
    put({ ...scenario, changes: [...before] });
  }

  function put(scenario: Scenario): void {
    replace(scenario);
    const known = refusals;
    saving = saving.then(() => (known === refusals ? save(scenario) : undefined));
  }

  async function save({ id, name, note, changes: wanted }: Scenario): Promise<void> {
    const known = items.value.find((scenario) => scenario.id === id);
    if (known == null) return;
    isSaving.value = true;
    await tell(async () => {
      const { body, headers } = jsonBody({ name, ...(note == null ? {} : { note }), changes: wanted });
      const saved = await call<Scenario>(`${BASE}/${id}`, { method: 'PUT', body, headers: { ...headers, ...ifMatch(known) } });
      // A later change may stand here already; of the answer only the version counts then.
      const latest = items.value.find((scenario) => scenario.id === id);
      if (latest != null) replace({ ...saved.body, changes: latest.changes });
      planning.renew();
    });
    isSaving.value = false;
    if (trouble.value == null) return;
    refusals++;
    await reload(id);
  }

  /** What the server has, after it refused ours. */
  async function reload(id: number): Promise<void> {
    past.value = [];
    try {
      replace((await call<Scenario>(`${BASE}/${id}`)).body);
      planning.renew();
    } catch (failure) {
      if (!(failure instanceof Refused && failure.status === 404)) return;
      items.value = items.value.filter((scenario) => scenario.id !== id);
      choose(null);
    }
  }

  function replace(scenario: Scenario): void {
    items.value = items.value.map((each) => (each.id === scenario.id ? scenario : each));
  }

  async function tell(work: () => Promise<void>): Promise<void> {
    try {
      await work();
      trouble.value = null;
    } catch (failure) {
      trouble.value = troubleOf(failure);
    }
  }

  const isOvertaken = computed(() => trouble.value?.code === CHANGED_MEANWHILE);

  return { items, state, trouble, isSaving, isOvertaken, mayEdit, isEditing, past, current, changes, load, choose, create, remove, edit, undo };
});

const ifMatch = ({ version }: Scenario) => ({ 'If-Match': `"${version}"` });
