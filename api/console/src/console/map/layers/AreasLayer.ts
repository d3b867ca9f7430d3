import type { FeatureCollection, Point } from 'geojson';
import type { GeoJSONSource } from 'maplibre-gl';
import { watch } from 'vue';
import { useMapState } from '../../stores/map';
import { usePlanning } from '../../stores/planning';
import { useClicks } from '../clicks';
import { defineLayer, useLayers } from '../defineLayer';
import { useMarks } from '../marks';
import { useTiles } from '../tiles';
import { AREAS, areasStyle, NAMES, SOURCE, TOWNSHIPS } from './areasStyle';

/** Areas and, from nearer, the townships within. */
export default defineLayer('AreasLayer', (map) => {
  const planning = usePlanning();
  const state = useMapState();

  useTiles(map, SOURCE, () => '', 'code');
  map.addSource(NAMES, { type: 'geojson', data: namesOf(planning) });
  useLayers(map, areasStyle());
  for (const kind of ['area', 'township'] as const) useMarks(map, { source: SOURCE, sourceLayer: SOURCE, kind });
  useClicks(AREAS, ({ properties }) => { state.select({ kind: 'area', id: String(properties['code']) }); });
  useClicks(TOWNSHIPS, ({ properties }) => { state.select({ kind: 'township', id: String(properties['code']) }); });

  watch(() => namesOf(planning), (names) => map.getSource<GeoJSONSource>(NAMES)?.setData(names));
});

/** In the middle of each: a polygon that several tiles share would have its name in each. */
function namesOf(planning: ReturnType<typeof usePlanning>): FeatureCollection<Point> {
  return {
    type: 'FeatureCollection',
    features: [...planning.areas.values()].flatMap(({ code, shortName }) => {
      const bounds = planning.boundsOf(code);
      if (bounds == null) return [];
      const [west, south, east, north] = bounds;
      const coordinates = [(west + east) / 2, (south + north) / 2];
      return [{ type: 'Feature', geometry: { type: 'Point', coordinates }, properties: { name: shortName } }];
    }),
  };
}
