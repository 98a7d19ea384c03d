import { fixedRules, usualWait } from '../../knowledge/waits';
import { busyAt } from './busy';
import { type Law, quantile, survival } from './law';
import { leftQuantile, type StillLaw, stillLaw } from './still';
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

/** Seconds of a wrong "stuck" weighed against one second of delay; the bench sweeps it. */
export const wrongCallSeconds = 4000;

const minimumP = 0.5;

/** Judges the wait of a job that is neither over nor new: a pure function of what was seen. */
export function judgeWait(
  waits: Waits,
  track: JobTrack,
  nowMs: number,
  context: WaitContext,
  costSeconds: number = wrongCallSeconds,
): WaitJudgement {
  const law = stillLaw(waits, track);
  const startMs = track.submittedAtMs ?? track.firstSeenAtMs;
  const now = Math.max(nowMs, track.lastSeenAtMs);
  const elapsedSeconds = Math.max(0, (now - startMs) / 1000 - track.blindSeconds);
  const movedAtMs = track.movements.at(-1)?.atMs ?? startMs;
  const stillSeconds = Math.max(0, (track.lastSeenAtMs - movedAtMs) / 1000 - track.blindSinceMovementSeconds);
  const alive = Math.max(1e-12, law.survival(stillSeconds));
  const dead = law.dead(stillSeconds);
  const pStopped = dead / (dead + (1 - dead) * alive);
  const seen = track.looks >= 2 && track.looksSinceGap >= 2 && stillSeconds > 0;
  const worthIt = pStopped >= minimumP && isHopeless(law, stillSeconds, dead, costSeconds);
  const stuck = seen && (worthIt || stillSeconds >= fixedRules.stillAtMostSeconds);
  const busy = busyAt(startMs);
  const usual = law.total.jobs >= 3 ? { low: quantile(law.total, 0.9), high: quantile(law.total, 0.1) } : null;
  const usualHigh = usual?.high ?? (busy.length > 0 ? usualWait.busyHighSeconds : usualWait.highSeconds);
  const long = elapsedSeconds > usualHigh;
  return {
    elapsedSeconds,
    stillSeconds,
    suspicion: -Math.log10(alive),
    pStopped,
    stuck,
    long,
    usual,
    eta: stuck ? null : etaOf(law, track, stillSeconds, elapsedSeconds),
    because: reasons(law.total, { stillSeconds, elapsedSeconds, alive, long, usual, stuck }, track, context, startMs),
  };
}

/**
 * Optimal stopping with a cost per second of delay and one per wrong call: call it now when no later moment u is worth
 * waiting for, that is when the chance to see a living job move until u costs more in delay than it saves.
 */
function isHopeless(law: StillLaw, still: number, dead: number, costSeconds: number): boolean {
  const alive = law.survival(still);
  const odds = dead / Math.max(1e-9, 1 - dead);
  for (const more of [20, 60, 150, 400]) {
    if ((alive - law.survival(still + more)) * costSeconds > odds * more) return false;
  }
  return true;
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
