import 'maplibre-gl/dist/maplibre-gl.css';
import { Map as MapLibreMap, NavigationControl, ScaleControl, setWorkerUrl } from 'maplibre-gl';
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?url';
import type { Camera } from '../stores/map';
import { words } from '../words';
import { plainStyle } from './slots';

// A file of our own and no script made at run time, which the content policy forbids.
setWorkerUrl(new URL(workerUrl, window.location.href).href);

/** All of Qinhuangdao, from 青龙 to the sea: west, south, east, north. */
const CITY: [number, number, number, number] = [118.55, 39.4, 119.9, 40.6];

const FONTS = "'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', sans-serif";

/** @throws when the browser has no WebGL. */
export function createMap(container: HTMLElement, camera: Camera | null): MapLibreMap {
  const map = new MapLibreMap({
    container,
    style: plainStyle(),
    ...(camera == null ? { bounds: CITY } : { center: [camera.lon, camera.lat], zoom: camera.zoom }),
    minZoom: 6,
    maxZoom: 19,
    attributionControl: false,
    dragRotate: false,
    pitchWithRotate: false,
    localIdeographFontFamily: FONTS,
    locale: words.map.controls,
    fadeDuration: 0,
  });
  map.touchZoomRotate.disableRotation();
  map.addControl(new ScaleControl({ maxWidth: 100 }), 'bottom-left');
  map.addControl(new NavigationControl({ showCompass: false }), 'bottom-right');
  return map;
}
