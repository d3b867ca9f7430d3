import { words } from './words';

export interface Point {
  lon: number;
  lat: number;
}

/** Why there is no position, in words that may be shown. */
export class NoPosition extends Error {}

const OPTIONS: PositionOptions = { enableHighAccuracy: true, timeout: 12_000, maximumAge: 60_000 };

/** The browser's place in WGS84, which it asks its user for. */
export function askPosition(): Promise<Point> {
  return new Promise((resolve, reject) => {
    if (!window.isSecureContext) {
      reject(new NoPosition(words.insecure));
    } else if (!('geolocation' in navigator)) {
      reject(new NoPosition(words.unsupported));
    } else {
      navigator.geolocation.getCurrentPosition(
        ({ coords }) => { resolve({ lon: coords.longitude, lat: coords.latitude }); },
        (failure) => {
          reject(new NoPosition(failure.code === failure.PERMISSION_DENIED ? words.denied : words.unavailable));
        },
        OPTIONS,
      );
    }
  });
}
