import { type Ref, watch } from 'vue';
import { useRoute, useRouter } from 'vue-router';
import { useQuestion } from '../stores/question';
import { readQuestion, writeQuestion } from './question';
import type { Tab } from './tabs';

/** Keeps the question and the tab in the address bar, so that what one sees can be linked to. */
export function useAddress(tab: Ref<Tab>, isTab: (name: unknown) => name is Tab): void {
  const route = useRoute();
  const router = useRouter();
  const question = useQuestion();

  const { path } = route;
  // What we wrote ourselves is old by the time it stands there, and must not undo what was asked since.
  let written = '';

  watch(() => route.query, (query) => {
    if (route.path !== path || JSON.stringify(query) === written) return;
    question.take(readQuestion(query));
    if (isTab(query['tab'])) tab.value = query['tab'];
  }, { immediate: true });

  watch([() => writeQuestion(question.settled), tab], ([said, shown]) => {
    const query = { ...said, tab: shown };
    written = JSON.stringify(query);
    if (written !== JSON.stringify(route.query)) void router.replace({ query });
  });
}
