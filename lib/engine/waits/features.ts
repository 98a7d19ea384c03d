import { usualRun } from '../../knowledge/runTimes';
import { usualWait } from '../../knowledge/waits';
import type { JobKind, ProviderId } from '../../model/job';
import { busyAt } from './busy';

/** Which part of a wait: from submit to end, in the line, running, at rest after the last movement. */
export type Stage = 'total' | 'queue' | 'run' | 'rest';

export interface Begun {
  kind: JobKind;
  provider: ProviderId;
  /** When the wait began. */
  atMs: number;
}

/** One thing that a wait may depend on: its effect on ln(seconds), not known exactly. */
export interface Effect {
  mean: number;
  variance: number;
}

/**
 * How far the effects differ from user to user and from kind to kind, as variances of ln(seconds), before any job is
 * known: `level` spans the claimed 1 to 4 minutes, `busy` is what the two claims of busy hours are given. Guesses,
 * 2026-11, checked by the benchmark.
 */
const doubt = {
  level: 0.16,
  provider: 0.02,
  model: 0.05,
  resolution: 0.03,
  length: 0.05,
  content: 0.05,
  kind: 0.04,
  hour: 0.03,
  weekend: 0.01,
  busy: 0.15,
} as const;
type EffectName = keyof typeof doubt;

const busyMean = 0.15;

/** Middle of each stage in ln(seconds): a sixth of the usual wait in line, an eighth at rest. */
const level: Record<Stage, number> = {
  total: Math.log(usualWait.medianSeconds),
  queue: Math.log(usualWait.medianSeconds / 6),
  run: Math.log(0.8 * usualWait.medianSeconds),
  rest: Math.log(usualWait.medianSeconds / 8),
};

export const levelId = 'l';

export interface Feature {
  id: string;
  name: EffectName;
  weight: number;
  /** Doubt beyond that of its name, as a variance. */
  moreDoubt?: number;
}

/** What a wait depends on: level, provider, parts of the kind, hour of the day (in steps of 3 h), weekend, busy hours. */
export function featuresOf({ kind, provider, atMs }: Begun): Feature[] {
  const { model = '', resolution = '', durationSeconds = '', contentType = '' } = kind;
  const time = Number.isFinite(atMs) && atMs > 0 ? atMs : 0;
  const place = ((time / 3_600_000) % 24) / 3;
  const step = Math.floor(place);
  const day = (Math.floor(time / 86_400_000) + 4) % 7;
  const list: Feature[] = [
    { id: levelId, name: 'level', weight: 1 },
    { id: `p${provider}`, name: 'provider', weight: 1 },
    { id: `m${model}`, name: 'model', weight: 1 },
    { id: `r${resolution}`, name: 'resolution', weight: 1 },
    { id: `d${durationSeconds}`, name: 'length', weight: 1 },
    { id: `c${contentType}`, name: 'content', weight: 1 },
    {
      id: `k${model}|${resolution}|${durationSeconds}|${contentType}`,
      name: 'kind',
      weight: 1,
      moreDoubt: rangeDoubt(kind),
    },
    { id: `h${step}`, name: 'hour', weight: 1 - (place - step) },
    { id: `h${(step + 1) % 8}`, name: 'hour', weight: place - step },
  ];
  if (day === 0 || day === 6) list.push({ id: 'w', name: 'weekend', weight: 1 });
  for (const hours of busyAt(time)) list.push({ id: `b${hours.id}`, name: 'busy', weight: 1 });
  return list;
}

/** What is believed of an effect before any job is known. */
export function priorOf({ name, moreDoubt = 0 }: Feature, stage: Stage): Effect {
  const mean = name === 'level' ? level[stage] : name === 'busy' && stage !== 'rest' ? busyMean : 0;
  return { mean, variance: doubt[name] + moreDoubt };
}

/** By how much ln(seconds) of this kind differs from the general claim, as its maker names its run time. */
export function makersOffset(kind: JobKind, stage: Stage): number {
  return stage === 'total' || stage === 'run' ? Math.log(usualRun(kind).medianSeconds / usualWait.medianSeconds) : 0;
}

/** The doubt of a range that is wider than the scatter of single waits: low to high as the middle 90 %. */
function rangeDoubt(kind: JobKind): number {
  const { row } = usualRun(kind);
  if (row === undefined) return 0;
  return Math.max(0, (Math.log(row.highSeconds / row.lowSeconds) / 3.3) ** 2 - 0.11);
}
