import type { Map as MapLibreMap } from 'maplibre-gl';
import { watch } from 'vue';
import { type Goal, useMapState } from '../stores/map';

const CLOSE_ZOOM = 13;
const MARGIN_PX = 40;

/** Goes where the tables, charts and cards say. */
export function useGoals(map: MapLibreMap): void {
  const state = useMapState();
  watch(() => state.goal, (goal) => {
    if (goal != null) go(map, goal);
    state.goal = null;
  });
}

/** Around a place only when it is out of sight or too far to be seen. */
function go(map: MapLibreMap, goal: Goal): void {
  if ('bounds' in goal) {
    map.fitBounds(goal.bounds, { padding: MARGIN_PX, maxZoom: CLOSE_ZOOM });
    return;
  }
  const { lon, lat, zoom = CLOSE_ZOOM } = goal;
  if (map.getZoom() >= zoom && map.getBounds().contains([lon, lat])) return;
  map.easeTo({ center: [lon, lat], zoom: Math.max(map.getZoom(), zoom) });
}
