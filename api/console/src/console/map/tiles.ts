import type { Map as MapLibreMap, VectorTileSource } from 'maplibre-gl';
import { watch } from 'vue';
import { usePlanning } from '../stores/planning';

/** Nearer than this the map enlarges what it has. */
const MAX_ZOOM = 14;

/**
 * A source of the planning API's vector tiles that follows the question. It has the name of its layer, as the layer inside the tiles
 * does.
 * @param search what the tiles depend on, as the address has it.
 * @param id the property that tells features apart.
 */
export function useTiles(map: MapLibreMap, name: string, search: () => string, id?: string): void {
  const planning = usePlanning();
  // Absolute, because it is the worker that fetches them.
  const tiles = () => [`${window.location.origin}/api/planning/tiles/${name}/{z}/{x}/{y}.mvt${search() === '' ? '' : `?${search()}`}`];
  map.addSource(name, { type: 'vector', tiles: tiles(), maxzoom: MAX_ZOOM, ...(id == null ? {} : { promoteId: id }) });
  watch([search, () => planning.edition], () => map.getSource<VectorTileSource>(name)?.setTiles(tiles()));
}
