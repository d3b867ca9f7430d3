import { defineStore } from 'pinia';
import { computed, reactive, ref, watch } from 'vue';
import { WEEK_HOURS } from '../planning/hours';
import { plainQuestion, type Question, searchOf } from '../planning/question';

const SETTLED_MS = 300;
const STEP_MS = 600;

/**
 * What planners ask. The hour runs ahead: the map recolours at once, tables and the address follow when it has come to rest.
 */
export const useQuestion = defineStore('question', () => {
  const asked = reactive<Question>(plainQuestion());
  const settledHour = ref(asked.hour);
  const isPlaying = ref(false);
  let settling = 0;
  let playing = 0;

  const settled = computed<Question>(() => ({ ...asked, hour: settledHour.value }));
  /** All but the hour: what tiles and the week depend on. */
  const reach = computed(() => searchOf({ ...asked, hour: null }));
  const whole = computed(() => searchOf(settled.value));
  /** The same without the scenario, to compare with; null when there is none. */
  const before = computed(() => (asked.scenario == null ? null : searchOf({ ...settled.value, scenario: null })));

  watch([() => asked.hour, isPlaying], () => {
    window.clearTimeout(settling);
    if (!isPlaying.value) settling = window.setTimeout(settle, SETTLED_MS);
  });

  function settle(): void {
    settledHour.value = asked.hour;
  }

  function ask(change: Partial<Question>): void {
    Object.assign(asked, change);
  }

  /** From the address: there is nothing to wait for. */
  function take(question: Question): void {
    pause();
    ask(question);
    settle();
  }

  function play(): void {
    isPlaying.value = true;
    asked.hour ??= 0;
    playing = window.setInterval(() => { asked.hour = ((asked.hour ?? -1) + 1) % WEEK_HOURS; }, STEP_MS);
  }

  function pause(): void {
    window.clearInterval(playing);
    isPlaying.value = false;
  }

  return { asked, settled, reach, whole, before, isPlaying, ask, take, play, pause };
});
