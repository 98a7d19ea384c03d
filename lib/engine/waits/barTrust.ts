import type { JobKind, ProviderId } from '../../model/job';
import type { Law } from './law';
import type { ObservedWait } from './observed';
import type { JobTrack, Movement } from './track';
import type { Waits } from './waits';

/**
 * How far a resting progress figure says anything of the job. An honest bar follows the work to its end. An estimated bar,
 * or the bar of one step of the work, climbs to some level and rests there until the job ends, whatever the job does: of
 * its rest the law of the whole wait decides, as where only a status word is shown.
 */
export interface BarTrust {
  /** P(the figure has moved for the last time before the end of a living job, and its rest says nothing). */
  restWeight: number;
  /** Own jobs of this kind whose figure rested about here to the end. */
  restsNear: number;
  /** Own jobs of this kind have shown that its figures follow the work. */
  isProven: boolean;
  /** The bar rests in the midst of its climb, and its pace agrees with the user's own waits. */
  isPlausible: boolean;
}

/**
 * Belief in "the bars of this kind rest" before any job is known: Beta(a, a) with small a, because the bars of one kind
 * come from one program: nearly all of them rest, or nearly none. Guess, 2026-11, checked by the benchmark.
 */
const TYPE_PRIOR = 0.05;
/** A program may be changed: the belief in either never goes beyond this. */
const MIN_TYPE_SHARE = 0.002;
/** A job of another kind at the same provider tells a tenth of one of this kind, all of them together three tenths of one. */
const OTHER_KIND_WEIGHT = 0.1;
const MAX_OTHER_WEIGHT = 0.3;
/** Only the newest jobs count: programs change. */
const MAX_JOBS = 60;
/** A figure that so many looks in a row do not show (it may have gone beyond 100) is shown no more. */
const LOST_AFTER_LOOKS = 2;
/** Jobs of a kind whose bars moved to the end, from which on such bars are believed. */
const PROOF_JOBS = 2;
/** Below this weight a bar rests in the midst of its climb. */
const MIDST_WEIGHT = 0.02;
/** Levels nearer than this are one level. */
const NEAR = 0.03;

interface RestHistory {
  rested: number;
  moved: number;
  /** Jobs of this kind alone. */
  ownMoved: number;
  /** Levels at which bars of this kind rested to the end. */
  levels: number[];
}

/** Reads the trust in the figure where it stands. `ranSeconds`: from the start of the run to the last movement. */
export function barTrust(waits: Waits, track: JobTrack, last: Movement, ranSeconds: number, total: Law): BarTrust {
  const progress = last.progress ?? 0;
  const history = restHistory(waits, track.kind, track.provider);
  const figures = figuresSeen(track);
  const near = history.levels.filter((level) => Math.abs(level - progress) < NEAR).length;
  if (track.fell === true || (track.looksWithoutFigure ?? 0) >= LOST_AFTER_LOOKS)
    return { restWeight: 1, restsNear: near, isProven: false, isPlausible: false };
  const seen = (TYPE_PRIOR + history.rested) / (2 * TYPE_PRIOR + history.rested + history.moved);
  const share = Math.min(1 - MIN_TYPE_SHARE, Math.max(MIN_TYPE_SHARE, seen));
  // The pace stands in for jobs that were seen to their end.
  const ratio = paceRatio(figures.length, progress, ranSeconds, total);
  const odds = (share / (1 - share)) * ratio ** (1 / (1 + history.rested + history.moved));
  const estimated = odds / (1 + odds);
  const reached = history.levels.filter((level) => level > progress - NEAR).length;
  const restsHere = (near + restsAt(progress, figures)) / (reached + 1);
  const isProven = history.ownMoved >= PROOF_JOBS && seen < 0.2;
  const restWeight = estimated * restsHere;
  return { restWeight, restsNear: near, isProven, isPlausible: ratio < 1 && restWeight < MIDST_WEIGHT };
}

/**
 * P(a bar that rests somewhere rests here, of those that came so far). Estimated bars are capped high: 80, 90, 95 and
 * 99 % are reported (Pika's own editor: 95 %, Runway's documents: 90 %; read 2026-11-27). Bars of steps rest at the ends
 * of their steps, so a figure that has moved only once or twice, and only from one such end to the next, may be one.
 */
function restsAt(progress: number, figures: readonly number[]): number {
  const high = 0.02 + 0.85 / (1 + Math.exp((0.82 - progress) / 0.02));
  const few = (areEndsOfSteps(figures) ? FEW_AT_STEPS : FEW_BETWEEN)[Math.min(3, figures.length)] ?? 0;
  return Math.max(high, few);
}

