import { ref } from 'vue';
import { ask, type Answer } from '@/shared/api/http';

export type BaseMap = NonNullable<Answer<'BaseMapsFeatureMaps'>['riders']>;

/** The reviewed map that may be shown; null while none is configured or it is not known. */
export const baseMap = ref<BaseMap | null>(null);

let asked = false;

/** Asked once, after the first homes are there: a list on one bar of signal comes before a map. */
export async function askForBaseMap(): Promise<void> {
  if (asked) return;
  asked = true;
  try {
    baseMap.value = (await ask<Answer<'BaseMapsFeatureMaps'>>('/api/map')).body.riders ?? null;
  } catch {
    asked = false; // without it the list is all there is; the next search asks again
  }
}
