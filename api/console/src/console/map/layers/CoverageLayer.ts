import { watch } from 'vue';
import { useQuestion } from '../../stores/question';
import { token } from '../../theme';
import { defineLayer, useLayers } from '../defineLayer';
import { thereAt } from '../expressions';
import type { SlottedLayer } from '../slots';
import { useTiles } from '../tiles';

const SOURCE = 'coverage';
const FILL = 'coverage-fill';
const LINES = 'coverage-lines';

/** The ground that each home serves: those that are closed at the hour serve none. Where several do, it is darker. */
export default defineLayer('CoverageLayer', (map) => {
  const question = useQuestion();
  useTiles(map, SOURCE, () => question.reach);
  useLayers(map, coverageStyle());
  watch(() => question.asked.hour, (hour) => {
    for (const id of [FILL, LINES]) map.setFilter(id, thereAt('open', hour));
  }, { immediate: true });
});

const coverageStyle = (): SlottedLayer[] => [
  {
    slot: 'areas',
    layer: {
      id: FILL, type: 'fill', source: SOURCE, 'source-layer': SOURCE,
      paint: { 'fill-color': token('coverage'), 'fill-opacity': 0.14 },
    },
  },
  {
    slot: 'lines',
    layer: {
      id: LINES, type: 'line', source: SOURCE, 'source-layer': SOURCE,
      paint: { 'line-color': token('coverage'), 'line-width': 1.2, 'line-opacity': 0.8 },
    },
  },
];
