import type { JobSighting } from '../../model/job';
import { noteLook, startTrack } from '../waits/track';
import { endStates, type JobRecord } from './record';

/** Replies that were under way when the end was told may come so long after it. */
const LATE_MS = 10_000;
/** Two looks nearer than this are one. */
const APART_MS = 5_000;
/** No cache and no slow copy of a list tells the past for so long, and ever further. */
const LONG_MS = 60_000;
/** A server that changes its word again and again is believed in what it calls the end. */
const AT_MOST = 3;

type Stand = Pick<JobSighting, 'state' | 'progress' | 'queuePosition'>;

/**
 * An end is final for a late or repeated reply from before it. But a job may have been tried again under its id, or never
 * have been over: where two looks in a row, with no end told in between, show it move on, beyond what was known before the
 * end or for a minute, it is open again. Gives the job with what this look adds to that.
 */
export function noteAfterEnd(job: JobRecord, sighting: JobSighting, nowMs: number): JobRecord {
  const { afterEnd, ...rest } = job;
  if (endStates.has(sighting.state)) return rest;
  if (sighting.state === 'unknown' || nowMs - (job.endedAtMs ?? job.firstSeenMs) < LATE_MS) return job;
  if (afterEnd === undefined || movesOn(sighting, afterEnd)) {
    return shows(sighting) ? { ...job, afterEnd: standOf(sighting, nowMs) } : job;
  }
  const before = movesBeforeEnd(job).at(-1);
  const waitedMs = nowMs - afterEnd.atMs;
  const goesOn = movesOn(afterEnd, sighting) && waitedMs >= APART_MS;
  const isNew = before === undefined || movesOn(before, sighting) || waitedMs >= LONG_MS;
  if (!goesOn || !isNew || (job.reopened ?? 0) >= AT_MOST) return job;
  return opened(rest, afterEnd);
}

function opened(job: JobRecord, first: NonNullable<JobRecord['afterEnd']>): JobRecord {
  const movements = movesBeforeEnd(job);
  const last = movements.at(-1);
  const begunAnew = last === undefined || movesOn(first, last);
  const { kind, provider } = job.track;
  const anew = startTrack({ kind, provider, submittedAtMs: first.atMs, nowMs: first.atMs });
  const { videoUrl: _film, posterUrl: _poster, error: _error, ...rest } = job;
  return {
    ...rest,
    state: first.state,
    history: false,
    endedAtMs: null,
    linkAtMs: null,
    views: {},
    shownFinished: false,
    clipChecks: [],
    clipAskedMs: null,
    reopened: (job.reopened ?? 0) + 1,
    track: begunAnew ? noteLook(anew, { ...first, id: job.id }, first.atMs) : { ...job.track, movements },
  };
}

const movesBeforeEnd = ({ track }: JobRecord) => track.movements.filter(({ state }) => !endStates.has(state));

/** Whether a look shows where the job stands at all, as far as movement can be told from it. */
function shows({ state, progress, queuePosition }: Stand): boolean {
  return state === 'waiting' || progress !== undefined || queuePosition !== undefined;
}

function movesOn(from: Stand, to: Stand): boolean {
  if (from.state === 'waiting' && to.state === 'running') return true;
  if (from.state === 'running' && to.state === 'waiting') return false;
  if (from.queuePosition !== undefined && to.queuePosition !== undefined) return to.queuePosition < from.queuePosition;
  return to.progress !== undefined && to.progress > (from.progress ?? 0);
}

function standOf({ state, progress, queuePosition }: Stand, atMs: number): NonNullable<JobRecord['afterEnd']> {
  return {
    atMs,
    state,
    ...(progress !== undefined && { progress }),
    ...(queuePosition !== undefined && { queuePosition }),
  };
}
