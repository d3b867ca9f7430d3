import type { Answer } from './api/http';
import { sayUntil, sayWhen } from './time';

export type Door = 'open' | 'closed' | 'unknown';

type Open = Answer<'OpenAnswer'>;

export const doorNames: Readonly<Record<Door, string>> = { open: '开放中', closed: '未开放', unknown: '不能确定' };

/** What is not known is never shown as open. */
export const doorOf = (open: Open): Door => (open.now == null ? 'unknown' : open.now ? 'open' : 'closed');

/** What follows the state: until when, from when, why. */
export function sayDoor(open: Open, now: Date): string {
  if (open.now === true) return open.until == null ? '' : `至 ${sayUntil(open.until, now)}`;
  const next = sayNext(open, now);
  // That it is out of hours goes without saying where the next opening is told.
  const parts = [open.reason === 'outside_hours' && next !== '' ? '' : open.note, next];
  return parts.filter((part) => part != null && part !== '').join('；');
}

/** Before the next sure opening it may be open, but is not known to be. */
function sayNext(open: Open, now: Date): string {
  if (open.next == null) return '';
  const next = `${sayWhen(open.next, now)} 开放`;
  return open.unsureFrom == null ? next : `${next}（此前可能开放，请先致电）`;
}
