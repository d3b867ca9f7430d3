import type { LocationQuery, LocationQueryValue } from 'vue-router';
import type { By, People, ReportRequest } from './contract';
import { type Hour, isHour, sayHour } from './hours';
import { words } from './words';

/** What is asked of the planning API, by the names that it and the address bar have for it. */
export interface Question {
  homes: 'open' | 'planned';
  scenario: number | null;
  people: People;
  by: By;
  /** At most one of the two; neither: each home's own radius. */
  minutes: number | null;
  metres: number | null;
  hour: Hour;
}

export const MAX_MINUTES = 120;
export const MIN_METRES = 50;
export const MAX_METRES = 50_000;

const PEOPLE: readonly People[] = ['workers', 'riders', 'residents'];
const BY: readonly By[] = ['radius', 'walk', 'ebike'];

export const plainQuestion = (): Question => ({
  homes: 'open', scenario: null, people: 'workers', by: 'radius', minutes: null, metres: null, hour: null,
});

/** The address bar may say anything: what cannot be asked is left out. */
export function readQuestion(query: LocationQuery): Question {
  const by = BY.find((each) => each === first(query['by'])) ?? 'radius';
  const minutes = by === 'radius' ? null : numberIn(query['minutes'], 1, MAX_MINUTES);
  const hour = numberIn(query['hour'], 0, Infinity);
  return {
    homes: first(query['homes']) === 'planned' ? 'planned' : 'open',
    scenario: numberIn(query['scenario'], 1, Number.MAX_SAFE_INTEGER),
    people: PEOPLE.find((each) => each === first(query['people'])) ?? 'workers',
    by,
    minutes,
    metres: minutes == null ? numberIn(query['metres'], MIN_METRES, MAX_METRES) : null,
    hour: hour != null && isHour(hour) ? hour : null,
  };
}

/** What goes without saying is left out, so that one question has one address. */
export function writeQuestion(question: Question): Record<string, string> {
  const plain = plainQuestion();
  const said = (Object.keys(plain) as (keyof Question)[]).filter((key) => question[key] != null && question[key] !== plain[key]);
  return Object.fromEntries(said.map((key) => [key, String(question[key])]));
}

export const searchOf = (question: Question): string => new URLSearchParams(writeQuestion(question)).toString();

/** As the body of a request has it. */
export function askedOf(question: Question): ReportRequest {
  const { scenario, minutes, metres, hour, ...always } = question;
  return {
    ...always,
    ...(scenario == null ? {} : { scenario }),
    ...(minutes == null ? {} : { minutes }),
    ...(metres == null ? {} : { metres }),
    ...(hour == null ? {} : { hour }),
  };
}

/** 步行 15 分钟 · 职工 · 周二 22:00 · 现有站点; a scenario by its name. */
export function sayQuestion(question: Question, scenario: string | undefined): string {
  return [
    sayReach(question),
    words.people[question.people],
    sayHour(question.hour),
    question.homes === 'planned' ? words.question.withPlanned : words.question.openOnly,
    ...(scenario == null ? [] : [words.question.inScenario(scenario)]),
  ].join(' · ');
}

function sayReach({ by, minutes, metres }: Question): string {
  const limit = minutes != null ? words.reach.minutes(minutes) : metres != null ? words.reach.metres(metres) : words.reach.own;
  return `${words.by[by]} ${limit}`;
}

const first = (value: LocationQueryValue | LocationQueryValue[] | undefined): string | null =>
  (Array.isArray(value) ? value[0] : value) ?? null;

function numberIn(value: LocationQueryValue | LocationQueryValue[] | undefined, least: number, most: number): number | null {
  const text = first(value);
  const number = text == null || !/^\d+$/.test(text) ? NaN : Number(text);
  return number >= least && number <= most ? number : null;
}
