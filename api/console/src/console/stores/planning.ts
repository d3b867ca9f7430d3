import { defineStore } from 'pinia';
import { computed, ref } from 'vue';
import type { Bounds, Coverage, Density, Gaps, Overview, Week } from '../planning/contract';
import { useHomes } from './homes';
import { latest } from './latest';

const BASE = '/api/planning';

/** The answers to the planners' question. Each is asked by whoever shows it, and once only. */
export const usePlanning = defineStore('planning', () => {
  const homes = useHomes();

  const overview = latest<Overview>();
  const coverage = latest<Coverage>();
  /** The coverage without the scenario. */
  const before = latest<Coverage>();
  const week = latest<Week>();
  const gaps = latest<Gaps>();
  const density = latest<Density>();

  /** Counts what changed a scenario on the server: answers and tiles of an earlier edition are out of date. */
  const edition = ref(0);

  /** Whether there is anything to draw: what makes no sense, or lacks people or roads, has no tiles either. */
  const isAnswered = computed(() => coverage.answer != null && coverage.trouble == null);
  const isAwaited = computed(() => coverage.answer == null && coverage.isLoading);
  const areas = computed(() => new Map(overview.answer?.areas.map((area) => [area.code, area]) ?? []));
  const services = computed(() => new Map(coverage.answer?.homes.map((home) => [home.id, home]) ?? []));

  /** Where an area's homes are; the outlines are in the tiles only. */
  function boundsOf(areaCode: string | undefined): Bounds | undefined {
    const places = homes.all.filter((home) => home.properties.areaCode === areaCode).map((home) => home.geometry.coordinates);
    if (places.length === 0) return undefined;
    const lons = places.map(([lon = 0]) => lon);
    const lats = places.map(([, lat = 0]) => lat);
    return [Math.min(...lons), Math.min(...lats), Math.max(...lons), Math.max(...lats)];
  }

  function renew(): void {
    edition.value++;
  }

  const pathOf = (name: string, search: string) => `${BASE}/${name}${search === '' ? '' : `?${search}`}`;

  const askOverview = () => overview.ask(pathOf('overview', ''));
  const askCoverage = (search: string) => coverage.ask(pathOf('coverage', search), edition.value);
  const askBefore = (search: string) => before.ask(pathOf('coverage', search));
  const askWeek = (search: string) => week.ask(pathOf('coverage/week', search), edition.value);
  const askGaps = (search: string) => gaps.ask(pathOf('gaps', search), edition.value);
  const askDensity = (search: string) => density.ask(pathOf('density', search), edition.value);

  return {
    overview, coverage, before, week, gaps, density, edition,
    isAnswered, isAwaited, areas, services, boundsOf,
    renew, askOverview, askCoverage, askBefore, askWeek, askGaps, askDensity,
  };
});
