import { type Begun, type Effect, type Feature, featuresOf, priorOf, type Stage } from './features';
import type { Law } from './law';
import { normalTail, studentTail } from './tail';
import type { Waits } from './waits';

interface Fit {
  stage: Stage;
  effects: Map<string, Effect>;
  noiseSum: number;
  noiseJobs: number;
  outliers: number;
  jobs: number;
  lastMs: number;
}

/** Scatter of ln(seconds) about its forecast, as a variance, before it is known; it counts as much as five jobs. */
const noisePrior: Record<Stage, number> = { total: 0.11, queue: 0.5, run: 0.13, rest: 0.6 };
const noiseJobs = 5;
/** What a job and a day add to the doubt about the level: old jobs fade. */
const fade = { perJob: 0.0004, perDay: 0.0008, most: 0.5 };
/** An error of more deviations moves the forecast no further; beyond 3 it counts as wild. */
const clip = 2.5;
const wild = 3;

const effectOf = (fit: Fit, { id, name }: Feature): Effect => fit.effects.get(id) ?? priorOf(name, fit.stage);

function forecast(fit: Fit, features: readonly Feature[]): { centre: number; variance: number; noise: number } {
  let centre = 0;
  let variance = 0;
  for (const feature of features) {
    const effect = effectOf(fit, feature);
    centre += feature.weight * effect.mean;
    variance += feature.weight ** 2 * effect.variance;
  }
  return { centre, variance, noise: fit.noiseSum / fit.noiseJobs };
}

function correct(fit: Fit, features: readonly Feature[], error: number, total: number): void {
  for (const feature of features) {
    const effect = effectOf(fit, feature);
    const gain = (effect.variance * feature.weight) / total;
    fit.effects.set(feature.id, {
      mean: effect.mean + gain * error,
      variance: effect.variance * (1 - gain * feature.weight),
    });
  }
}

function grow(fit: Fit, features: readonly Feature[], atMs: number): void {
  const [first] = features;
  if (first === undefined) return;
  const level = effectOf(fit, first);
  const days = fit.lastMs === 0 ? 0 : Math.min(60, Math.max(0, (atMs - fit.lastMs) / 86_400_000));
  const variance = Math.min(fade.most, level.variance + fade.perJob + fade.perDay * days);
  fit.effects.set(first.id, { mean: level.mean, variance });
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
 * Reads the waits in the order of their ends, each as one step of a filter (Kalman 1960, with the variances kept on
 * the diagonal): every effect takes its share of the error of the forecast. So few data are pooled over kinds and
 * hours, many decide, and old ones fade. Jobs that failed or were given up are censored (Kaplan and Meier 1958): they
 * count with the mean of what they may have become (Buckley and James 1979), as far as they are believed to have been
 * alive. Jobs first seen late are truncated on the left.
 */
function fitStage(waits: Waits, stage: Stage): Fit {
  const noiseSum = noisePrior[stage] * noiseJobs;
  const fit: Fit = { stage, effects: new Map(), noiseSum, noiseJobs, outliers: 0, jobs: 0, lastMs: 0 };
  for (const wait of waits.seen) {
    const value = sample(wait, stage);
    if (value === null) continue;
    const features = featuresOf({ ...wait, atMs: wait.endedAtMs - wait.waitSeconds * 1000 });
    grow(fit, features, wait.endedAtMs);
    const { centre, variance, noise } = forecast(fit, features);
    const total = variance + noise;
    const deviation = Math.sqrt(total);
    const z = (value.log - centre) / deviation;
    if (value.censored) {
      const alive = 0.8 * studentTail(z, 8);
      const weight = alive / (alive + 0.2);
      if (z > -1) correct(fit, features, weight * meanBeyond(z) * deviation, total / Math.max(0.05, weight));
      continue;
    }
    const late =
      stage === 'total' && wait.enteredSeconds !== undefined ? Math.log(Math.max(1, wait.enteredSeconds)) : null;
    const error = late === null ? z : z - meanBeyond((late - centre) / deviation);
    const clipped = Math.max(-clip, Math.min(clip, error)) * deviation;
    correct(fit, features, clipped, total);
    fit.noiseSum = 0.99 * fit.noiseSum + (clipped * clipped * noise) / total;
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
    centre,
    spread: Math.sqrt(variance + noise),
    dof: Math.round(fit.noiseJobs + 5),
    wild: (0.5 + fit.outliers) / (25 + fit.jobs),
    jobs: fit.jobs,
  };
}
