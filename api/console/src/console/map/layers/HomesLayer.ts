import type { FeatureCollection, Point } from 'geojson';
import type { GeoJSONSource, Map as MapLibreMap } from 'maplibre-gl';
import { watch } from 'vue';
import { type HomeFeature, useHomes } from '../../stores/homes';
import { idOf, useMapState } from '../../stores/map';
import { useQuestion } from '../../stores/question';
import { useSession } from '../../stores/session';
import { useClicks } from '../clicks';
import { defineLayer, useLayers } from '../defineLayer';
import { useMarks } from '../marks';
import { useTiles } from '../tiles';
import { homesStyle, POINTS, pointsPaint, SOURCE, wanted } from './homesStyle';

/**
 * Homes as points, coloured by their doors, now or at the hour that is asked for. Planners have them by tiles, with those planned and those
 * of a scenario; to others the public list is all there is.
 */
export default defineLayer('HomesLayer', (map) => {
  const state = useMapState();
  const sourceLayer = useSession().may('see_plans') ? usePlannedHomes(map) : usePublicHomes(map);
  useMarks(map, { source: SOURCE, ...sourceLayer, kind: 'home' });
  useClicks(POINTS, ({ id }) => { if (typeof id === 'number') state.select({ kind: 'home', id }); });
  useDoors(map, sourceLayer);

  const homes = useHomes();
  watch(() => idOf(state.selected, 'home'), (id) => {
    const [lon, lat] = (id == null ? undefined : homes.byId.get(id))?.geometry.coordinates ?? [];
    if (lon != null && lat != null) state.goTo({ lon, lat });
  }, { immediate: true });
});

function usePlannedHomes(map: MapLibreMap): { sourceLayer: string } {
  const question = useQuestion();
  const homes = useHomes();
  useTiles(map, SOURCE, () => question.reach, 'id');
  useLayers(map, homesStyle(SOURCE));
  watch(() => question.asked.hour, (hour) => {
    const paint = pointsPaint(hour);
    for (const name of ['circle-color', 'circle-stroke-color'] as const) map.setPaintProperty(POINTS, name, paint[name]);
  }, { immediate: true });
  // The list beside the map leaves out what does not fit what is looked for.
  watch(() => (homes.isNarrowed ? homes.shown : null), (shown) => {
    for (const id of [POINTS, 'homes-names']) map.setFilter(id, wanted(shown?.map((home) => home.id) ?? null));
  }, { immediate: true });
  return { sourceLayer: SOURCE };
}

function usePublicHomes(map: MapLibreMap): object {
  const homes = useHomes();
  map.addSource(SOURCE, { type: 'geojson', data: collect(homes.shown) });
  useLayers(map, homesStyle());
  watch(() => homes.shown, (shown) => map.getSource<GeoJSONSource>(SOURCE)?.setData(collect(shown)));
  return {};
}

function useDoors(map: MapLibreMap, sourceLayer: object): void {
  const homes = useHomes();
  watch(() => homes.doors, (doors) => {
    for (const [id, door] of doors) map.setFeatureState({ source: SOURCE, ...sourceLayer, id }, { door });
  }, { immediate: true });
}

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
