import { fixedRules, usualWait } from '../../knowledge/waits';
import { busyAt } from './busy';
import { type Law, leftQuantile, quantile, survival } from './law';
import { type StillLaw, stillLaw } from './still';
import type { JobTrack } from './track';
import type { Waits } from './waits';

/** What is known around the job. */
export interface WaitContext {
  /** The user's time zone (IANA name), for times of day in the reasons. */
  timeZone: string;
  /** Others of the user's jobs moved or ended after this one last moved. */
  othersMoving?: boolean;
  /** How many others of the user's jobs stand still as well. */
  othersStuck?: number;
}

export interface WaitReason {
  id: string;
  text: string;
}

export interface Range {
  low: number;
  high: number;
}

export interface WaitJudgement {
  /** Since the submit, or since the first sight where that is unknown; blind time off. */
  elapsedSeconds: number;
  /** Since the last movement up to the last look; blind time off. */
  stillSeconds: number;
  /** -log10 of the chance that a living job stands still for so long. */
  suspicion: number;
  /** Probability that the job has stopped for good. */
  pStopped: number;
  stuck: boolean;
  /** Longer than usual. */
  long: boolean;
  /** The middle 80 % of waits of this kind, seconds; null until three own jobs are known. */
  usual: Range | null;
  /** Seconds to the end, 80 %; null where nothing moves as it should. */
  eta: Range | null;
  because: WaitReason[];
}

/** What a wrong "stuck" weighs, in seconds of delay: where a figure is shown, and where only a word is. */
export const wrongCallSeconds = { figure: 1400, word: 6000 } as const;

const minimumP = 0.5;

/** The stillness of a job, weighed. */
export interface StillJudgement {
  stillSeconds: number;
  suspicion: number;
  pStopped: number;
  /** How many times the weight of a wrong call it is worth to call it now. */
  worth: number;
  stuck: boolean;
}

const weigh = (law: StillLaw, track: JobTrack): StillJudgement => {
  const startMs = track.submittedAtMs ?? track.firstSeenAtMs;
  const movedAtMs = track.movements.at(-1)?.atMs ?? startMs;
  const stillSeconds = Math.max(0, (track.lastSeenAtMs - movedAtMs) / 1000 - track.blindSinceMovementSeconds);
  const alive = Math.max(1e-12, law.survival(stillSeconds));
  const dead = law.dead(stillSeconds);
  const pStopped = dead / (dead + (1 - dead) * alive);
  const few = 1 + 4 * Math.exp(-law.total.jobs / 5);
  const cost = law.tickSeconds === null ? wrongCallSeconds.word * few : wrongCallSeconds.figure;
  const seen = track.looks >= 2 && track.looksSinceGap >= 2 && stillSeconds > 0;
  const worth = seen && pStopped >= minimumP ? worthOfCalling(law, stillSeconds, dead) / cost : 0;
  const stuck =
    worth >= 1 ||
    (seen && (stillSeconds >= fixedRules.stillAtMostSeconds || pikaSays(law, track, stillSeconds, pStopped)));
  return { stillSeconds, suspicion: -Math.log10(alive), pStopped, worth, stuck };
};

/** Pika's own rules stand in while fewer than three own jobs are known and no figure is shown, where the prior allows. */
function pikaSays(law: StillLaw, track: JobTrack, still: number, pStopped: number): boolean {
  if (law.total.jobs >= 3 || law.tickSeconds !== null || pStopped < 0.8) return false;
  const last = track.movements.at(-1);
  const startMs = track.submittedAtMs ?? track.firstSeenAtMs;
  const elapsed = (track.lastSeenAtMs - startMs) / 1000 - track.blindSeconds;
  if (last?.state === 'waiting' && still >= fixedRules.queuedStillSeconds) return true;
  return elapsed >= fixedRules.totalSeconds && still >= fixedRules.totalSeconds / 2;
}

/** Only the decision, without ranges and reasons. */
export const judgeStill = (waits: Waits, track: JobTrack): StillJudgement => weigh(stillLaw(waits, track), track);

