import { createRouter, createWebHistory, type RouteLocationNormalized, type RouteLocationRaw } from 'vue-router';
import { rooms } from './rooms';
import { useSession } from './stores/session';
import PasswordView from './views/PasswordView.vue';
import ShellView from './views/ShellView.vue';
import SignInView from './views/SignInView.vue';

export const router = createRouter({
  history: createWebHistory('/console'),
  routes: [
    { path: '/sign-in', name: 'sign-in', component: SignInView, meta: { isPublic: true } },
    { path: '/password', name: 'password', component: PasswordView },
    {
      path: '/',
      component: ShellView,
      redirect: `/${rooms[0].path}`,
      children: rooms.map(({ path, view }) => ({ path, component: view })),
    },
    { path: '/reports/:id(\\d+)', component: () => import('./planning/report/ReportView.vue') },
    { path: '/:unknown(.*)', redirect: '/' },
  ],
});

router.beforeEach(async (to) => {
  const session = useSession();
  if (!session.isKnown) await session.restore();
  return guard(to, session);
});

/** Where somebody who wants to go there has to go first. */
function guard(to: RouteLocationNormalized, session: ReturnType<typeof useSession>): RouteLocationRaw | true {
  if (session.caller == null) return to.meta['isPublic'] === true || toSignIn(to.fullPath);
  if (session.mustChangePassword) return to.name === 'password' || { name: 'password' };
  return to.name === 'sign-in' ? { path: '/' } : true;
}

export const toSignIn = (back: string): RouteLocationRaw => ({ name: 'sign-in', query: { back } });
