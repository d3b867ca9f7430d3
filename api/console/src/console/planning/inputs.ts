import { onBeforeUnmount, onMounted, watch } from 'vue';
import { useBaseMap } from '../stores/baseMap';
import { useHomes } from '../stores/homes';
import { usePlanning } from '../stores/planning';
import { useQuestion } from '../stores/question';
import { useScenarios } from '../stores/scenarios';

const DOORS_MS = 60_000;
const LIST_MS = 10 * 60_000;

/** The base map, the list of homes, and again what changes of it. */
export function useHomeList(): void {
  const base = useBaseMap();
  const homes = useHomes();
  const timers: number[] = [];
  onMounted(() => {
    void base.load();
    void homes.load();
    timers.push(
      window.setInterval(() => void homes.refreshDoors(), DOORS_MS),
      window.setInterval(() => void homes.load(), LIST_MS),
    );
  });
  onBeforeUnmount(() => {
    for (const timer of timers) window.clearInterval(timer);
  });
}

/** What every tab, the map's names and the cards need of the planning API. */
export function usePlanningInputs(): void {
  const planning = usePlanning();
  const question = useQuestion();
  const scenarios = useScenarios();
  onMounted(() => {
    void planning.askOverview();
    void scenarios.load();
  });
  watch([() => question.whole, () => planning.edition], ([whole]) => void planning.askCoverage(whole), { immediate: true });
  watch(() => question.before, (before) => { if (before != null) void planning.askBefore(before); }, { immediate: true });
}
