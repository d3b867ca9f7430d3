/** Figures as people read them. Nothing is rounded before it is shown. */
const whole = new Intl.NumberFormat('zh-CN', { maximumFractionDigits: 0 });
const tenths = new Intl.NumberFormat('zh-CN', { minimumFractionDigits: 1, maximumFractionDigits: 1 });
const share = new Intl.NumberFormat('zh-CN', { style: 'percent', minimumFractionDigits: 1, maximumFractionDigits: 1 });
const points = new Intl.NumberFormat('zh-CN', { minimumFractionDigits: 1, maximumFractionDigits: 1, signDisplay: 'exceptZero' });
const signed = new Intl.NumberFormat('zh-CN', { maximumFractionDigits: 0, signDisplay: 'exceptZero' });

const NOT_KNOWN = '—';
const KM_FROM_M = 1000;
const MINUTE_S = 60;

export const sayPeople = (people: number): string => whole.format(people);

export const sayShare = (part: number | null | undefined): string => (part == null ? NOT_KNOWN : share.format(part));

export const sayKm = (km: number | null | undefined): string => (km == null ? NOT_KNOWN : tenths.format(km));

export const sayDecimal = sayKm;

export const saySigned = (difference: number): string => signed.format(difference);

/** A difference of shares, in points of a hundred. */
export const sayPoints = (difference: number): string => `${points.format(difference * 100)} 个百分点`;

/** 430 米, 1.4 公里. */
export function sayDistance(metres: number | null | undefined): string {
  if (metres == null) return NOT_KNOWN;
  return metres < KM_FROM_M ? `${whole.format(metres)} 米` : `${tenths.format(metres / KM_FROM_M)} 公里`;
}

export const sayMinutes = (seconds: number): string => `${Math.max(1, Math.round(seconds / MINUTE_S))} 分钟`;

/** 12 kB. */
export function sayBytes(bytes: number): string {
  return bytes < 1_000_000 ? `${Math.max(1, Math.round(bytes / 1000))} kB` : `${tenths.format(bytes / 1_000_000)} MB`;
}
