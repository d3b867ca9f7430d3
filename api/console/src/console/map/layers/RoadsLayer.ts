import type { ExpressionSpecification } from 'maplibre-gl';
import { token } from '../../theme';
import { defineLayer, useLayers } from '../defineLayer';
import type { SlottedLayer } from '../slots';
import { useTiles } from '../tiles';

const SOURCE = 'roads';
const NAMES_FROM_ZOOM = 14;
const MAIN = ['motorway', 'trunk', 'primary'];
const MIDDLE = ['secondary', 'tertiary'];

const byClass = (main: number, middle: number, minor: number): ExpressionSpecification => ['match', ['get', 'class'], MAIN, main, MIDDLE, middle, minor];

/** The roads that ways are counted along. */
export default defineLayer('RoadsLayer', (map) => {
  useTiles(map, SOURCE, () => '');
  useLayers(map, roadsStyle());
});

const roadsStyle = (): SlottedLayer[] => [
  {
    slot: 'lines',
    layer: {
      id: 'roads-lines', type: 'line', source: SOURCE, 'source-layer': SOURCE,
      layout: { 'line-cap': 'round', 'line-join': 'round' },
      paint: {
        'line-color': ['match', ['get', 'class'], MAIN, token('road-main'), token('road')],
        'line-width': ['interpolate', ['exponential', 1.5], ['zoom'], 8, byClass(1, 0.5, 0.2), 12, byClass(2.2, 1.4, 0.6), 16, byClass(7, 5, 3)],
      },
    },
  },
  {
    slot: 'labels',
    layer: {
      id: 'roads-names', type: 'symbol', source: SOURCE, 'source-layer': SOURCE, minzoom: NAMES_FROM_ZOOM,
      filter: ['has', 'name'],
      layout: { 'symbol-placement': 'line', 'text-field': ['get', 'name'], 'text-size': 12, 'symbol-spacing': 400 },
      paint: { 'text-color': token('text-2'), 'text-halo-color': token('map-ground'), 'text-halo-width': 1.5 },
    },
  },
];
