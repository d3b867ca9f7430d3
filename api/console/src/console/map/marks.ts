import type { Map as MapLibreMap } from 'maplibre-gl';
import { watch } from 'vue';
import { idOf, type Selection, type SelectionKind, useMapState } from '../stores/map';

/** Which features of a source are marked, and as what they are selected. */
export interface Marked {
  source: string;
  sourceLayer?: string;
  kind: SelectionKind;
}

/** Keeps the feature states `selected` and `hovered` with what is selected and pointed at beside the map. */
export function useMarks(map: MapLibreMap, { kind, ...target }: Marked): void {
  const state = useMapState();
  follow(() => state.selected, 'selected');
  follow(() => state.hovered, 'hovered');

  function follow(read: () => Selection | null, mark: 'selected' | 'hovered'): void {
    watch(() => idOf(read(), kind), (id, before) => {
      if (before != null) map.setFeatureState({ ...target, id: before }, { [mark]: false });
      if (id != null) map.setFeatureState({ ...target, id }, { [mark]: true });
    }, { immediate: true });
  }
}
