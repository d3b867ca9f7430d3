import type { Point } from './position';

// The shift of published maps in China, as geo/Geo/Coordinates/ChinaShift.cs has it; a browser test compares the two.
const SEMI_MAJOR_AXIS_M = 6378245;
const ECCENTRICITY_SQUARED = 0.00669342162296594323;

const wave = (halfPeriods: number) => Math.sin(halfPeriods * Math.PI);

/** A WGS84 place in GCJ-02, which every map application in China expects. Our homes all lie where the shift applies. */
export function toGcj02({ lon, lat }: Point): Point {
  const [x, y] = [lon - 105, lat - 35];
  const common = 20 * wave(6 * x) + 20 * wave(2 * x);
  const [xy, rootX] = [0.1 * x * y, Math.sqrt(Math.abs(x))];
  const eastM =
    300 + x + 2 * y + 0.1 * x * x + xy + 0.1 * rootX +
    ((common + 20 * wave(x) + 40 * wave(x / 3) + 150 * wave(x / 12) + 300 * wave(x / 30)) * 2) / 3;
  const northM =
    -100 + 2 * x + 3 * y + 0.2 * y * y + xy + 0.2 * rootX +
    ((common + 20 * wave(y) + 40 * wave(y / 3) + 160 * wave(y / 12) + 320 * wave(y / 30)) * 2) / 3;

  const radians = (lat * Math.PI) / 180;
  const w2 = 1 - ECCENTRICITY_SQUARED * Math.sin(radians) ** 2;
  const primeVerticalRadiusM = SEMI_MAJOR_AXIS_M / Math.sqrt(w2);
  const meridianRadiusM = (SEMI_MAJOR_AXIS_M * (1 - ECCENTRICITY_SQUARED)) / (w2 * Math.sqrt(w2));
  return {
    lon: lon + ((eastM / (primeVerticalRadiusM * Math.cos(radians))) * 180) / Math.PI,
    lat: lat + ((northM / meridianRadiusM) * 180) / Math.PI,
  };
}
