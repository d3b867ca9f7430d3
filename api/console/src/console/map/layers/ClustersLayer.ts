import type { FeatureCollection, Point } from 'geojson';
import type { FilterSpecification, GeoJSONSource } from 'maplibre-gl';
import { watch } from 'vue';
import { useMapState } from '../../stores/map';
import { usePlanning } from '../../stores/planning';
import { token } from '../../theme';
import { useClicks } from '../clicks';
import { defineLayer, useLayers } from '../defineLayer';
import { marked } from '../expressions';
import { useMarks } from '../marks';
import type { SlottedLayer } from '../slots';
import { useTiles } from '../tiles';

const SOURCE = 'clusters';
const NAMES = 'clusters-names';
const FILL = 'clusters-fill';

/** Where workers are many. */
export default defineLayer('ClustersLayer', (map) => {
  const planning = usePlanning();
  const state = useMapState();

  const names = (): FeatureCollection<Point> => ({
    type: 'FeatureCollection',
    features: (planning.coverage.answer?.clusters ?? []).map(({ name, lon, lat, count }) => ({
      type: 'Feature',
      geometry: { type: 'Point', coordinates: [lon, lat] },
      properties: { name, people: count.people },
    })),
  });

  useTiles(map, SOURCE, () => '', 'id');
  map.addSource(NAMES, { type: 'geojson', data: names() });
  useLayers(map, clustersStyle());
  useMarks(map, { source: SOURCE, sourceLayer: SOURCE, kind: 'cluster' });
  useClicks(FILL, ({ properties }) => { state.select({ kind: 'cluster', id: Number(properties['id']) }); });
  watch(() => planning.coverage.answer, () => map.getSource<GeoJSONSource>(NAMES)?.setData(names()));
});

const isGround: FilterSpecification = ['==', ['geometry-type'], 'Polygon'];

const clustersStyle = (): SlottedLayer[] => [
  {
    slot: 'areas',
    layer: {
      id: FILL, type: 'fill', source: SOURCE, 'source-layer': SOURCE, filter: isGround,
      paint: { 'fill-color': token('cluster'), 'fill-opacity': marked(0.3, 0.2, 0.06) },
    },
  },
  {
    slot: 'lines',
    layer: {
      id: 'clusters-lines', type: 'line', source: SOURCE, 'source-layer': SOURCE, filter: isGround,
      paint: { 'line-color': token('cluster'), 'line-width': marked(3, 2.5, 1.5), 'line-dasharray': [3, 2] },
    },
  },
  {
    slot: 'labels',
    layer: {
      id: NAMES, type: 'symbol', source: NAMES, minzoom: 10,
      layout: { 'text-field': ['get', 'name'], 'text-size': 12, 'text-optional': true, 'symbol-sort-key': ['-', 0, ['get', 'people']] },
      paint: { 'text-color': token('cluster'), 'text-halo-color': token('map-ground'), 'text-halo-width': 1.6 },
    },
  },
];
