import { type Begun, type Feature, featuresOf, levelId, makersOffset, priorOf, type Stage } from './features';
import type { Law } from './law';
import { normalTail, studentTail } from './tail';
import type { Waits } from './waits';

/** Joint normal belief on the effects, and on the scatter about the forecast. */
interface Fit {
  stage: Stage;
  /** Place of each effect in `mean` and `covariance`. */
  places: Map<string, number>;
  mean: number[];
  covariance: Float64Array[];
  noiseSum: number;
  noiseJobs: number;
  outliers: number;
  jobs: number;
  lastMs: number;
}

/** Effects that are told apart at most; what comes beyond keeps its prior. */
const mostEffects = 48;
/** Scatter of ln(seconds) about its forecast, as a variance, before it is known; it counts as much as five jobs. */
const noisePrior: Record<Stage, number> = { total: 0.11, queue: 0.5, run: 0.13, rest: 0.6 };
const noiseJobs = 5;
/** What a job and a day add to the doubt about the level: old jobs fade. */
const fade = { perJob: 0.0004, perDay: 0.0008, most: 0.5 };
/** An error of more deviations moves the forecast no further; beyond 3 it counts as wild. */
const clip = 2.5;
const wild = 3;

const emptyFit = (stage: Stage): Fit => ({
  stage,
  places: new Map(),
  mean: [],
  covariance: [],
  noiseSum: noisePrior[stage] * noiseJobs,
  noiseJobs,
  outliers: 0,
  jobs: 0,
  lastMs: 0,
});

function admit(fit: Fit, features: readonly Feature[]): void {
  for (const feature of features) {
    const { id } = feature;
    if (fit.places.has(id) || fit.mean.length >= mostEffects) continue;
    const { mean, variance } = priorOf(feature, fit.stage);
    const row = new Float64Array(mostEffects);
    row[fit.mean.length] = variance;
    fit.places.set(id, fit.mean.length);
    fit.mean.push(mean);
    fit.covariance.push(row);
  }
}

interface Forecast {
  centre: number;
  variance: number;
  noise: number;
  /** Covariance of each effect with the forecast. */
  shared: Float64Array;
}

function forecast(fit: Fit, features: readonly Feature[]): Forecast {
  const shared = new Float64Array(fit.mean.length);
  let centre = 0;
  let variance = 0;
  for (const feature of features) {
    const { id, weight } = feature;
    const place = fit.places.get(id);
    const row = place === undefined ? undefined : fit.covariance[place];
    if (place === undefined || row === undefined) {
      const prior = priorOf(feature, fit.stage);
      centre += weight * prior.mean;
      variance += weight * weight * prior.variance;
      continue;
    }
    centre += weight * (fit.mean[place] ?? 0);
    for (let i = 0; i < shared.length; i += 1) shared[i] = (shared[i] ?? 0) + weight * (row[i] ?? 0);
  }
  for (const { id, weight } of features) {
    const place = fit.places.get(id);
    if (place !== undefined) variance += weight * (shared[place] ?? 0);
  }
  return { centre, variance, noise: fit.noiseSum / fit.noiseJobs, shared };
}

/** The forecast was off by `error`; `total` is the variance that was to be expected of it. */
function correct(fit: Fit, { shared }: Forecast, error: number, total: number): void {
  for (let i = 0; i < shared.length; i += 1) {
    const gain = (shared[i] ?? 0) / total;
    const row = fit.covariance[i];
    if (gain === 0 || row === undefined) continue;
    fit.mean[i] = (fit.mean[i] ?? 0) + gain * error;
    for (let j = 0; j < shared.length; j += 1) row[j] = (row[j] ?? 0) - gain * (shared[j] ?? 0);
  }
}

function grow(fit: Fit, atMs: number): void {
  const place = fit.places.get(levelId);
  const row = place === undefined ? undefined : fit.covariance[place];
  if (place === undefined || row === undefined) return;
  const days = fit.lastMs === 0 ? 0 : Math.min(60, Math.max(0, (atMs - fit.lastMs) / 86_400_000));
  row[place] = Math.min(fade.most, (row[place] ?? 0) + fade.perJob + fade.perDay * days);
  fit.lastMs = atMs;
}

