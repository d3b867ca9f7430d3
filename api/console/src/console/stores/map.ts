import { defineStore } from 'pinia';
import { reactive, ref } from 'vue';
import type { Bounds } from '../planning/contract';
import { type Place, rounded } from '../planning/scenarios/changes';
import { layerRegistry } from '../map/layers/registry';

interface Ids {
  home: number;
  gap: number;
  cluster: number;
  area: string;
  township: string;
}

export type SelectionKind = keyof Ids;

/** What was clicked or is pointed at, on the map or beside it. Later layers add their kinds. */
export type Selection = { [Kind in SelectionKind]: { kind: Kind; id: Ids[Kind] } }[SelectionKind];

export interface Camera {
  lon: number;
  lat: number;
  zoom: number;
}

/** Where the map is to go next: around a place, or so that all of a rectangle is seen. */
export type Goal = { lon: number; lat: number; zoom?: number } | { bounds: Bounds };

/** What a click on the map means: show what is there, or put a home there. */
export type Tool = 'look' | 'place';

/**
 * What map, table, chart and card share: plain values only. Objects of the map library are never kept here, nor anywhere else where
 * Vue would watch them.
 */
export const useMapState = defineStore('map', () => {
  const switches = reactive(Object.fromEntries(layerRegistry.map((layer) => [layer.key, layer.shownAtFirst])));
  const selected = ref<Selection | null>(null);
  const hovered = ref<Selection | null>(null);
  /** Where the map looked last, for when it is made anew. */
  const camera = ref<Camera | null>(null);
  const goal = ref<Goal | null>(null);
  const tool = ref<Tool>('look');
  /** Where a home is to be put. */
  const putAt = ref<Place | null>(null);
  /** Whether the first picture is there, or will not come: what may wait until then, does. */
  const isSettled = ref(false);
  /** What of the map could not be fetched. */
  const trouble = ref('');

  function select(selection: Selection | null): void {
    selected.value = selection;
  }

  function point(selection: Selection | null): void {
    hovered.value = selection;
  }

  function put(place: Place): void {
    putAt.value = rounded(place);
    tool.value = 'look';
  }

  function goTo(place: Goal): void {
    goal.value = place;
  }

  return { switches, selected, hovered, camera, goal, tool, putAt, isSettled, trouble, select, point, put, goTo };
});

/** What is selected, when it is of this kind. */
export const idOf = <Kind extends SelectionKind>(selection: Selection | null, kind: Kind): Ids[Kind] | null =>
  selection?.kind === kind ? (selection.id as Ids[Kind]) : null;
