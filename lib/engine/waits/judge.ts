import { type RunTime, usualRun } from '../../knowledge/runTimes';
import { fixedRules, usualWait } from '../../knowledge/waits';
import { busyAt } from './busy';
import { showsFigure } from './figure';
import { leftQuantile, quantile, survival } from './law';
import { reasonsFor, type WaitContext, type WaitReason } from './reasons';
import { type StillLaw, stillLaw } from './still';
import type { JobTrack } from './track';
import type { Waits } from './waits';

export type { WaitContext, WaitReason } from './reasons';

/** Seconds. */
export interface Range {
  low: number;
  high: number;
}

/** The stillness of a job, weighed. */
export interface StillJudgement {
  /** Since the last movement up to the last look; blind time off. */
  stillSeconds: number;
  /** phi = -log10 of the chance that a living job stands still for so long (Hayashibara and others 2004). */
  suspicion: number;
  /** Probability that the job has stopped for good. */
  pStopped: number;
  /** By how many times it pays to call the job stuck now rather than at any later moment; 1 is the threshold. */
  worth: number;
  stuck: boolean;
}

export interface WaitJudgement extends Omit<StillJudgement, 'worth'> {
  /** Since the submit, or since the first sight where that is unknown; blind time off. */
  elapsedSeconds: number;
  /** Longer than usual. */
  long: boolean;
  /** The middle 80 % of waits of this kind; null until three own jobs are known. */
  usual: Range | null;
  /** To the end, 80 %; null where the job is called stuck. */
  eta: Range | null;
  because: WaitReason[];
}

/**
 * What a wrong "stuck" weighs, in seconds of delay, where a figure is shown and where there is only a word. Chosen on
 * the benchmark so that fewer finishing jobs are called stuck than by a quarter of an hour whatever the job.
 */
export const wrongCallSeconds = { figure: 1300, word: 10_000 } as const;

/** Seconds of delay that a wrong call weighs: where a figure shows movement, and where only the end would show it. */
interface Cost {
  shown: number;
  unshown: number;
}

/** Later moments that are tried, in seconds from now. */
const later = [20, 60, 150, 400] as const;

/**
 * While few own jobs are known the law itself is in doubt, and a wrong call weighs up to seven times as much, where the law
 * alone decides.
 */
function caution(jobs: number, restWeight: number): number {
  return 1 + 6 * Math.exp(-jobs / 8) * Math.min(1, 4 * restWeight ** 2);
}

const stillFor = (track: JobTrack): number => {
  const movedAtMs = track.movements.at(-1)?.atMs ?? track.submittedAtMs ?? track.firstSeenAtMs;
  const unseen = track.blindSinceMovementSeconds + (track.unconfirmedSeconds ?? 0);
  return Math.max(0, (track.lastSeenAtMs - movedAtMs) / 1000 - unseen);
};

/**
 * Optimal stopping (a second of delay costs one, a wrong call `cost`): stuck is called when no later moment u is worth
 * waiting for, that is when the chance to see a living job move before u weighs less than the delay. With phi alone
 * every job would have the same chance of a wrong call; this spends it where it buys the most time.
 */
function worthAt(law: StillLaw, still: number, cost: Cost): number {
  const alive = law.alive(still);
  const stopped = law.stopped(still);
  if (stopped < (1 - stopped) * alive) return 0;
  let worth = Number.POSITIVE_INFINITY;
  for (const more of later) {
    const unshown = law.aliveUnshown(still) - law.aliveUnshown(still + more);
    const shown = alive - law.alive(still + more) - unshown;
    const saved = Math.max(1e-9, shown * cost.shown + unshown * cost.unshown);
    worth = Math.min(worth, (stopped * more) / ((1 - stopped) * saved));
  }
  return worth;
}

/**
 * The worth now, or where that is near the threshold what it was in the five minutes before (on a grid of 5 s, with the
 * little that it may change in between): what was stuck stays stuck while nothing moves.
 */
function worthSoFar(law: StillLaw, still: number, cost: Cost): number {
  let worth = worthAt(law, still, cost);
  if (worth < 0.3 || worth >= 1) return worth;
  const first = Math.max(5, still - 300);
  for (let past = 5 * Math.floor((still - 1) / 5); past >= first && worth < 1; past -= 5) {
    worth = Math.max(worth, 1.06 * worthAt(law, past, cost));
  }
  return worth;
}

function weigh(waits: Waits, law: StillLaw, track: JobTrack): StillJudgement {
  const stillSeconds = stillFor(track);
  const alive = Math.max(1e-12, law.alive(stillSeconds));
  const stopped = law.stopped(stillSeconds);
  const pStopped = stopped / (stopped + (1 - stopped) * alive);
  const fresh = track.looks >= 2 && track.looksSinceGap >= 2 && stillSeconds > 0;
  const last = track.movements.at(-1);
  const unshown = wrongCallSeconds[last !== undefined && showsFigure(last) ? 'figure' : 'word'];
  const cost = { shown: wrongCallSeconds.figure, unshown: unshown * caution(law.total.jobs, law.restWeight) };
  const worth = fresh ? worthSoFar(law, stillSeconds, cost) : 0;
  const longestSeconds = usualRun(track.kind).longestSeconds;
  const early = isWithinUsual(waits, law, track);
  const tooLong =
    stillSeconds + Math.min(30, track.lookIntervalSeconds) > Math.max(fixedRules.stillAtMostSeconds, longestSeconds) ||
    pikaSays(law, track, stillSeconds, pStopped);
  return {
    stillSeconds,
    suspicion: -Math.log10(alive),
    pStopped,
    worth,
    stuck: !early && (worth >= 1 || (fresh && tooLong)),
  };
}