/** ln(seconds) of this stage of a wait, and whether it is only known to have lasted at least so long. */
function sample(wait: Waits['seen'][number], stage: Stage): { log: number; censored: boolean } | null {
  const censored = wait.outcome !== 'finished';
  const log = (seconds: number): number => Math.log(Math.max(1, seconds));
  const { waitSeconds, queueSeconds } = wait;
  if (stage === 'total') return { log: log(waitSeconds), censored };
  if (stage === 'rest') {
    return wait.moves?.rest === undefined ? null : { log: log(wait.moves.rest.seconds), censored: false };
  }
  if (queueSeconds === undefined) return null;
  return stage === 'queue'
    ? { log: log(queueSeconds), censored: false }
    : { log: log(waitSeconds - queueSeconds), censored };
}

/** Mean of a standard normal variable that is known to exceed z (inverse Mills ratio). */
function meanBeyond(z: number): number {
  if (z < -6) return 0;
  if (z > 5) return z + 1 / z;
  return (0.3989422804014327 * Math.exp((-z * z) / 2)) / Math.max(1e-9, normalTail(z));
}

/**
 * Reads the waits in the order of their ends, each as one step of a Kalman filter (1960) on the effects: the error of
 * the forecast is shared among them by their doubt. So few data are pooled over kinds and hours, many decide, and old
 * ones fade. Jobs that failed or were given up are censored (Kaplan and Meier 1958): they count with the mean of what
 * they may have become (Buckley and James 1979), as far as they are believed to have been alive. Jobs first seen late
 * are truncated on the left.
 */
function fitStage(waits: Waits, stage: Stage): Fit {
  const fit = emptyFit(stage);
  for (const wait of waits.seen) {
    const value = sample(wait, stage);
    if (value === null) continue;
    const features = featuresOf({ ...wait, atMs: wait.endedAtMs - wait.waitSeconds * 1000 });
    admit(fit, features);
    grow(fit, wait.endedAtMs);
    const told = forecast(fit, features);
    const total = told.variance + told.noise;
    const deviation = Math.sqrt(total);
    const offset = makersOffset(wait.kind, stage);
    const z = (value.log - offset - told.centre) / deviation;
    if (value.censored) {
      const alive = 0.8 * studentTail(z, 8);
      const weight = alive / (alive + 0.2);
      if (z > -1) correct(fit, told, weight * meanBeyond(z) * deviation, total / Math.max(0.05, weight));
      continue;
    }
    const late =
      stage === 'total' && wait.enteredSeconds !== undefined
        ? Math.log(Math.max(1, wait.enteredSeconds)) - offset
        : null;
    const error = late === null ? z : z - meanBeyond((late - told.centre) / deviation);
    const clipped = Math.max(-clip, Math.min(clip, error)) * deviation;
    correct(fit, told, clipped, total);
    fit.noiseSum = 0.99 * fit.noiseSum + (clipped * clipped * told.noise) / total;
    fit.noiseJobs = 0.99 * fit.noiseJobs + 1;
    if (error > wild) fit.outliers += 1;
    fit.jobs += 1;
  }
  return fit;
}

const fits = new WeakMap<Waits, Partial<Record<Stage, Fit>>>();

/** The law of a stage of the wait of a job of this kind that begins at this time, as the user's own jobs tell it. */
export function lawOf(waits: Waits, stage: Stage, begun: Begun): Law {
  let known = fits.get(waits);
  if (known === undefined) {
    known = {};
    fits.set(waits, known);
  }
  known[stage] ??= fitStage(waits, stage);
  const fit = known[stage];
  const { centre, variance, noise } = forecast(fit, featuresOf(begun));
  return {
    centre: centre + makersOffset(begun.kind, stage),
    spread: Math.sqrt(variance + noise),
    dof: Math.round(fit.noiseJobs + 5),
    wild: (0.5 + fit.outliers) / (25 + fit.jobs),
    jobs: fit.jobs,
  };
}
