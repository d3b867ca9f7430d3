import type { Map as MapLibreMap } from 'maplibre-gl';
import { type Component, defineComponent, inject, onBeforeUnmount, ref } from 'vue';
import { arrivedKey, useMap } from './handle';
import { addTo, type SlottedLayer } from './slots';

/** A component that draws on the map and nowhere else, for as long as it is mounted. */
export function defineLayer(name: string, setup: (map: MapLibreMap) => void): Component {
  return defineComponent({
    name,
    setup() {
      setup(useMap());
      const arrived = inject(arrivedKey, ref(0));
      arrived.value++;
      onBeforeUnmount(() => { arrived.value--; });
      return () => null;
    },
  });
}

/** Adds layers that go with the component, and their sources after them. */
export function useLayers(map: MapLibreMap, layers: readonly SlottedLayer[]): void {
  for (const layer of layers) addTo(map, layer);
  const sources = new Set(layers.flatMap(({ layer }) => ('source' in layer ? [layer.source] : [])));
  onBeforeUnmount(() => {
    for (const { layer } of layers) map.removeLayer(layer.id);
    for (const source of sources) map.removeSource(source);
  });
}
