import type { Answer, Schemas } from '@/shared/api/http';

// What the planning API says, by the names that the room has for it. Codes are plain words in the document; here they are told apart.

export type People = 'workers' | 'riders' | 'residents';

export type By = 'radius' | 'walk' | 'ebike';

export type RunStatus = 'queued' | 'running' | 'done' | 'failed' | 'cancelled';

export type Bounds = [west: number, south: number, east: number, north: number];

export type Basis = Answer<'LayoutBasis'>;
export type Count = Answer<'PeopleCount'>;
export type Preset = Answer<'ShowOverviewPreset'> & { by: By };
export type Overview = Omit<Answer<'ShowOverviewOverview'>, 'presets'> & { presets: Preset[] };
export type AreaCoverage = Answer<'AreaCoverage'>;
export type Coverage = Answer<'CoverageAnswer'>;
export type WeekHour = Answer<'HourCoverage'>;
export type Week = Answer<'WeekAnswer'>;
export type Gap = Answer<'GapAnswer'>;
export type Gaps = Answer<'GapsAnswer'>;
export type Density = Answer<'DensityAnswer'>;
export type LayoutReport = Answer<'LayoutReport'>;
export type Run = Answer<'ReportAnswer'> & { status: RunStatus };

export type ReportRequest = Schemas['AskReportRequest'];

export type Change =
  | (Answer<'ScenarioChangeAddHome'> & { kind: 'add' })
  | (Answer<'ScenarioChangeMoveHome'> & { kind: 'move' })
  | (Answer<'ScenarioChangeChangeHome'> & { kind: 'change' })
  | (Answer<'ScenarioChangeRemoveHome'> & { kind: 'remove' });

export type Scenario = Omit<Answer<'ScenarioAnswer'>, 'changes'> & { changes: Change[] };
