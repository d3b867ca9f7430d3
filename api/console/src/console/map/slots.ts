import type { LayerSpecification, Map as MapLibreMap, StyleSpecification } from 'maplibre-gl';
import { token } from '../theme';

/** What lies over what, lowest first, in whatever order layers are switched on. */
export const slots = ['base', 'ground', 'areas', 'lines', 'points', 'labels'] as const;

export type Slot = (typeof slots)[number];

export interface SlottedLayer {
  slot: Slot;
  layer: LayerSpecification;
}

const markerOf = (slot: Slot) => `slot-${slot}`;

/** A plain ground and an unseen marker above each slot; no tiles, no glyphs and no sprites are fetched from anywhere. */
export function plainStyle(): StyleSpecification {
  return {
    version: 8,
    sources: {},
    layers: [
      { id: 'plain', type: 'background', paint: { 'background-color': token('map-ground') } },
      ...slots.map((slot): LayerSpecification => ({
        id: markerOf(slot),
        type: 'background',
        layout: { visibility: 'none' },
      })),
    ],
  };
}

export function addTo(map: MapLibreMap, { slot, layer }: SlottedLayer): void {
  map.addLayer(layer, markerOf(slot));
}
