import type { ExpressionSpecification, FilterSpecification } from 'maplibre-gl';
import { token } from '../../theme';
import { marked } from '../expressions';
import type { SlottedLayer } from '../slots';

export const SOURCE = 'scenario';
export const POINTS = 'scenario-points';

const isPoint: FilterSpecification = ['==', ['geometry-type'], 'Point'];

const sign: ExpressionSpecification = ['match', ['get', 'kind'], 'add', '+', 'move', '↔', '×'];

/** Larger than what exists and with a sign inside. */
export const scenarioStyle = (): SlottedLayer[] => [
  {
    slot: 'lines',
    layer: {
      id: 'scenario-ways', type: 'line', source: SOURCE, filter: ['==', ['geometry-type'], 'LineString'],
      paint: { 'line-color': token('thought'), 'line-width': 2, 'line-dasharray': [2, 2] },
    },
  },
  {
    slot: 'points',
    layer: {
      id: POINTS, type: 'circle', source: SOURCE, filter: isPoint,
      paint: {
        'circle-radius': ['interpolate', ['linear'], ['zoom'], 7, marked(10, 9, 7), 14, marked(15, 14, 12)],
        'circle-color': ['match', ['get', 'kind'], 'remove', token('surface'), token('thought')],
        'circle-stroke-color': ['match', ['get', 'kind'], 'remove', token('thought'), token('surface')],
        'circle-stroke-width': marked(4, 3, 2),
      },
    },
  },
  {
    slot: 'points',
    layer: {
      id: 'scenario-signs', type: 'symbol', source: SOURCE, filter: isPoint,
      layout: { 'text-field': sign, 'text-size': ['interpolate', ['linear'], ['zoom'], 7, 12, 14, 18], 'text-allow-overlap': true, 'text-ignore-placement': true },
      paint: { 'text-color': ['match', ['get', 'kind'], 'remove', token('thought'), token('surface')] },
    },
  },
  {
    slot: 'labels',
    layer: {
      id: 'scenario-names', type: 'symbol', source: SOURCE, filter: isPoint,
      layout: { 'text-field': ['get', 'name'], 'text-size': 13, 'text-offset': [0, 1.3], 'text-anchor': 'top' },
      paint: { 'text-color': token('thought'), 'text-halo-color': token('map-ground'), 'text-halo-width': 1.6 },
    },
  },
];
