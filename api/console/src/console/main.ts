import 'element-plus/theme-chalk/dark/css-vars.css';
import '@/shared/tokens.css';
import './styles/elements';
import './styles/elements.css';
import './styles/console.css';
import './styles/map-colours.css';
import './styles/map-room.css';
import './styles/map-tools.css';
import './styles/planning.css';
import { createPinia } from 'pinia';
import { createApp } from 'vue';
import ConsoleApp from './ConsoleApp.vue';
import { whenSessionEnds } from './api';
import { router, toSignIn } from './router';
import { useSession } from './stores/session';
import { followScheme } from './theme';

followScheme();
const app = createApp(ConsoleApp).use(createPinia()).use(router);

whenSessionEnds(() => {
  const session = useSession();
  const isInside = session.caller != null;
  session.leave();
  if (isInside) void router.replace(toSignIn(router.currentRoute.value.fullPath));
});

app.mount('#console');
