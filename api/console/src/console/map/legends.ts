import { words } from '../planning/words';

/** A swatch and what it stands for. Its look is a class of map-legend.css. */
export interface LegendItem {
  look: string;
  text: string;
}

const { legend } = words;

/** By layer, in the order in which one reads them. */
export const legends = {
  homes: [
    { look: 'point open', text: legend.open },
    { look: 'point closed', text: legend.closed },
    { look: 'point unknown', text: legend.unknown },
    { look: 'point planned', text: legend.planned },
  ],
  scenario: [
    { look: 'point thought', text: legend.thought },
  ],
  coverage: [{ look: 'ground coverage', text: legend.coverage }],
  gaps: [{ look: 'ground gap', text: legend.gap }],
  cells: [
    ...legend.people.map((text, n) => ({ look: `ground people-${n + 1}`, text })),
    { look: 'ground crossed', text: legend.none },
    { look: 'ground hatched', text: legend.some },
  ],
  clusters: [{ look: 'line cluster', text: legend.cluster }],
  roads: [
    { look: 'line road-main', text: legend.roadMain },
    { look: 'line road', text: legend.road },
  ],
  areas: [{ look: 'line area', text: legend.area }],
} as const satisfies Record<string, readonly LegendItem[]>;
