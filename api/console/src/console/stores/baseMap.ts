import { defineStore } from 'pinia';
import { ref } from 'vue';
import type { Answer } from '@/shared/api/http';
import { call, sayFailure } from '../api';
import { useMapState } from './map';

/** The base map of the console, where one is configured. */
export const useBaseMap = defineStore('base-map', () => {
  const state = useMapState();
  const tiles = ref<string | null>(null);

  async function load(): Promise<void> {
    try {
      tiles.value = (await call<Answer<'BaseMapsFeatureMaps'>>('/api/map')).body.console?.tiles ?? null;
    } catch (failure) {
      state.trouble = sayFailure(failure);
    }
  }

  return { tiles, load };
});
