import type { ExpressionSpecification } from 'maplibre-gl';
import { watch } from 'vue';
import type { Hour } from '../../planning/hours';
import { useQuestion } from '../../stores/question';
import { token } from '../../theme';
import { defineLayer, useLayers } from '../defineLayer';
import { charAt } from '../expressions';
import { addHatch } from '../hatch';
import type { SlottedLayer } from '../slots';
import { useTiles } from '../tiles';

const SOURCE = 'cells';
const FILL = 'cells-fill';
const UNCOVERED = 'cells-uncovered';

/** From how many people on a cell has the next shade. */
export const SHADES_FROM = [5, 20, 50, 100, 200] as const;

/** In a cell's tenths of people covered: nobody is there. */
const NOBODY = '-';

/** How many people are where, and which of them nobody reaches. */
export default defineLayer('CellsLayer', (map) => {
  const question = useQuestion();
  for (const name of ['none', 'some'] as const) addHatch(map, `cells-${name}`, token('uncovered'), name === 'none');
  useTiles(map, SOURCE, () => question.reach);
  useLayers(map, cellsStyle());
  watch(() => question.asked.hour, (hour) => {
    const covered = coveredAt(hour);
    map.setPaintProperty(FILL, 'fill-opacity', ['case', ['==', covered, NOBODY], 0.12, 0.75]);
    map.setPaintProperty(UNCOVERED, 'fill-pattern', ['match', covered, '0', 'cells-none', 'cells-some']);
    map.setFilter(UNCOVERED, ['in', covered, ['literal', ['0', '1', '2', '3', '4']]]);
  }, { immediate: true });
});

/** The tenths of a cell's people that a home reaches, a digit; 0 only when it reaches nobody. */
const coveredAt = (hour: Hour): ExpressionSpecification =>
  hour == null ? ['to-string', ['min', 9, ['ceil', ['/', ['get', 'share'], 10]]]] : charAt('covered', hour);

function shades(): ExpressionSpecification {
  const [, ...from] = SHADES_FROM;
  return ['step', ['get', 'people'], token('people-1'), ...from.flatMap((people, n) => [people, token(`people-${n + 2}`)])];
}

const cellsStyle = (): SlottedLayer[] => [
  {
    slot: 'ground',
    layer: { id: FILL, type: 'fill', source: SOURCE, 'source-layer': SOURCE, paint: { 'fill-color': shades(), 'fill-outline-color': token('map-ground') } },
  },
  { slot: 'ground', layer: { id: UNCOVERED, type: 'fill', source: SOURCE, 'source-layer': SOURCE, paint: { 'fill-pattern': 'cells-none' } } },
];
