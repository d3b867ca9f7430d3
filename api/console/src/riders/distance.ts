import type { Point } from './position';

const EARTH_RADIUS_M = 6371008.8;

/** On the sphere, for the offline list: within half a percent of the server's geodesic. */
export function distanceM(a: Point, b: Point): number {
  const radians = Math.PI / 180;
  const [dLat, dLon] = [(b.lat - a.lat) * radians, (b.lon - a.lon) * radians];
  const h = Math.sin(dLat / 2) ** 2 + Math.cos(a.lat * radians) * Math.cos(b.lat * radians) * Math.sin(dLon / 2) ** 2;
  return 2 * EARTH_RADIUS_M * Math.asin(Math.sqrt(h));
}

export function sayDistance(metres: number): string {
  if (metres < 1000) return `${Math.max(10, Math.round(metres / 10) * 10)} 米`;
  return metres < 10_000 ? `${(metres / 1000).toFixed(1)} 公里` : `${Math.round(metres / 1000)} 公里`;
}
