import '@/shared/tokens.css';
import './riders.css';
import './cards.css';
import { createApp } from 'vue';
import RidersPage from './RidersPage.vue';

createApp(RidersPage).mount('#page');

// Only over https and on this machine do browsers have it; without it the page works, but not offline.
if ('serviceWorker' in navigator && import.meta.env.PROD) void navigator.serviceWorker.register('/sw.js');
