import { words } from './words';

/** Hours of the week, 0 at Monday 0:00 in the city; null whatever the hour. */
export type Hour = number | null;

export const DAY_HOURS = 24;
export const WEEK_HOURS = 168;

export const dayOf = (hour: number): number => Math.floor(hour / DAY_HOURS);

export const hourOfDay = (hour: number): number => hour % DAY_HOURS;

export const isHour = (value: number): boolean => Number.isInteger(value) && value >= 0 && value < WEEK_HOURS;

/** 周二 22:00. */
export function sayHour(hour: Hour): string {
  if (hour == null) return words.hour.whenever;
  return `${words.hour.days[dayOf(hour)] ?? ''} ${hourOfDay(hour)}:00`;
}
