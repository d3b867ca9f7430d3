import { type Component, defineComponent, onBeforeUnmount } from 'vue';
import type { Map as MapLibreMap } from 'maplibre-gl';
import { useMap } from './handle';
import { addTo, type SlottedLayer } from './slots';

/** A component that draws on the map and nowhere else, for as long as it is mounted. */
export function defineLayer(name: string, setup: (map: MapLibreMap) => void): Component {
  return defineComponent({
    name,
    setup() {
      setup(useMap());
      return () => null;
    },
  });
}

/** Adds layers that go with the component, and their source after them. */
export function useLayers(map: MapLibreMap, source: string, layers: readonly SlottedLayer[]): void {
  for (const layer of layers) addTo(map, layer);
  onBeforeUnmount(() => {
    for (const { layer } of layers) map.removeLayer(layer.id);
    map.removeSource(source);
  });
}
