import type { Map as MapLibreMap } from 'maplibre-gl';
import { inject, type InjectionKey, type Ref } from 'vue';

/** The map of the nearest MapView. A plain object on purpose: were it reactive, Vue would wrap what the library compares by identity. */
export const mapKey: InjectionKey<MapLibreMap> = Symbol('map');

/** How many layers are on the map: each arrives by itself, and the picture is whole only with all of them. */
export const arrivedKey: InjectionKey<Ref<number>> = Symbol('arrived');

export function useMap(): MapLibreMap {
  const map = inject(mapKey);
  if (map == null) throw new Error('A map layer stands outside of MapView.');
  return map;
}
