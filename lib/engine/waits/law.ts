import { deathPrior, usualWait } from '../../knowledge/waits';
import type { JobKind, ProviderId } from '../../model/job';
import { busyAt } from './busy';
import { studentTail } from './tail';
import type { Waits } from './waits';

/** Which part of a wait: from submit to end, the line, the run, the rest after the last movement. */
export type Stage = 'total' | 'queue' | 'run' | 'rest';

/** The law of ln(seconds): Student's t, with a share `wild` of waits spread three times as wide. */
export interface Law {
  centre: number;
  spread: number;
  dof: number;
  wild: number;
  /** Own finished jobs behind it. */
  jobs: number;
}

/** P(wait > seconds). */
export function survival(law: Law, seconds: number): number {
  if (!(seconds > 0)) return 1;
  const t = (Math.log(seconds) - law.centre) / law.spread;
  return (1 - law.wild) * studentTail(t, law.dof) + law.wild * studentTail(t / 3, law.dof);
}

/** The wait that is exceeded with this probability, seconds, by bisection on the logarithm. */
export function quantile(law: Law, exceeded: number): number {
  let low = law.centre - 12 * law.spread;
  let high = law.centre + 12 * law.spread;
  for (let i = 0; i < 40; i += 1) {
    const middle = (low + high) / 2;
    if (survival(law, Math.exp(middle)) > exceeded) low = middle;
    else high = middle;
  }
  return Math.exp((low + high) / 2);
}

