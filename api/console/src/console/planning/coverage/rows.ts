import type { Selection } from '../../stores/map';
import type { Count } from '../contract';

/** A line of the coverage table and what it stands for on the map. */
export interface CoverageRow {
  is: Selection;
  name: string;
  note?: string | undefined;
  homes?: number | undefined;
  count: Count;
}
