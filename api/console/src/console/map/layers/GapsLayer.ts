import type { FeatureCollection, Point } from 'geojson';
import type { GeoJSONSource } from 'maplibre-gl';
import { watch } from 'vue';
import type { Gaps } from '../../planning/contract';
import { useMapState } from '../../stores/map';
import { usePlanning } from '../../stores/planning';
import { useQuestion } from '../../stores/question';
import { token } from '../../theme';
import { useClicks } from '../clicks';
import { defineLayer, useLayers } from '../defineLayer';
import { marked, thereAt } from '../expressions';
import { useMarks } from '../marks';
import type { SlottedLayer } from '../slots';
import { useTiles } from '../tiles';

const SOURCE = 'gaps';
const FILL = 'gaps-fill';
const RANKS = 'gaps-ranks';
const LAYERS = [FILL, 'gaps-lines', RANKS] as const;

/** Where people are and no home reaches them, by rank. */
export default defineLayer('GapsLayer', (map) => {
  const question = useQuestion();
  const state = useMapState();
  const planning = usePlanning();
  useTiles(map, SOURCE, () => question.whole, 'rank');
  map.addSource(RANKS, { type: 'geojson', data: ranksOf(planning.gaps.answer) });
  useLayers(map, gapsStyle());
  useMarks(map, { source: SOURCE, sourceLayer: SOURCE, kind: 'gap' });
  useClicks(FILL, ({ properties }) => { state.select({ kind: 'gap', id: Number(properties['rank']) }); });
  // At once those of the gaps at hand that are gaps at this hour, too; once it settles, the hour's own.
  watch(() => question.asked.hour, (hour) => {
    for (const id of LAYERS) map.setFilter(id, thereAt('hours', hour));
  }, { immediate: true });
  watch([() => question.whole, () => planning.edition], ([whole]) => void planning.askGaps(whole), { immediate: true });
  watch(() => planning.gaps.answer, (answer) => map.getSource<GeoJSONSource>(RANKS)?.setData(ranksOf(answer)));
});

/** From the list: a polygon that several tiles share would have its rank in each. */
function ranksOf(answer: Gaps | null): FeatureCollection<Point> {
  return {
    type: 'FeatureCollection',
    features: (answer?.gaps ?? []).map(({ rank, hours, lon, lat }) => ({
      type: 'Feature', geometry: { type: 'Point', coordinates: [lon, lat] }, properties: { rank, hours },
    })),
  };
}

const tiles = { source: SOURCE, 'source-layer': SOURCE } as const;

const gapsStyle = (): SlottedLayer[] => [
  {
    slot: 'areas',
    layer: { id: FILL, type: 'fill', ...tiles, paint: { 'fill-color': token('uncovered'), 'fill-opacity': marked(0.4, 0.3, 0.18) } },
  },
  {
    slot: 'lines',
    layer: { id: 'gaps-lines', type: 'line', ...tiles, paint: { 'line-color': token('uncovered'), 'line-width': marked(4, 3, 2) } },
  },
  {
    slot: 'labels',
    layer: {
      id: RANKS, type: 'symbol', source: RANKS,
      layout: { 'text-field': ['to-string', ['get', 'rank']], 'text-size': 13, 'symbol-sort-key': ['get', 'rank'] },
      paint: { 'text-color': token('text'), 'text-halo-color': token('map-ground'), 'text-halo-width': 2 },
    },
  },
];
