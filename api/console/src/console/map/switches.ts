import { computed, type ComputedRef } from 'vue';
import { useMapState } from '../stores/map';
import { useSession } from '../stores/session';
import { type LayerEntry, layerRegistry } from './layers/registry';

/** The layers that whoever is signed in may switch, and whether each is on. */
export function useLayerSwitches(): ComputedRef<(LayerEntry & { isOn: boolean })[]> {
  const state = useMapState();
  const session = useSession();
  return computed(() =>
    layerRegistry
      .filter((layer) => (!layer.isForPlanners || session.may('see_plans')) && layer.isThere?.() !== false)
      .map((layer) => ({ ...layer, isOn: state.switches[layer.key] === true })),
  );
}
