import type { FeatureCollection, Point } from 'geojson';
import type { GeoJSONSource, Map as MapLibreMap, MapLayerMouseEvent } from 'maplibre-gl';
import { onBeforeUnmount, watch } from 'vue';
import { type HomeFeature, useHomes } from '../../stores/homes';
import { useMapState } from '../../stores/map';
import { defineLayer, useLayers } from '../defineLayer';
import { homesStyle, POINTS, SOURCE } from './homesStyle';

const CLOSE_ZOOM = 14;

/** Homes as points, coloured by their doors. */
export default defineLayer('HomesLayer', (map) => {
  const homes = useHomes();
  const state = useMapState();

  map.addSource(SOURCE, { type: 'geojson', data: collect(homes.shown) });
  useLayers(map, SOURCE, homesStyle());
  useClicks(map, (id) => { state.select({ kind: 'home', id }); });

  watch(() => homes.shown, (shown) => map.getSource<GeoJSONSource>(SOURCE)?.setData(collect(shown)));
  watch(() => homes.doors, (doors) => {
    for (const [id, door] of doors) map.setFeatureState({ source: SOURCE, id }, { door });
  }, { immediate: true });
  watch(() => state.selected?.id, (id, before) => {
    if (before != null) map.setFeatureState({ source: SOURCE, id: before }, { selected: false });
    const home = id == null ? undefined : homes.byId.get(id);
    if (home != null) show(map, home);
  }, { immediate: true });
});

function collect(homes: readonly HomeFeature[]): FeatureCollection<Point> {
  return {
    type: 'FeatureCollection',
    features: homes.map(({ id, geometry, properties }) => ({
      type: 'Feature',
      id,
      geometry: { type: 'Point', coordinates: geometry.coordinates },
      properties: { name: properties.name },
    })),
  };
}

/** Marks a home, and goes there unless it is in sight from close by. */
function show(map: MapLibreMap, { id, geometry }: HomeFeature): void {
  map.setFeatureState({ source: SOURCE, id }, { selected: true });
  const [lon = 0, lat = 0] = geometry.coordinates;
  if (map.getZoom() >= CLOSE_ZOOM && map.getBounds().contains([lon, lat])) return;
  map.easeTo({ center: [lon, lat], zoom: Math.max(map.getZoom(), CLOSE_ZOOM) });
}

function useClicks(map: MapLibreMap, select: (id: number) => void): void {
  const click = ({ features }: MapLayerMouseEvent) => {
    const id = features?.[0]?.id;
    if (typeof id === 'number') select(id);
  };
  const cursor = (name: string) => () => { map.getCanvas().style.cursor = name; };
  const subscriptions = [
    map.on('click', POINTS, click),
    map.on('mouseenter', POINTS, cursor('pointer')),
    map.on('mouseleave', POINTS, cursor('')),
  ];
  onBeforeUnmount(() => {
    for (const subscription of subscriptions) subscription.unsubscribe();
  });
}
