import { reactive, ref, shallowRef } from 'vue';
import { PATIENCE_MS } from '@/shared/api/http';
import { call, type Trouble, troubleOf } from '../api';

/**
 * The answer to a question that changes while it is asked: an earlier request is given up, and its answer stays in sight until the
 * later one is there.
 */
export function latest<T>() {
  const answer = shallowRef<T | null>(null);
  const trouble = ref<Trouble | null>(null);
  const isLoading = ref(false);
  let askedFor = '';
  let running = new AbortController();

  /** @param edition what else the answer depends on: the same address is asked again when it differs. */
  async function ask(path: string, edition = 0): Promise<void> {
    const key = `${path} ${edition}`;
    if (key === askedFor && trouble.value == null) return;
    askedFor = key;
    running.abort();
    running = new AbortController();
    await answerTo(path, running.signal);
  }

  async function answerTo(path: string, signal: AbortSignal): Promise<void> {
    isLoading.value = true;
    try {
      const { body } = await call<T>(path, { signal: AbortSignal.any([signal, AbortSignal.timeout(PATIENCE_MS)]) });
      if (signal.aborted) return;
      answer.value = body;
      trouble.value = null;
    } catch (failure) {
      if (signal.aborted) return;
      trouble.value = troubleOf(failure);
    }
    isLoading.value = false;
  }

  function forget(): void {
    running.abort();
    askedFor = '';
    answer.value = null;
    trouble.value = null;
    isLoading.value = false;
  }

  return reactive({ answer, trouble, isLoading, ask, forget });
}
