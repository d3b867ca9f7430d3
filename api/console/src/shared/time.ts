/** Times as people in Qinhuangdao read them, wherever the browser stands. */
const CITY = 'Asia/Shanghai';
const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
const STALE_DAYS = 30;

const dayForm = new Intl.DateTimeFormat('en-CA', { timeZone: CITY, dateStyle: 'short' });
const timeForm = new Intl.DateTimeFormat('zh-CN', { timeZone: CITY, hour: '2-digit', minute: '2-digit', hour12: false });
const dateForm = new Intl.DateTimeFormat('zh-CN', { timeZone: CITY, month: 'numeric', day: 'numeric' });
const weekdayForm = new Intl.DateTimeFormat('zh-CN', { timeZone: CITY, weekday: 'short' });
const fullForm = new Intl.DateTimeFormat('zh-CN', { timeZone: CITY, dateStyle: 'medium', timeStyle: 'short' });

/** 今天 18:00, 明天 8:30, 周五 8:30, 12月3日 8:30. */
export function sayWhen(instant: string, now: Date): string {
  const at = new Date(instant);
  const time = timeForm.format(at);
  const days = daysBetween(now, at);
  if (days === 0) return `今天 ${time}`;
  if (days === 1) return `明天 ${time}`;
  if (days > 1 && days < 7) return `${weekdayForm.format(at)} ${time}`;
  return `${sayDate(at)} ${time}`;
}

/** 18:00 while it is today. */
export function sayUntil(instant: string, now: Date): string {
  const said = sayWhen(instant, now);
  return said.startsWith('今天 ') ? said.slice('今天 '.length) : said;
}

export function sayAgo(instant: string, now: Date): string {
  const ms = now.getTime() - Date.parse(instant);
  if (ms < MINUTE_MS) return '刚刚';
  if (ms < HOUR_MS) return `${Math.floor(ms / MINUTE_MS)} 分钟前`;
  if (ms < DAY_MS) return `${Math.floor(ms / HOUR_MS)} 小时前`;
  return `${Math.floor(ms / DAY_MS)} 天前`;
}

/** How long something lasted: 40 秒, 5 分钟, 3 小时. */
export function sayAge(seconds: number): string {
  if (seconds < 60) return `${Math.round(seconds)} 秒`;
  if (seconds < 3600) return `${Math.floor(seconds / 60)} 分钟`;
  return `${Math.floor(seconds / 3600)} 小时`;
}

/** 11月2日. */
export function sayDate(date: Date | string): string {
  const [month, day] = dateForm.format(new Date(date)).split('/');
  return `${month ?? ''}月${day ?? ''}日`;
}

export const sayFull = (date: Date | string): string => fullForm.format(new Date(date));

/** Whether nobody has looked for over thirty days, or ever. */
export function isStale(verifiedAt: string | null | undefined, now: Date): boolean {
  return verifiedAt == null || now.getTime() - Date.parse(verifiedAt) > STALE_DAYS * DAY_MS;
}

/** The city's month, 1 to 12. */
export const monthOf = (date: Date): number => Number(dayForm.format(date).split('-')[1]);

function daysBetween(from: Date, to: Date): number {
  return Math.round((Date.parse(dayForm.format(to)) - Date.parse(dayForm.format(from))) / DAY_MS);
}
