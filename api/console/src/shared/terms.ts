import { areas, services } from '../../../../seed/data/reference.json';

/** Codes and their names, from the same file that the database's reference rows come from. */
export const serviceNames: ReadonlyMap<string, string> = new Map(services.map((s) => [s.code, s.name]));

export const areaNames: ReadonlyMap<string, string> = new Map(areas.map((a) => [a.code, a.shortName]));

export const accessNames: ReadonlyMap<string, string> = new Map([
  ['public', '直接进入'],
  ['staff', '找工作人员'],
  ['code', '扫码进入'],
  ['card', '刷卡进入'],
  ['face', '人脸识别进入'],
]);

export const kindNames: ReadonlyMap<string, string> = new Map([
  ['home', '共享职工之家'],
  ['station', '工会驿站'],
]);

/** A code that this build does not know is shown as it is: better than nothing. */
export const nameIn = (names: ReadonlyMap<string, string>, code: string): string => names.get(code) ?? code;
