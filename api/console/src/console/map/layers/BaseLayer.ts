import { useBaseMap } from '../../stores/baseMap';
import { defineLayer, useLayers } from '../defineLayer';

const SOURCE = 'base';
const TILE_PX = 256;

/** The base map that is configured for inside use, under all else. */
export default defineLayer('BaseLayer', (map) => {
  const { tiles } = useBaseMap();
  if (tiles == null) return;
  map.addSource(SOURCE, { type: 'raster', tiles: [tiles], tileSize: TILE_PX });
  useLayers(map, [{ slot: 'base', layer: { id: SOURCE, type: 'raster', source: SOURCE, paint: { 'raster-saturation': -0.6, 'raster-fade-duration': 0 } } }]);
});
