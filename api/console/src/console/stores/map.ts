import { defineStore } from 'pinia';
import { reactive, ref } from 'vue';
import { layerRegistry } from '../map/layers/registry';

/** What was clicked, on the map or beside it. Later layers add their kinds. */
export interface Selection {
  kind: 'home';
  id: number;
}

export interface Camera {
  lon: number;
  lat: number;
  zoom: number;
}

/**
 * What map, table and card share: plain values only. Objects of the map library are never kept here, nor anywhere else where Vue
 * would watch them.
 */
export const useMapState = defineStore('map', () => {
  const switches = reactive(Object.fromEntries(layerRegistry.map((layer) => [layer.key, layer.shownAtFirst])));
  const selected = ref<Selection | null>(null);
  /** Where the map looked last, for when it is made anew. */
  const camera = ref<Camera | null>(null);

  function select(selection: Selection | null): void {
    selected.value = selection;
  }

  return { switches, selected, camera, select };
});
