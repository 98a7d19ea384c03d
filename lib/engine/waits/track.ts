import * as z from 'zod/mini';
import {
  type JobKind,
  type JobSighting,
  jobKindSchema,
  jobStateSchema,
  type ProviderId,
  providerIdSchema,
} from '../../model/job';
import type { MovesSummary, ObservedWait, WaitOutcome } from './observed';

export const mostMovements = 32;

const movementSchema = z.object({
  atMs: z.number(),
  state: jobStateSchema,
  progress: z.optional(z.number()),
  queuePosition: z.optional(z.number()),
});
export type Movement = z.infer<typeof movementSchema>;

/** What is kept of the course of one job, to judge its wait. Part of the job's stored state. */
export const jobTrackSchema = z.object({
  kind: jobKindSchema,
  provider: providerIdSchema,
  /** When it was submitted (ms, the background's clock); null when it was only found later. */
  submittedAtMs: z.nullable(z.number()),
  firstSeenAtMs: z.number(),
  lastSeenAtMs: z.number(),
  /** Only changes, oldest first; the first is the first sight. Beyond 32 the oldest but one is forgotten. */
  movements: z.array(movementSchema).check(z.maxLength(mostMovements)),
  /** The server's own word on when the job last moved, as last seen. */
  updatedAtMs: z.optional(z.number()),
  /** When it was first seen running. */
  runningSinceMs: z.optional(z.number()),
  /** Looks in all, and since sight was last lost. */
  looks: z.int(),
  looksSinceGap: z.int(),
  /** Usual distance between two looks; 0 until there were two. */
  lookIntervalSeconds: z.number(),
  /** The silence before the last look, where that was not usual: it counts as stillness once a second look confirms it. */
  unconfirmedSeconds: z.optional(z.number()),
  /** Time in which nothing could see the job: in all, and since its last movement. */
  blindSeconds: z.number(),
  blindSinceMovementSeconds: z.number(),
  /** Sums over the gaps between movements while it ran. */
  gaps: z.int(),
  sumLogGap: z.number(),
  longestGapSeconds: z.number(),
  /** The progress figure fell while the job ran: it belongs to a step of the work. */
  fell: z.optional(z.boolean()),
  /** Looks in a row that showed no figure, though an earlier one did. */
  looksWithoutFigure: z.optional(z.int()),
});
export type JobTrack = z.infer<typeof jobTrackSchema>;

/** A job that was just submitted, or was found without its submit (`submittedAtMs` null). */
export function startTrack(job: {
  kind: JobKind;
  provider: ProviderId;
  submittedAtMs: number | null;
  nowMs: number;
}): JobTrack {
  return {
    kind: job.kind,
    provider: job.provider,
    submittedAtMs: job.submittedAtMs,
    firstSeenAtMs: job.nowMs,
    lastSeenAtMs: job.nowMs,
    movements: [],
    looks: 0,
    looksSinceGap: 0,
    lookIntervalSeconds: 0,
    blindSeconds: 0,
    blindSinceMovementSeconds: 0,
    gaps: 0,
    sumLogGap: 0,
    longestGapSeconds: 0,
  };
}

/** Longer than our own repetitions are apart. */
const UNUSUAL_SECONDS = 90;

/** Sight of a job is lost after 5 minutes, or after five of its usual looks where that is longer. */
export const sightLostSeconds = (track: JobTrack): number => Math.max(300, 5 * track.lookIntervalSeconds);

/**
 * Takes in one look at the job. A look from before the last one (a clock set back) counts as one at the same time.
 * `outOfSight`: questions were refused since the last look, so sight was lost however short that was.
 */
export function noteLook(track: JobTrack, sighting: JobSighting, nowMs: number, outOfSight = false): JobTrack {
  const atMs = Math.max(nowMs, track.lastSeenAtMs);
  const next: JobTrack = { ...track, lastSeenAtMs: atMs, looks: track.looks + 1 };
  if (sighting.kind !== undefined) next.kind = { ...sighting.kind, ...track.kind };
  if (next.submittedAtMs === null && plausibleStart(sighting.createdAtMs, track.firstSeenAtMs)) {
    next.submittedAtMs = sighting.createdAtMs;
  }
  noteDistance(next, track, atMs, outOfSight);
  noteMovement(next, track, sighting, atMs);
  return next;
}

/** Takes time in which nothing could see the job off its clock (the machine slept, the network was lost). */
export function noteBlind(track: JobTrack, seconds: number): JobTrack {
  if (!(seconds > 0)) return track;
  const blind = Math.min(seconds, 31_536_000);
  return {
    ...track,
    blindSeconds: track.blindSeconds + blind,
    blindSinceMovementSeconds: track.blindSinceMovementSeconds + blind,
    looksSinceGap: 0,
  };
}

const plausibleStart = (createdAtMs: number | undefined, firstSeenAtMs: number): createdAtMs is number =>
  createdAtMs !== undefined && createdAtMs <= firstSeenAtMs && firstSeenAtMs - createdAtMs < 86_400_000;

