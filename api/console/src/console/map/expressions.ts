import type { ExpressionSpecification, FilterSpecification } from 'maplibre-gl';
import type { Hour } from '../planning/hours';

/** The character at an hour of a property with 168 of them: another hour recolours without a request. */
export const charAt = (property: string, hour: number): ExpressionSpecification => ['slice', ['get', property], hour, hour + 1];

/** Of features that say for each hour whether they are there, those that are; all of them whatever the hour. */
export const thereAt = (property: string, hour: Hour): FilterSpecification => (hour == null ? true : ['==', charAt(property, hour), '1']);

const isMarked = (mark: string): ExpressionSpecification => ['boolean', ['feature-state', mark], false];

export const whenSelected = <T extends number | string | ExpressionSpecification>(yes: T, no: T): ExpressionSpecification => ['case', isMarked('selected'), yes, no];

/** One value each for what is selected, pointed at, and neither. */
export const marked = <T extends number | string | ExpressionSpecification>(selected: T, hovered: T, plain: T): ExpressionSpecification => ['case', isMarked('selected'), selected, isMarked('hovered'), hovered, plain];
