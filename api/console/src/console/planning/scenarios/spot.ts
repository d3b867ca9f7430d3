import type { Place } from './changes';

/** What is asked of a home in a scenario; what is not given stays as it is. */
export interface Spot extends Partial<Place> {
  name?: string;
  radiusM?: number | null;
  hours?: string | null;
}
