import type { SymbolLayerSpecification } from 'maplibre-gl';
import { token } from '../../theme';
import { marked } from '../expressions';
import type { SlottedLayer } from '../slots';

export const SOURCE = 'areas';
export const NAMES = 'areas-names';
export const AREAS = 'areas-fill';
export const TOWNSHIPS = 'townships-fill';

const TOWNSHIPS_FROM_ZOOM = 10.5;
const AREA_NAMES_TO_ZOOM = 12;

const tiles = { source: SOURCE, 'source-layer': SOURCE } as const;

const fill = (id: string, kind: string, minzoom: number): SlottedLayer => ({
  slot: 'areas',
  layer: {
    id, type: 'fill', ...tiles, minzoom,
    filter: ['==', ['get', 'kind'], kind],
    paint: { 'fill-color': token('mark'), 'fill-opacity': marked(0.1, 0.06, 0) },
  },
});

const outline = (id: string, kind: string, minzoom: number, width: number): SlottedLayer => ({
  slot: 'lines',
  layer: {
    id, type: 'line', ...tiles, minzoom,
    filter: ['==', ['get', 'kind'], kind],
    layout: { 'line-join': 'round' },
    paint: {
      'line-color': marked(token('mark'), token('mark'), token('area-line')),
      'line-width': marked(width + 2, width + 1, width),
      'line-opacity': 0.85,
    },
  },
});

const text = (): SymbolLayerSpecification['paint'] => ({ 'text-color': token('text'), 'text-halo-color': token('map-ground'), 'text-halo-width': 1.6 });

export const areasStyle = (): SlottedLayer[] => [
  fill(AREAS, 'area', 0),
  fill(TOWNSHIPS, 'township', TOWNSHIPS_FROM_ZOOM),
  outline('townships-lines', 'township', TOWNSHIPS_FROM_ZOOM, 0.6),
  outline('areas-lines', 'area', 0, 1.4),
  {
    slot: 'labels',
    layer: {
      id: 'areas-labels', type: 'symbol', source: NAMES, maxzoom: AREA_NAMES_TO_ZOOM,
      layout: { 'text-field': ['get', 'name'], 'text-size': 14, 'text-letter-spacing': 0.1 },
      paint: text(),
    },
  },
];