/**
 * Pika's own rules stand in where the law allows and the figure does not decide: ten minutes queued without movement while
 * fewer than three own jobs are known, and a quarter of an hour in all, or the longest that the maker names.
 */
function pikaSays(law: StillLaw, track: JobTrack, still: number, pStopped: number): boolean {
  const few = law.total.jobs < 3;
  if (pStopped < (few ? 0.8 : 0.9)) return false;
  const longestSeconds = usualRun(track.kind).longestSeconds;
  if (few && !law.isProven && track.movements.at(-1)?.state === 'waiting') {
    if (still >= Math.max(fixedRules.queuedStillSeconds, longestSeconds)) return true;
  }
  const totalSeconds = Math.max(fixedRules.totalSeconds, longestSeconds);
  return elapsedAtLastLook(track) >= totalSeconds && still >= fixedRules.totalSeconds / 2;
}

/** Own jobs from which on they, not the maker, say what is usual. */
const OWN_JOBS = 3;

/**
 * What is usual is no time for "stuck" while nothing has shown that the figure follows the work: what the user's own waits
 * call usual, or the run time that the maker names for this kind.
 */
function isWithinUsual(waits: Waits, { isProven, isPlausible, total, restWeight }: StillLaw, track: JobTrack): boolean {
  if (isProven) return false;
  const elapsed = elapsedAtLastLook(track);
  const { row, longestSeconds } = usualRun(track.kind);
  if (row !== undefined && elapsed < longestSeconds && finishedOfRow(waits, row) < OWN_JOBS) return true;
  if (restWeight === 1) return false;
  if (total.jobs < OWN_JOBS) return elapsed < longestSeconds;
  return survival(total, elapsed) > (isPlausible ? PLAUSIBLE_EXCEEDED : USUAL_EXCEEDED);
}

/** The usual wait is the one that a tenth of the waits exceed. */
const USUAL_EXCEEDED = 0.1;
/** What a figure that is plausible in all else need not outlast: the wait that a third exceed. */
const PLAUSIBLE_EXCEEDED = 0.35;

const finished = new WeakMap<Waits, Map<RunTime, number>>();

/** Own finished jobs of the kinds for which the maker names this run time. */
function finishedOfRow(waits: Waits, row: RunTime): number {
  const known = finished.get(waits) ?? new Map<RunTime, number>();
  finished.set(waits, known);
  let count = known.get(row);
  if (count === undefined) {
    count = waits.seen.filter(({ kind, outcome }) => outcome === 'finished' && usualRun(kind).row === row).length;
    known.set(row, count);
  }
  return count;
}

function elapsedAtLastLook(track: JobTrack): number {
  return (track.lastSeenAtMs - (track.submittedAtMs ?? track.firstSeenAtMs)) / 1000 - track.blindSeconds;
}

/** Only the decision, without ranges and reasons. */
export const judgeStill = (waits: Waits, track: JobTrack): StillJudgement =>
  weigh(waits, stillLaw(waits, track), track);

/** Judges the wait of a job that is not over: a pure function of what was seen. */
export function judgeWait(waits: Waits, track: JobTrack, nowMs: number, context: WaitContext): WaitJudgement {
  const law = stillLaw(waits, track);
  const { total } = law;
  const { stillSeconds, suspicion, pStopped, stuck } = weigh(waits, law, track);
  const startMs = track.submittedAtMs ?? track.firstSeenAtMs;
  const now = Number.isFinite(nowMs) ? Math.max(nowMs, track.lastSeenAtMs) : track.lastSeenAtMs;
  const elapsedSeconds = Math.max(0, (now - startMs) / 1000 - track.blindSeconds);
  const usual = total.jobs >= 3 ? { low: quantile(total, 0.9), high: quantile(total, 0.1) } : null;
  const claimed = busyAt(startMs).length > 0 ? usualWait.busyHighSeconds : usualWait.highSeconds;
  const long = elapsedSeconds > (usual?.high ?? claimed);
  const found = { stillSeconds, elapsedSeconds, alive: 10 ** -suspicion, pStopped, stuck, long, usual, total };
  return {
    elapsedSeconds,
    stillSeconds,
    suspicion,
    pStopped,
    stuck,
    long,
    usual,
    eta: stuck ? null : etaOf(law, track, elapsedSeconds),
    because: reasonsFor(found, track, context),
  };
}

/** A range that ends sooner says nothing while nothing moves. */
const MIN_ETA_SECONDS = 5;

/**
 * From now to the end, given that the job lives; null where what was foreseen has gone by without a movement. Where the
 * figure says nothing, what the law of the wait leaves at this age; else by the figure's own pace.
 */
function etaOf(law: StillLaw, track: JobTrack, elapsed: number): Range | null {
  const still = stillFor(track);
  const running = track.movements.at(-1)?.state === 'running';
  if (law.restWeight >= 0.5 && (!running || law.restWeight === 1)) {
    return { low: leftQuantile(law.total, elapsed, 0.9), high: leftQuantile(law.total, elapsed, 0.1) };
  }
  const middle = Math.exp(law.left.centre);
  const factor = Math.exp(1.4 * law.left.spread);
  const low = Math.max(0, middle / factor - still);
  const high = middle * factor - still;
  return still > 0 && high < MIN_ETA_SECONDS ? null : { low, high: Math.max(low + 5, high) };
}
