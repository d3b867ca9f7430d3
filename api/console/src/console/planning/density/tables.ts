import type { Selection } from '../../stores/map';
import type { Density } from '../contract';
import { sayDecimal, sayDistance, sayKm, sayPeople, sayShare } from '../figures';
import { words } from '../words';

/** A table of figures already in words; a row may stand for something on the map. */
export interface Figures {
  title: string;
  heads: readonly string[];
  rows: readonly { key: string | number; is?: Selection; cells: readonly string[] }[];
}

const { density, coverage } = words;

export const byAreaOf = ({ byArea }: Pick<Density, 'byArea'>): Figures => ({
  title: density.byArea,
  heads: [coverage.area, density.km, density.homes, density.per10, density.median, density.p90],
  rows: byArea.map((area) => ({
    key: area.code,
    is: { kind: 'area', id: area.code },
    cells: [area.name, sayKm(area.km), sayPeople(area.homes), sayDecimal(area.homesPer10Km), sayDistance(area.medianM), sayDistance(area.p90M)],
  })),
});

export const byClassOf = ({ byClass }: Pick<Density, 'byClass'>): Figures => ({
  title: density.byClass,
  heads: [density.class, density.km, density.homes, density.per10],
  rows: byClass.map((each) => ({ key: each.class, cells: [each.title, sayKm(each.km), sayPeople(each.homes), sayDecimal(each.homesPer10Km)] })),
});

export const clustersOf = ({ clusters }: Pick<Density, 'clusters'>): Figures => ({
  title: density.clusters,
  heads: [coverage.cluster, coverage.people, density.homes, density.perHome, coverage.nearest, coverage.share],
  rows: clusters.map((each) => ({
    key: each.id,
    is: { kind: 'cluster', id: each.id },
    cells: [
      each.name, sayPeople(each.people), sayPeople(each.homes), each.peoplePerHome == null ? '—' : sayPeople(each.peoplePerHome),
      sayDistance(each.nearestHomeM), sayShare(each.coveredShare),
    ],
  })),
});

export const arterialsOf = ({ arterials }: Pick<Density, 'arterials'>): Figures => ({
  title: density.arterials,
  heads: [density.homes, density.metres, density.road],
  rows: arterials.map((each) => ({
    key: each.homeId, is: { kind: 'home', id: each.homeId }, cells: [each.name, sayDistance(each.metres), each.road ?? '—'],
  })),
});