/** Time left that is exceeded with this probability, given the age: S(t + u) / S(t) = exceeded. */
export function leftQuantile(law: Law, elapsedSeconds: number, exceeded: number): number {
  const aim = exceeded * survival(law, elapsedSeconds);
  let low = 0;
  let high = Math.max(30, elapsedSeconds);
  for (let i = 0; i < 20 && survival(law, elapsedSeconds + high) > aim; i += 1) {
    low = high;
    high *= 2;
  }
  for (let i = 0; i < 10; i += 1) {
    const middle = (low + high) / 2;
    if (survival(law, elapsedSeconds + middle) > aim) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

interface Part {
  mean: number;
  variance: number;
}

interface Fit {
  parts: Map<string, Part>;
  noiseSum: number;
  noiseJobs: number;
  outliers: number;
  jobs: number;
  lastMs: number;
}

const partVariance: Record<string, number> = {
  l: 0.16,
  p: 0.02,
  m: 0.05,
  r: 0.03,
  d: 0.05,
  c: 0.05,
  k: 0.04,
  h: 0.03,
  w: 0.01,
  b: 0.15,
};
const busyShift = 0.15;
const startCentre: Record<Stage, number> = {
  total: Math.log(usualWait.medianSeconds),
  queue: Math.log(usualWait.medianSeconds / 6),
  run: Math.log(usualWait.medianSeconds * 0.8),
  rest: Math.log(usualWait.medianSeconds / 8),
};
const noiseStart = { total: 0.11, queue: 0.5, run: 0.13, rest: 0.6 } as const;
const noiseWeight = 5;

/** What a wait depends on, each with a weight: level, provider, parts of the kind, hour of day, weekend, busy hours. */
function features(kind: JobKind, provider: ProviderId, atMs: number): [string, number][] {
  const { model = '', resolution = '', durationSeconds = '', contentType = '' } = kind;
  const time = Number.isFinite(atMs) ? atMs : 0;
  const place = ((((time / 3_600_000) % 24) + 24) % 24) / 3;
  const bin = Math.floor(place) % 8;
  const over = place - Math.floor(place);
  const weekday = (Math.floor(time / 86_400_000) + 4) % 7;
  const list: [string, number][] = [
    ['l', 1],
    [`p${provider}`, 1],
    [`m${model}`, 1],
    [`r${resolution}`, 1],
    [`d${durationSeconds}`, 1],
    [`c${contentType}`, 1],
    [`k${model}|${resolution}|${durationSeconds}|${contentType}`, 1],
    [`h${bin}`, 1 - over],
    [`h${(bin + 1) % 8}`, over],
  ];
  if (weekday === 0 || weekday === 6) list.push(['w', 1]);
  for (const hours of busyAt(time)) list.push([`b${hours.id}`, 1]);
  return list;
}

const partOf = (fit: Fit, id: string, stage: Stage): Part => {
  const known = fit.parts.get(id);
  if (known !== undefined) return known;
  const kind = id.charAt(0);
  const mean = kind === 'l' ? startCentre[stage] : kind === 'b' && stage !== 'rest' ? busyShift : 0;
  return { mean, variance: partVariance[kind] ?? 0.05 };
};

interface Forecast {
  centre: number;
  variance: number;
  noise: number;
}

function forecast(fit: Fit, list: readonly [string, number][], stage: Stage): Forecast {
  let centre = 0;
  let variance = 0;
  for (const [id, weight] of list) {
    const part = partOf(fit, id, stage);
    centre += weight * part.mean;
    variance += weight * weight * part.variance;
  }
  return { centre, variance, noise: fit.noiseSum / fit.noiseJobs };
}

function correct(fit: Fit, list: readonly [string, number][], stage: Stage, error: number, total: number): void {
  for (const [id, weight] of list) {
    const part = partOf(fit, id, stage);
    const gain = (part.variance * weight) / total;
    fit.parts.set(id, { mean: part.mean + gain * error, variance: part.variance * (1 - gain * weight) });
  }
}

function age(fit: Fit, stage: Stage, atMs: number): void {
  const level = partOf(fit, 'l', stage);
  const days = fit.lastMs === 0 ? 0 : Math.min(60, Math.max(0, (atMs - fit.lastMs) / 86_400_000));
  fit.parts.set('l', { mean: level.mean, variance: Math.min(0.5, level.variance + 0.0004 + 0.0008 * days) });
  fit.lastMs = atMs;
}

/** ln(seconds) of this stage of a wait, and whether it is only a lower bound. */
function sample(wait: Waits['seen'][number], stage: Stage): { log: number; bound: boolean } | null {
  const whole = wait.outcome === 'finished';
  const log = (seconds: number): number => Math.log(Math.max(1, seconds));
  switch (stage) {
    case 'total':
      return { log: log(wait.waitSeconds), bound: !whole };
    case 'queue':
      return wait.queueSeconds === undefined ? null : { log: log(wait.queueSeconds), bound: false };
    case 'run':
      return wait.queueSeconds === undefined ? null : { log: log(wait.waitSeconds - wait.queueSeconds), bound: !whole };
    case 'rest':
      return wait.moves?.rest === undefined ? null : { log: log(wait.moves.rest.seconds), bound: false };
  }
}

/** Mean excess of a normal variable over a bound that lies z deviations above its mean, in deviations (Mills). */
const excess = (z: number): number =>
  z < -6
    ? 0
    : z > 6
      ? z + 1 / z
      : Math.exp((-z * z) / 2) / (2.5066282746310002 * Math.max(1e-12, studentTail(z, 1000)));

/**
 * Reads the waits in the order of their ends, each as one step of a filter (Kalman 1960, variances kept on the
 * diagonal): every part takes its share of the error of the forecast. So few data are pooled, many decide, and old
 * ones fade. Bounds (failed, cancelled, given up) count as censored, late sights as truncated (Kaplan and Meier 1958;
 * Buckley and James 1979 for the imputed value).
 */
function fitStage(waits: Waits, stage: Stage): Fit {
  const fit: Fit = {
    parts: new Map(),
    noiseSum: noiseStart[stage] * noiseWeight,
    noiseJobs: noiseWeight,
    outliers: 0,
    jobs: 0,
    lastMs: 0,
  };
  for (const wait of waits.seen) {
    const value = sample(wait, stage);
    if (value === null) continue;
    const list = features(wait.kind, wait.provider, wait.endedAtMs - wait.waitSeconds * 1000);
    age(fit, stage, wait.endedAtMs);
    const told = forecast(fit, list, stage);
    const total = told.variance + told.noise;
    const deviation = Math.sqrt(total);
    const z = (value.log - told.centre) / deviation;
    if (value.bound) {
      const alive = 0.88 * studentTail(z, 6);
      const weight = alive / (alive + 0.12);
      if (z > -1) correct(fit, list, stage, weight * (excess(z) * deviation), total / Math.max(0.05, weight));
      continue;
    }
    const late =
      stage === 'total' && wait.enteredSeconds !== undefined ? Math.log(Math.max(1, wait.enteredSeconds)) : null;
    const error = late === null ? z : z - excess((late - told.centre) / deviation);
    const clipped = Math.max(-2.5, Math.min(2.5, error)) * deviation;
    correct(fit, list, stage, clipped, total);
    fit.noiseSum = 0.99 * fit.noiseSum + (clipped * clipped * told.noise) / total;
    fit.noiseJobs = 0.99 * fit.noiseJobs + 1;
    if (error > 3) fit.outliers += 1;
    fit.jobs += 1;
  }
  return fit;
}

const fits = new WeakMap<Waits, Partial<Record<Stage, Fit>>>();

function fitOf(waits: Waits, stage: Stage): Fit {
  let known = fits.get(waits);
  if (known === undefined) {
    known = {};
    fits.set(waits, known);
  }
  known[stage] ??= fitStage(waits, stage);
  return known[stage];
}

/** What the user's jobs tell of the wait of a job of this kind that begins at this time. */
export function lawOf(waits: Waits, stage: Stage, job: { kind: JobKind; provider: ProviderId; atMs: number }): Law {
  const fit = fitOf(waits, stage);
  const told = forecast(fit, features(job.kind, job.provider, job.atMs), stage);
  return {
    centre: told.centre,
    spread: Math.sqrt(told.variance + told.noise),
    dof: Math.round(fit.noiseJobs + 5),
    wild: (0.5 + fit.outliers) / (25 + fit.jobs),
    jobs: fit.jobs,
  };
}

const shares = new WeakMap<Waits, number>();

/** Share of the user's jobs that stop for good: those given up, on top of the prior. */
export function deathShare(waits: Waits): number {
  let share = shares.get(waits);
  if (share === undefined) {
    const given = waits.seen.filter((wait) => wait.outcome === 'abandoned').length;
    const whole = waits.seen.filter((wait) => wait.outcome === 'finished').length;
    const all = deathPrior.share * deathPrior.jobs + given;
    share = Math.min(0.4, Math.max(deathPrior.share, all / (deathPrior.jobs + given + whole)));
    shares.set(waits, share);
  }
  return share;
}
