import type { Map as MapLibreMap, MapGeoJSONFeature, MapMouseEvent } from 'maplibre-gl';
import { inject, type InjectionKey, onBeforeUnmount, provide } from 'vue';
import { useMapState } from '../stores/map';

type React = (feature: MapGeoJSONFeature) => void;

type Clickable = Map<string, React>;

const clicksKey: InjectionKey<Clickable> = Symbol('clicks');

/** A finger is wider than a point. */
const REACH_PX = 5;

/**
 * One listener for all layers: what lies on top is what was meant, and nothing under it. A click on nothing deselects.
 */
export function provideClicks(map: MapLibreMap): void {
  const state = useMapState();
  const clickable: Clickable = new Map();
  provide(clicksKey, clickable);

  const subscriptions = [
    map.on('click', (event) => {
      if (state.tool !== 'look') return;
      const feature = topmost(map, clickable, event);
      if (feature == null) state.select(null);
      else clickable.get(feature.layer.id)?.(feature);
    }),
    map.on('mousemove', (event) => {
      const isOver = state.tool === 'look' && topmost(map, clickable, event) != null;
      map.getCanvas().style.cursor = state.tool === 'place' ? 'crosshair' : isOver ? 'pointer' : '';
    }),
  ];
  onBeforeUnmount(() => {
    for (const subscription of subscriptions) subscription.unsubscribe();
  });
}

/** What a click on a layer does, for as long as the component is there. */
export function useClicks(layer: string, react: React): void {
  const clickable = inject(clicksKey);
  clickable?.set(layer, react);
  onBeforeUnmount(() => clickable?.delete(layer));
}

function topmost(map: MapLibreMap, clickable: Clickable, { point: { x, y } }: MapMouseEvent): MapGeoJSONFeature | undefined {
  const layers = [...clickable.keys()].filter((id) => map.getLayer(id) != null);
  return map.queryRenderedFeatures([[x - REACH_PX, y - REACH_PX], [x + REACH_PX, y + REACH_PX]], { layers })[0];
}
