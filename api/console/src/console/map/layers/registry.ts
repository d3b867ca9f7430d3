import { type Component, defineAsyncComponent } from 'vue';
import { words } from '../../words';

/** A layer of the map: one component, which draws for as long as its switch is on. */
export interface LayerEntry {
  key: string;
  title: string;
  shownAtFirst: boolean;
  component: Component;
}

/** In the order of the switches. A later layer adds its line, its component, and nothing else. */
export const layerRegistry: readonly LayerEntry[] = [
  {
    key: 'homes',
    title: words.layers.homes,
    shownAtFirst: true,
    component: defineAsyncComponent(() => import('./HomesLayer')),
  },
];
