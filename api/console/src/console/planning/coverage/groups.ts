import { areaNames, nameIn } from '@/shared/terms';
import type { Coverage } from '../contract';
import { sayDistance } from '../figures';
import { words } from '../words';
import type { CoverageRow } from './rows';

/** By what people are counted. */
export const groups = ['area', 'township', 'cluster'] as const;

export type Group = (typeof groups)[number];

/** Areas in their order, the others by how many are not covered: there one looks first. */
export const rowsOf: Readonly<Record<Group, (coverage: Coverage) => CoverageRow[]>> = {
  area: ({ areas }) => areas.map(({ code, name, isZone, homes, count }) => ({
    is: { kind: 'area', id: code }, name, note: isZone ? words.coverage.zone : undefined, homes, count,
  })),
  township: ({ townships }) => mostUncovered(townships.map(({ code, name, areaCode, count }) => ({
    is: { kind: 'township', id: code }, name, note: nameIn(areaNames, areaCode), count,
  }))),
  cluster: ({ clusters }) => mostUncovered(clusters.map(({ id, name, homes, nearestHomeM, count }) => ({
    is: { kind: 'cluster', id }, name, note: `${words.coverage.nearest} ${sayDistance(nearestHomeM)}`, homes, count,
  }))),
};

const mostUncovered = (rows: CoverageRow[]) => rows.sort((one, other) => other.count.uncovered - one.count.uncovered);
