import { defineStore } from 'pinia';
import { computed, ref } from 'vue';
import { type Answer, jsonBody, Refused, type Schemas } from '@/shared/api/http';
import { call, holdAntiforgery } from '../api';

/** Who is signed in. The session itself is a cookie that no script sees. */
export const useSession = defineStore('session', () => {
  const caller = ref<Answer<'CallerAnswer'> | null>(null);
  const isKnown = ref(false);
  const hasExpired = ref(false);

  const mustChangePassword = computed(() => caller.value?.mustChangePassword === true);
  /** What the caller may do somewhere; whether here, the server says. */
  const may = (right: string): boolean => caller.value?.rights.includes(right) === true;

  function enter(answer: Answer<'ShowCallerResponse'>): void {
    holdAntiforgery(answer.antiforgery);
    caller.value = answer.user;
    isKnown.value = true;
    hasExpired.value = false;
  }

  function leave(): void {
    holdAntiforgery(null);
    hasExpired.value = caller.value != null;
    caller.value = null;
    isKnown.value = true;
  }

  /** After the page was loaded: the cookie may still be good. */
  async function restore(): Promise<void> {
    try {
      enter((await call<Answer<'ShowCallerResponse'>>('/api/session')).body);
    } catch (failure) {
      if (!(failure instanceof Refused && failure.status === 401)) throw failure;
    }
  }

  async function signIn(user: string, password: string, code: string): Promise<void> {
    const request: Schemas['SignInStaffRequest'] = { user, password, kind: 'cookie', ...(code ? { code } : {}) };
    enter((await call<Answer<'SignInStaffResponse'>>('/api/session', { method: 'POST', ...jsonBody(request) })).body);
  }

  async function signOut(): Promise<void> {
    await call('/api/session', { method: 'DELETE' });
    leave();
    hasExpired.value = false;
  }

  async function changePassword(current: string, chosen: string): Promise<void> {
    const request: Schemas['ChangePasswordRequest'] = { current, chosen };
    await call('/api/session/password', { method: 'POST', ...jsonBody(request) });
    if (caller.value != null) caller.value.mustChangePassword = false;
  }

  return { caller, isKnown, hasExpired, mustChangePassword, may, restore, signIn, signOut, changePassword, leave };
});
