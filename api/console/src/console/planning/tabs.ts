import { type Component, defineAsyncComponent } from 'vue';
import HomesPanel from '../homes/HomesPanel.vue';
import CoveragePanel from './coverage/CoveragePanel.vue';
import { words } from './words';

export type Tab = keyof typeof words.tabs;

/** What stands beside the map, one at a time. A later panel adds its line. */
export const tabs: readonly { key: Tab; title: string; isForPlanners: boolean; component: Component }[] = [
  { key: 'coverage', title: words.tabs.coverage, isForPlanners: true, component: CoveragePanel },
  { key: 'gaps', title: words.tabs.gaps, isForPlanners: true, component: defineAsyncComponent(() => import('./gaps/GapsPanel.vue')) },
  { key: 'density', title: words.tabs.density, isForPlanners: true, component: defineAsyncComponent(() => import('./density/DensityPanel.vue')) },
  { key: 'scenarios', title: words.tabs.scenarios, isForPlanners: true, component: defineAsyncComponent(() => import('./scenarios/ScenariosPanel.vue')) },
  { key: 'reports', title: words.tabs.reports, isForPlanners: true, component: defineAsyncComponent(() => import('./reports/ReportsPanel.vue')) },
  { key: 'homes', title: words.tabs.homes, isForPlanners: false, component: HomesPanel },
];
