import { type Component, defineAsyncComponent } from 'vue';
import { words } from '../../planning/words';
import { useBaseMap } from '../../stores/baseMap';
import { words as common } from '../../words';
import { type LegendItem, legends } from '../legends';

/** A layer of the map: one component, which draws for as long as its switch is on. */
export interface LayerEntry {
  key: string;
  title: string;
  shownAtFirst: boolean;
  /** Only for those who may see what planners see. */
  isForPlanners: boolean;
  /** Drawn only while the question has an answer. */
  needsAnswer?: boolean;
  /** Absent: always. */
  isThere?: () => boolean;
  component: Component;
  legend: readonly LegendItem[];
}

const { layers } = words;

const planners = (key: keyof typeof legends, shownAtFirst: boolean, load: () => Promise<{ default: Component }>): LayerEntry => ({
  key, title: layers[key], shownAtFirst, isForPlanners: true, component: defineAsyncComponent(load), legend: legends[key],
});

/** In the order of the switches. A later layer adds its line, its component, and nothing else. */
export const layerRegistry: readonly LayerEntry[] = [
  {
    key: 'homes',
    title: common.layers.homes,
    shownAtFirst: true,
    isForPlanners: false,
    component: defineAsyncComponent(() => import('./HomesLayer')),
    legend: legends.homes,
  },
  planners('scenario', true, () => import('./ScenarioLayer')),
  { ...planners('coverage', true, () => import('./CoverageLayer')), needsAnswer: true },
  { ...planners('gaps', true, () => import('./GapsLayer')), needsAnswer: true },
  { ...planners('cells', true, () => import('./CellsLayer')), needsAnswer: true },
  planners('clusters', false, () => import('./ClustersLayer')),
  planners('roads', true, () => import('./RoadsLayer')),
  planners('areas', true, () => import('./AreasLayer')),
  {
    key: 'base',
    title: layers.base,
    shownAtFirst: true,
    isForPlanners: false,
    isThere: () => useBaseMap().tiles != null,
    component: defineAsyncComponent(() => import('./BaseLayer')),
    legend: [],
  },
];