/** Judges the wait of a job that is neither over nor new: a pure function of what was seen. */
export function judgeWait(waits: Waits, track: JobTrack, nowMs: number, context: WaitContext): WaitJudgement {
  const law = stillLaw(waits, track);
  const { stillSeconds, suspicion, pStopped, stuck } = weigh(law, track);
  const startMs = track.submittedAtMs ?? track.firstSeenAtMs;
  const now = Math.max(nowMs, track.lastSeenAtMs);
  const elapsedSeconds = Math.max(0, (now - startMs) / 1000 - track.blindSeconds);
  const busy = busyAt(startMs);
  const usual = law.total.jobs >= 3 ? { low: quantile(law.total, 0.9), high: quantile(law.total, 0.1) } : null;
  const usualHigh = usual?.high ?? (busy.length > 0 ? usualWait.busyHighSeconds : usualWait.highSeconds);
  const long = elapsedSeconds > usualHigh;
  const alive = 10 ** -suspicion;
  return {
    elapsedSeconds,
    stillSeconds,
    suspicion,
    pStopped,
    stuck,
    long,
    usual,
    eta: stuck ? null : etaOf(law, track, stillSeconds, elapsedSeconds),
    because: reasons(law.total, { stillSeconds, elapsedSeconds, alive, long, usual, stuck }, track, context, startMs),
  };
}

/**
 * Optimal stopping with a cost per second of delay and one per wrong call: it is called when no later moment u is worth
 * waiting for, that is when the chance to see a living job move until u costs more in delay than it saves.
 */
function worthOfCalling(law: StillLaw, still: number, dead: number): number {
  const alive = law.survival(still);
  const odds = dead / Math.max(1e-9, 1 - dead);
  let worth = Number.POSITIVE_INFINITY;
  for (const more of [20, 60, 150, 400]) {
    worth = Math.min(worth, (odds * more) / Math.max(1e-12, alive - law.survival(still + more)));
  }
  return worth;
}

function etaOf(law: StillLaw, track: JobTrack, still: number, elapsed: number): Range | null {
  if (track.looks === 0) return null;
  if (law.tickSeconds === null) {
    return { low: leftQuantile(law.total, elapsed, 0.9), high: leftQuantile(law.total, elapsed, 0.1) };
  }
  const factor = Math.exp(1.2816 * law.remainingSpread);
  return {
    low: Math.max(0, law.remainingSeconds / factor - still),
    high: Math.max(5, law.remainingSeconds * factor - still),
  };
}

interface Findings {
  stillSeconds: number;
  elapsedSeconds: number;
  alive: number;
  long: boolean;
  usual: Range | null;
  stuck: boolean;
}

/** Plain words for a time span. */
export function spanText(seconds: number): string {
  if (seconds < 90) return `${Math.round(seconds)} seconds`;
  const minutes = Math.round(seconds / 60);
  return minutes < 120 ? `${minutes} minutes` : `${Math.round(minutes / 60)} hours`;
}

function chanceText(chance: number): string {
  if (chance >= 0.1) return `${Math.round(chance * 10)} in 10`;
  if (chance >= 0.01) return `${Math.round(chance * 100)} in 100`;
  if (chance >= 0.001) return `${Math.round(chance * 1000)} in 1000`;
  return 'fewer than 1 in 1000';
}

function reasons(total: Law, found: Findings, track: JobTrack, context: WaitContext, startMs: number): WaitReason[] {
  const list: WaitReason[] = [];
  const { stillSeconds, elapsedSeconds, usual } = found;
  if (stillSeconds > Math.max(60, 2 * track.lookIntervalSeconds)) {
    list.push({
      id: 'no-movement',
      text: `Nothing has moved for ${spanText(stillSeconds)}; of jobs that finish, ${chanceText(found.alive)} stand still for so long here.`,
    });
  } else if (track.movements.length > 1) {
    list.push({ id: 'moving', text: `It last moved ${spanText(stillSeconds)} ago.` });
  }
  if (found.long) {
    const share = chanceText(survival(total, elapsedSeconds));
    list.push({ id: 'longer-than-usual', text: `It has taken ${spanText(elapsedSeconds)}; ${share} take longer.` });
  }
  if (usual !== null) {
    list.push({
      id: 'own-jobs',
      text: `Your ${total.jobs} earlier jobs make ${spanText(usual.low)} to ${spanText(usual.high)} usual now.`,
    });
  } else {
    list.push({
      id: 'few-own-jobs',
      text: 'Too few of your own jobs are known; others report 1 to 4 minutes, up to 20 at busy hours.',
    });
  }
  const busy = busyAt(startMs);
  const first = busy[0];
  if (first !== undefined)
    list.push({ id: 'busy-hours', text: `It was sent in hours that are said to be busy (${first.text}).` });
  if (context.othersMoving === true) list.push({ id: 'others-move', text: 'Other jobs of yours moved meanwhile.' });
  if ((context.othersStuck ?? 0) > 0)
    list.push({ id: 'others-still', text: 'Other jobs of yours stand still as well.' });
  return list;
}