function noteDistance(next: JobTrack, track: JobTrack, atMs: number, outOfSight: boolean): void {
  const distance = (atMs - track.lastSeenAtMs) / 1000;
  const lost = track.looks > 0 && (outOfSight || distance > sightLostSeconds(track));
  next.looksSinceGap = lost ? 1 : track.looksSinceGap + 1;
  const unusual = track.looks > 0 && !lost && distance > Math.max(UNUSUAL_SECONDS, 5 * track.lookIntervalSeconds);
  next.unconfirmedSeconds = unusual ? distance - track.lookIntervalSeconds : 0;
  if (lost) {
    const blind = Math.max(0, distance - track.lookIntervalSeconds);
    next.blindSeconds += blind;
    next.blindSinceMovementSeconds += blind;
  }
  // One gap is no rhythm; gap after gap is.
  const again = track.looks > 1 && track.looksSinceGap === 1;
  if (track.looks === 0 || (lost && !again)) return;
  const capped = Math.min(distance, 300);
  next.lookIntervalSeconds = track.lookIntervalSeconds === 0 ? capped : 0.6 * track.lookIntervalSeconds + 0.4 * capped;
}

function noteMovement(next: JobTrack, track: JobTrack, sighting: JobSighting, atMs: number): void {
  if (sighting.updatedAtMs !== undefined) next.updatedAtMs = sighting.updatedAtMs;
  if (sighting.state === 'running') next.runningSinceMs ??= atMs;
  if (sighting.state === 'waiting') {
    delete next.runningSinceMs;
    delete next.fell;
  }
  const last = track.movements.at(-1);
  const before = last?.state === sighting.state ? last : undefined;
  // Of two replies about a job only one may show its figure: a figure that is missing has not moved.
  const progress = sighting.progress ?? before?.progress;
  const queuePosition = sighting.queuePosition ?? before?.queuePosition;
  const touched =
    sighting.updatedAtMs !== undefined && track.updatedAtMs !== undefined && sighting.updatedAtMs !== track.updatedAtMs;
  next.looksWithoutFigure =
    sighting.progress === undefined && progress !== undefined ? (track.looksWithoutFigure ?? 0) + 1 : 0;
  const same =
    before !== undefined &&
    ((before.progress === progress && before.queuePosition === queuePosition) || isToAndFro(track, progress));
  if (same && !touched) return;
  const movement: Movement = { atMs, state: sighting.state };
  if (progress !== undefined) movement.progress = progress;
  if (queuePosition !== undefined) movement.queuePosition = queuePosition;
  if (sighting.state === 'running' && (progress ?? 0) < (before?.progress ?? 0) - FALL) next.fell = true;
  next.movements =
    track.movements.length < mostMovements
      ? [...track.movements, movement]
      : [...track.movements.slice(0, 1), ...track.movements.slice(2), movement];
  if (last?.state === 'running') {
    const gap = Math.max(0.5, (atMs - last.atMs) / 1000 - next.blindSinceMovementSeconds);
    next.gaps = Math.min(track.gaps + 1, 100_000);
    next.sumLogGap = track.sumLogGap + Math.log(gap);
    next.longestGapSeconds = Math.max(track.longestGapSeconds, gap);
  }
  next.blindSinceMovementSeconds = 0;
}

/** A figure that is lower by less has been rounded in another way. */
const FALL = 0.005;

/** Two sources that differ show two figures by turns: to and fro and to again is no movement. */
function isToAndFro({ movements }: JobTrack, progress: number | undefined): boolean {
  const [third, second, last] = movements.slice(-3);
  return (
    progress !== undefined &&
    third?.progress !== undefined &&
    last !== undefined &&
    second?.progress === progress &&
    third.progress === last.progress &&
    second.queuePosition === last.queuePosition
  );
}

/** What is to be learned from a job that is over; null when its start is unknown or sight was lost in between. */
export function observeEnd(track: JobTrack, outcome: WaitOutcome, nowMs: number): ObservedWait | null {
  if (track.submittedAtMs === null || track.blindSeconds > 0) return null;
  const waitSeconds = (nowMs - track.submittedAtMs) / 1000;
  const enteredSeconds = (track.firstSeenAtMs - track.submittedAtMs) / 1000;
  const wait: ObservedWait = { kind: track.kind, provider: track.provider, endedAtMs: nowMs, waitSeconds, outcome };
  if (enteredSeconds > 5) wait.enteredSeconds = enteredSeconds;
  const wasWaiting = track.movements[0]?.state === 'waiting';
  if (wasWaiting && track.runningSinceMs !== undefined) {
    wait.queueSeconds = (track.runningSinceMs - track.submittedAtMs) / 1000;
  }
  const last = track.movements.findLast((movement) => movement.state === 'running');
  if (last?.progress !== undefined && outcome === 'finished') {
    const moves: MovesSummary = {
      gaps: track.gaps,
      meanLogGap: track.gaps > 0 ? track.sumLogGap / track.gaps : 0,
      longestGapSeconds: track.longestGapSeconds,
      rest: { progress: last.progress, seconds: Math.max(0, (nowMs - last.atMs) / 1000) },
    };
    wait.moves = moves;
  }
  return wait;
}
