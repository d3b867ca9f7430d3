import type { LngLat, Map as MapLibreMap, MapMouseEvent, MapTouchEvent } from 'maplibre-gl';
import { onBeforeUnmount } from 'vue';

type Grab = MapMouseEvent | MapTouchEvent;

export interface Dragging {
  /** Points of these layers can be taken hold of. */
  layers: readonly string[];
  isOn: () => boolean;
  /** On the way, for as long as it is held. */
  move: (id: number, place: LngLat) => void;
  /** Where it was let go; not called when it was only clicked. */
  drop: (id: number, place: LngLat) => void;
}

/** A hand trembles: less is a click. */
const LEAST_PX = 4;
const REACH_PX = 5;

/** Points that can be dragged, by mouse or finger, while the map stands still. */
export function useDragging(map: MapLibreMap, dragging: Dragging): void {
  let release: () => void = () => undefined;

  function grab(event: Grab): void {
    if (!dragging.isOn() || ('points' in event && event.points.length > 1)) return;
    const id = idUnder(map, dragging.layers, event);
    if (id == null) return;
    event.preventDefault(); // the map would move instead
    release = hold(map, event, dragging, id);
  }

  const subscriptions = [map.on('mousedown', grab), map.on('touchstart', grab)];
  onBeforeUnmount(() => {
    release();
    for (const subscription of subscriptions) subscription.unsubscribe();
  });
}

function hold(map: MapLibreMap, from: Grab, dragging: Dragging, id: number): () => void {
  let last: LngLat | null = null;
  const move = ({ point, lngLat }: Grab) => {
    if (last == null && point.dist(from.point) < LEAST_PX) return;
    last = lngLat;
    dragging.move(id, lngLat);
  };
  const end = () => {
    release();
    if (last != null) dragging.drop(id, last);
  };
  const subscriptions = [map.on('mousemove', move), map.on('touchmove', move)];
  // Also outside of the map, where it does not hear of it.
  const ends = ['mouseup', 'touchend', 'touchcancel'] as const;
  for (const name of ends) window.addEventListener(name, end, { once: true });
  const release = () => {
    for (const subscription of subscriptions) subscription.unsubscribe();
    for (const name of ends) window.removeEventListener(name, end);
  };
  return release;
}

function idUnder(map: MapLibreMap, layers: readonly string[], { point: { x, y } }: Grab): number | null {
  const there = layers.filter((id) => map.getLayer(id) != null);
  const box: [[number, number], [number, number]] = [[x - REACH_PX, y - REACH_PX], [x + REACH_PX, y + REACH_PX]];
  const id = map.queryRenderedFeatures(box, { layers: there })[0]?.id;
  return typeof id === 'number' ? id : null;
}
