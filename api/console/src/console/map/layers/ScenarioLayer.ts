import type { Feature, FeatureCollection } from 'geojson';
import type { GeoJSONSource, Map as MapLibreMap } from 'maplibre-gl';
import { onBeforeUnmount, shallowRef, watch } from 'vue';
import type { Change } from '../../planning/contract';
import { addedId, type Place, withMoved } from '../../planning/scenarios/changes';
import { useHomes } from '../../stores/homes';
import { useMapState } from '../../stores/map';
import { useScenarios } from '../../stores/scenarios';
import { useClicks } from '../clicks';
import { defineLayer, useLayers } from '../defineLayer';
import { useDragging } from '../drag';
import { useMarks } from '../marks';
import { POINTS as HOMES } from './homesStyle';
import { POINTS, scenarioStyle, SOURCE } from './scenarioStyle';

interface Held extends Place {
  id: number;
}

/** What a scenario adds, moves and removes; while it is worked on, homes can be dragged and put down. */
export default defineLayer('ScenarioLayer', (map) => {
  const scenarios = useScenarios();
  const state = useMapState();
  const placeOf = usePlaces();
  const held = shallowRef<Held | null>(null);
  const shown = () => collect(scenarios.changes, held.value, placeOf);

  // Added homes count below zero, which no feature's own id may do.
  map.addSource(SOURCE, { type: 'geojson', data: shown(), promoteId: 'home' });
  useLayers(map, scenarioStyle());
  useMarks(map, { source: SOURCE, kind: 'home' });
  useClicks(POINTS, ({ id }) => { if (typeof id === 'number') state.select({ kind: 'home', id }); });
  useDragging(map, {
    layers: [POINTS, HOMES],
    isOn: () => scenarios.isEditing && state.tool === 'look',
    move: (id, { lng, lat }) => { held.value = { id, lon: lng, lat }; },
    drop: (id, { lng, lat }) => {
      scenarios.edit(withMoved(scenarios.changes, id, { lon: lng, lat }));
      held.value = null;
      state.select({ kind: 'home', id });
    },
  });
  usePutting(map);

  watch([() => scenarios.changes, held], () => map.getSource<GeoJSONSource>(SOURCE)?.setData(shown()));
});

/** Where the homes of the public list are. */
function usePlaces(): (id: number) => Place | null {
  const homes = useHomes();
  return (id) => {
    const [lon, lat] = homes.byId.get(id)?.geometry.coordinates ?? [];
    return lon == null || lat == null ? null : { lon, lat };
  };
}

function usePutting(map: MapLibreMap): void {
  const state = useMapState();
  const subscription = map.on('click', ({ lngLat: { lng, lat } }) => {
    if (state.tool === 'place') state.put({ lon: lng, lat });
  });
  onBeforeUnmount(() => { subscription.unsubscribe(); });
}

function collect(changes: readonly Change[], held: Held | null, placeOf: (id: number) => Place | null): FeatureCollection {
  const features = changes.flatMap((change) => featuresOf(change, held, placeOf));
  if (held != null && !features.some(({ properties }) => properties?.['home'] === held.id)) features.push(point(held.id, held, { kind: 'move', name: '' }));
  return { type: 'FeatureCollection', features };
}

function featuresOf(change: Change, held: Held | null, placeOf: (id: number) => Place | null): Feature[] {
  if (change.kind === 'add') {
    const id = addedId(change.key);
    return [point(id, held?.id === id ? held : change, { kind: 'add', name: change.name })];
  }
  const from = placeOf(change.homeId);
  if (change.kind === 'remove') return from == null ? [] : [point(change.homeId, from, { kind: 'remove', name: '' })];
  if (change.kind === 'change') return [];
  const to = held?.id === change.homeId ? held : change;
  return [point(change.homeId, to, { kind: 'move', name: '' }), ...(from == null ? [] : [way(from, to)])];
}

const point = (home: number, { lon, lat }: Place, properties: { kind: Change['kind']; name: string }): Feature => ({
  type: 'Feature', geometry: { type: 'Point', coordinates: [lon, lat] }, properties: { home, ...properties },
});

const way = (from: Place, to: Place): Feature => ({
  type: 'Feature', geometry: { type: 'LineString', coordinates: [[from.lon, from.lat], [to.lon, to.lat]] }, properties: {},
});
