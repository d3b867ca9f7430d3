import type { Component } from 'vue';
import { words } from './words';

/** A room of the console: an entry of the top bar and an address below /console. */
export interface Room {
  path: string;
  title: string;
  view: () => Promise<Component>;
}

/** The first is where one arrives. A later room adds its line. */
export const rooms: readonly [Room, ...Room[]] = [
  { path: 'map', title: words.rooms.map, view: () => import('./views/MapRoom.vue') },
];