/** By the number of different figures seen. */
const FEW_AT_STEPS = [0.8, 0.8, 0.5, 0.15];
const FEW_BETWEEN = [0.8, 0.3, 0.01, 0];

/** All are ends of two to five equal steps, as whole percents. */
function areEndsOfSteps(figures: readonly number[]): boolean {
  const nearStep = (figure: number, steps: number): boolean =>
    Math.abs(figure * steps - Math.round(figure * steps)) < 0.011 * steps;
  return [2, 3, 4, 5].some((steps) => figures.every((figure) => nearStep(figure, steps)));
}

/** The different figures seen while the job ran, oldest first. */
function figuresSeen(track: JobTrack): number[] {
  const runFromMs = track.runningSinceMs ?? 0;
  const figures: number[] = [];
  for (const { atMs, progress } of track.movements) {
    if (progress !== undefined && atMs >= runFromMs && progress !== figures.at(-1)) figures.push(progress);
  }
  return figures;
}

/**
 * The end that the bar's pace foretells against the user's own waits: an estimated bar runs ahead of its job (it reaches
 * its cap at 20 to 70 % of the usual wait), an honest one agrees with them. Ratio of two normal densities of ln(seconds).
 */
function paceRatio(figures: number, progress: number, ranSeconds: number, total: Law): number {
  if (figures < 3 || progress < 0.1 || ranSeconds < 1) return 1;
  const ahead = Math.log(ranSeconds / progress) - total.centre;
  const honest = density(ahead, 0, Math.hypot(total.spread, 0.1 + 0.4 * (1 - progress)));
  const estimated = density(ahead, -0.75, 0.45);
  return Math.min(50, Math.max(0.1, estimated / Math.max(1e-12, honest)));
}

function density(value: number, centre: number, spread: number): number {
  return Math.exp(-(((value - centre) / spread) ** 2) / 2) / spread;
}

const histories = new WeakMap<Waits, Map<string, RestHistory>>();

function restHistory(waits: Waits, kind: JobKind, provider: ProviderId): RestHistory {
  let known = histories.get(waits);
  if (known === undefined) {
    known = new Map();
    histories.set(waits, known);
  }
  const key = `${provider}|${kind.model ?? ''}|${kind.contentType ?? ''}`;
  let history = known.get(key);
  if (history === undefined) {
    history = readHistory(waits, kind, provider);
    known.set(key, history);
  }
  return history;
}

function readHistory(waits: Waits, kind: JobKind, provider: ProviderId): RestHistory {
  const history: RestHistory = { rested: 0, moved: 0, ownMoved: 0, levels: [] };
  const others = { rested: 0, moved: 0 };
  let jobs = 0;
  for (let i = waits.seen.length - 1; i >= 0 && jobs < MAX_JOBS; i -= 1) {
    const wait = waits.seen[i];
    if (wait === undefined || wait.provider !== provider || wait.moves?.rest === undefined) continue;
    jobs += 1;
    const rests = restedToTheEnd(wait, wait.moves);
    if (wait.kind.model !== kind.model || wait.kind.contentType !== kind.contentType) {
      if (rests) others.rested += OTHER_KIND_WEIGHT;
      else others.moved += OTHER_KIND_WEIGHT;
      continue;
    }
    if (rests) {
      history.rested += 1;
      history.levels.push(wait.moves.rest.progress);
    } else {
      history.moved += 1;
      history.ownMoved += 1;
    }
  }
  const scale = Math.min(1, MAX_OTHER_WEIGHT / Math.max(MAX_OTHER_WEIGHT, others.rested + others.moved));
  history.rested += scale * others.rested;
  history.moved += scale * others.moved;
  return history;
}

/** The last rest was far longer than the gaps before it, and than what the bar had left at its own pace. */
function restedToTheEnd(
  wait: Pick<ObservedWait, 'waitSeconds'> & { queueSeconds?: number | undefined },
  { gaps, meanLogGap, rest }: NonNullable<ObservedWait['moves']>,
): boolean {
  if (rest === undefined) return false;
  const run = Math.max(1, wait.waitSeconds - (wait.queueSeconds ?? 0));
  const climbed = Math.max(1, run - rest.seconds);
  const leftByPace = (climbed * (1 - rest.progress)) / Math.max(0.02, rest.progress);
  const gap = gaps > 0 ? Math.exp(meanLogGap) : 0;
  return rest.seconds > Math.max(20, 3 * gap, 2 * leftByPace) && rest.seconds > 0.12 * run;
}
