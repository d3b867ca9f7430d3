import { monthOf } from '@/shared/time';

export interface Filters {
  openNow: boolean;
  kind: string | null;
  services: string[];
  access: string[];
}

export const noFilters = (): Filters => ({ openNow: false, kind: null, services: [], access: [] });

export const countOf = (filters: Filters): number =>
  (filters.kind == null ? 0 : 1) + filters.services.length + filters.access.length;

const ALWAYS = [
  'water', 'hot_water', 'phone_charging', 'ebike_charging', 'battery_swap', 'rest', 'toilet', 'meal_heating',
  'first_aid', 'wifi',
];

/** What riders look for first at this time of the year: warmth from November to March, coolness from June to September. */
export function offeredServices(now: Date): string[] {
  const month = monthOf(now);
  if (month >= 11 || month <= 3) return ['heating', ...ALWAYS];
  return month >= 6 && month <= 9 ? ['cooling', ...ALWAYS] : ALWAYS;
}
