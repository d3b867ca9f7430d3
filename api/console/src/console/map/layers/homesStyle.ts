import type { ExpressionSpecification } from 'maplibre-gl';
import { token } from '../../theme';
import type { SlottedLayer } from '../slots';

export const SOURCE = 'homes';
export const POINTS = 'homes-points';

const NAMES_FROM_ZOOM = 13;

// The door is a state of the feature and no property: another hour recolours without cutting tiles anew.
const byDoor = (open: string, closed: string, unknown: string): ExpressionSpecification => [
  'match', ['coalesce', ['feature-state', 'door'], 'unknown'], 'open', open, 'closed', closed, unknown,
];

const isSelected: ExpressionSpecification = ['boolean', ['feature-state', 'selected'], false];

const whenSelected = (yes: number, no: number): ExpressionSpecification => ['case', isSelected, yes, no];

/** Open is filled, the others are rings: told apart without colour, too. */
const points = (): SlottedLayer => ({
  slot: 'points',
  layer: {
    id: POINTS,
    type: 'circle',
    source: SOURCE,
    paint: {
      'circle-radius': ['interpolate', ['linear'], ['zoom'], 7, whenSelected(8, 2.5), 10, whenSelected(9, 4.5), 14, whenSelected(12, 8)],
      'circle-color': byDoor(token('open'), token('surface'), token('surface')),
      'circle-stroke-color': [
        'case', isSelected, token('red-text'), byDoor(token('surface'), token('closed'), token('unknown')),
      ],
      'circle-stroke-width': ['interpolate', ['linear'], ['zoom'], 7, whenSelected(3, 1), 14, whenSelected(4, 2.5)],
    },
  },
});

const names = (): SlottedLayer => ({
  slot: 'labels',
  layer: {
    id: 'homes-names',
    type: 'symbol',
    source: SOURCE,
    minzoom: NAMES_FROM_ZOOM,
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
export const homesStyle = (): SlottedLayer[] => [points(), names()];
