import type { JobSighting } from '../../model/job';
import { noteLook } from '../waits/track';
import { endStates, type JobRecord } from './record';
import { noteAfterEnd } from './reopen';

const SAME_LOOK_MS = 1500;

/** The job after one more look at it. `tab` is the tab whose reply told of it. */
export function noteSighting(known: JobRecord, sighting: JobSighting, nowMs: number, tab?: number): JobRecord {
  const job = endStates.has(known.state) ? noteAfterEnd(known, sighting, nowMs) : known;
  const over = endStates.has(job.state);
  const state = over && !endStates.has(sighting.state) ? job.state : sighting.state;
  const ended = endStates.has(state);
  const videoUrl = sighting.videoUrl ?? job.videoUrl;
  const refused = job.refusal;
  const next: JobRecord = {
    ...job,
    state,
    seenMs: nowMs,
    endedAtMs: ended ? (job.endedAtMs ?? nowMs) : null,
    linkAtMs: state === 'done' && videoUrl !== undefined ? (job.linkAtMs ?? nowMs) : job.linkAtMs,
    tabs: tab === undefined || job.tabs.includes(tab) ? job.tabs : [...job.tabs, tab].slice(-8),
    missing: 0,
    track:
      over || isSameLook(job, sighting, nowMs)
        ? job.track
        : noteLook(job.track, sighting, nowMs, refused !== undefined),
  };
  if (refused !== undefined) delete next.refusal;
  if (state !== sighting.state) return next;
  next.statusWord = sighting.statusWord ?? job.statusWord;
  next.progress = sighting.progress;
  next.queuePosition = sighting.queuePosition;
  next.statusMessage = ended ? undefined : sighting.statusMessage;
  next.prompt = sighting.prompt ?? job.prompt;
  next.kind = sighting.kind === undefined ? job.kind : { ...job.kind, ...sighting.kind };
  next.costCredits = sighting.costCredits ?? job.costCredits;
  next.videoUrl = videoUrl;
  next.posterUrl = sighting.posterUrl ?? job.posterUrl;
  next.videoIds = sighting.videoIds ?? job.videoIds;
  next.error = sighting.error ?? (state === 'failed' ? job.error : undefined);
  return next;
}

/** Two tabs, or a list and a question by name, told the same at the same moment: that is one look. */
function isSameLook(job: JobRecord, sighting: JobSighting, nowMs: number): boolean {
  const { state, progress, queuePosition, updatedAtMs } = sighting;
  if (job.track.looks === 0 || nowMs - job.seenMs >= SAME_LOOK_MS) return false;
  const moved = updatedAtMs !== undefined && updatedAtMs !== job.track.updatedAtMs;
  return state === job.state && progress === job.progress && queuePosition === job.queuePosition && !moved;
}
