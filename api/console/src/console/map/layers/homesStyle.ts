import type { CircleLayerSpecification, ExpressionSpecification, FilterSpecification } from 'maplibre-gl';
import type { Hour } from '../../planning/hours';
import { token } from '../../theme';
import { charAt, marked, whenSelected } from '../expressions';
import type { SlottedLayer } from '../slots';

export const SOURCE = 'homes';
export const POINTS = 'homes-points';

const NAMES_FROM_ZOOM = 13;

/**
 * The door now is a state of the feature and the door at an hour one of its 168 characters: another hour recolours without cutting tiles
 * anew. Which hours a home has is not always known.
 */
const byDoor = (hour: Hour, open: string, closed: string, unknown: string): ExpressionSpecification =>
  hour == null
    ? ['match', ['coalesce', ['feature-state', 'door'], 'unknown'], 'open', open, 'closed', closed, unknown]
    : ['match', ['case', ['has', 'open'], charAt('open', hour), ''], '1', open, '0', closed, unknown];

const isPlanned: ExpressionSpecification = ['==', ['get', 'planned'], true];

type Paint = NonNullable<CircleLayerSpecification['paint']>;

/** Open is filled, the others are rings: told apart without colour, too. */
export const pointsPaint = (hour: Hour): Paint => ({
  'circle-color': byDoor(hour, token('open'), token('surface'), token('surface')),
  'circle-stroke-color': [
    'case',
    ['boolean', ['feature-state', 'selected'], false], token('red-text'),
    isPlanned, token('planned'),
    byDoor(hour, token('surface'), token('closed'), token('unknown')),
  ],
});

const points = (sourceLayer: object): SlottedLayer => ({
  slot: 'points',
  layer: {
    id: POINTS, type: 'circle', source: SOURCE, ...sourceLayer,
    paint: {
      'circle-radius': ['interpolate', ['linear'], ['zoom'], 7, marked(8, 5, 2.5), 10, marked(9, 7, 4.5), 14, marked(12, 10, 8)],
      'circle-stroke-width': ['interpolate', ['linear'], ['zoom'], 7, whenSelected(3, 1), 14, whenSelected(4, 2.5)],
      ...pointsPaint(null),
    },
  },
});

const names = (sourceLayer: object): SlottedLayer => ({
  slot: 'labels',
  layer: {
    id: 'homes-names', type: 'symbol', source: SOURCE, ...sourceLayer, minzoom: NAMES_FROM_ZOOM,
    layout: {
      'text-field': ['get', 'name'],
      'text-size': 13,
      'text-offset': [0, 1],
      'text-anchor': 'top',
      'text-optional': true,
    },
    paint: { 'text-color': token('text'), 'text-halo-color': token('map-ground'), 'text-halo-width': 1.5 },
  },
});

/** In the colours of the present scheme. */
export const homesStyle = (sourceLayer?: string): SlottedLayer[] => {
  const inside = sourceLayer == null ? {} : { 'source-layer': sourceLayer };
  return [points(inside), names(inside)];
};

// What a scenario adds or moves is drawn by its own layer, where it can be dragged.
const isOfScenario: ExpressionSpecification = ['in', ['coalesce', ['get', 'scenario'], ''], ['literal', ['added', 'moved']]];

/** Of the homes in the tiles those that are looked for; all of them when null. */
export const wanted = (ids: readonly number[] | null): FilterSpecification =>
  ids == null ? ['!', isOfScenario] : ['all', ['!', isOfScenario], ['in', ['id'], ['literal', [...ids]]]];
