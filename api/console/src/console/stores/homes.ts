import { defineStore } from 'pinia';
import { computed, reactive, ref, shallowRef } from 'vue';
import type { Answer } from '@/shared/api/http';
import type { Door } from '@/shared/door';
import { call, sayFailure } from '../api';

export type HomeFeature = Answer<'HomeFeature'>;

interface Wanted {
  text: string;
  areaCode: string;
  /** Which doors are shown; all when empty. */
  doors: Door[];
}

const nothingWanted = (): Wanted => ({ text: '', areaCode: '', doors: [] });

/** All homes, whether each is open, and which of them are wanted. The lists are thousands long: replaced, never watched inside. */
export const useHomes = defineStore('homes', () => {
  const all = shallowRef<readonly HomeFeature[]>([]);
  const doors = shallowRef<ReadonlyMap<number, Door>>(new Map());
  const wanted = reactive(nothingWanted());
  const state = ref<'loading' | 'ready' | 'failed'>('loading');
  const trouble = ref('');
  const ageSeconds = ref(0);

  const byId = computed(() => new Map(all.value.map((home) => [home.id, home])));
  const hasSample = computed(() => all.value.some((home) => home.properties.sample));

  const isNarrowed = computed(() => wanted.doors.length > 0 || wanted.areaCode !== '' || wanted.text.trim() !== '');
  /** Without regard to the door, so that each state can say how many it would show. */
  const inArea = computed(() => all.value.filter((home) => fits(home, wanted)));
  const shown = computed(() =>
    wanted.doors.length === 0 ? inArea.value : inArea.value.filter((home) => wanted.doors.includes(doorOf(home.id))),
  );
  const counts = computed(() => {
    const count: Record<Door, number> = { open: 0, closed: 0, unknown: 0 };
    for (const home of inArea.value) count[doorOf(home.id)]++;
    return count;
  });

  function doorOf(id: number): Door {
    return doors.value.get(id) ?? 'unknown';
  }

  async function load(): Promise<void> {
    if (all.value.length === 0) state.value = 'loading';
    await tell(() => Promise.all([fetchList(), fetchDoors()]));
  }

  /** Doors change with the minute, the list seldom, and the list is megabytes. */
  async function refreshDoors(): Promise<void> {
    if (all.value.length > 0) await tell(fetchDoors);
  }

  async function tell(work: () => Promise<unknown>): Promise<void> {
    try {
      await work();
      state.value = 'ready';
    } catch (failure) {
      trouble.value = sayFailure(failure);
      state.value = 'failed';
    }
  }

  async function fetchList(): Promise<void> {
    const list = await call<Answer<'HomeCollection'>>('/api/homes.geojson');
    all.value = list.body.features;
  }

  async function fetchDoors(): Promise<void> {
    const { body, ageSeconds: age } = await call<Answer<'SortByDoorResponse'>>('/api/homes/open');
    ageSeconds.value = age;
    doors.value = new Map([
      ...body.open.map((id) => [id, 'open'] as const),
      ...body.closed.map((id) => [id, 'closed'] as const),
      ...body.unknown.map((id) => [id, 'unknown'] as const),
    ]);
  }

  function clear(): void {
    Object.assign(wanted, nothingWanted());
  }

  return {
    all, doors, wanted, state, trouble, ageSeconds,
    byId, hasSample, isNarrowed, shown, counts,
    doorOf, load, refreshDoors, clear,
  };
});

function fits({ properties }: HomeFeature, { text, areaCode }: Wanted): boolean {
  if (areaCode !== '' && properties.areaCode !== areaCode) return false;
  const words = text.trim().toLowerCase();
  return words === '' || [properties.name, properties.address, properties.code].some((t) => t.toLowerCase().includes(words));
}
