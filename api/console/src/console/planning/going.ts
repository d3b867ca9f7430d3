import { type Goal, type Selection, useMapState } from '../stores/map';
import { usePlanning } from '../stores/planning';
import type { Bounds } from './contract';

/** Selects what stands in a table or a chart, and brings the map there. */
export function useGoing(): (selection: Selection) => void {
  const state = useMapState();
  const planning = usePlanning();

  function goalOf(selection: Selection): Goal | null {
    switch (selection.kind) {
      case 'area': return boundsGoal(planning.boundsOf(selection.id));
      case 'township': return boundsGoal(planning.boundsOf(areaOf(selection.id)));
      case 'cluster': return planning.coverage.answer?.clusters.find(({ id }) => id === selection.id) ?? null;
      case 'gap': return planning.gaps.answer?.gaps.find(({ rank }) => rank === selection.id) ?? null;
      case 'home': return null; // their layer knows where they are
    }
  }

  const areaOf = (township: string) => planning.coverage.answer?.townships.find(({ code }) => code === township)?.areaCode;

  return (selection) => {
    state.select(selection);
    const goal = goalOf(selection);
    if (goal != null) state.goTo('bounds' in goal ? goal : { lon: goal.lon, lat: goal.lat });
  };
}

const boundsGoal = (bounds: Bounds | undefined): Goal | null => (bounds == null ? null : { bounds });
