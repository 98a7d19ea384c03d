import type { WaitOutcome } from '../../../lib/engine/waits/observed';
import { type JobTrack, noteLook, observeEnd, startTrack } from '../../../lib/engine/waits/track';
import type { JobSighting } from '../../../lib/model/job';
import type { Life, Shown } from './families';
import type { Random } from './random';

/** One job as it really goes: when it stops for good (a fifth of all do, at a uniformly random moment), if it does. */
export interface Job {
  life: Life;
  startMs: number;
  diesAt: number | null;
  lookEvery: number;
}

export function makeJob(random: Random, life: Life, startMs: number): Job {
  const diesAt = random.chance(0.2) ? random.next() * life.seconds : null;
  return { life, startMs, diesAt, lookEvery: random.between(5, 30) };
}

/** A job is followed until it ends, or for this long after it stopped. */
const followSeconds = 1300;

/** Looks at the job as a page does, every 5 to 30 seconds; `see` is called after each and says whether to go on. */
export function follow(random: Random, job: Job, see: (track: JobTrack, atSeconds: number) => boolean): JobTrack {
  let track = startTrack({ kind: job.life.kind, provider: 'web', submittedAtMs: job.startMs, nowMs: job.startMs });
  const stops = job.diesAt ?? Number.POSITIVE_INFINITY;
  let at = random.between(1, 4);
  let next = 0;
  let shown: Shown | undefined;
  const end = Math.min(job.life.seconds, stops + followSeconds);
  while (job.diesAt !== null ? at < end || at < stops + followSeconds : at < end) {
    for (
      let ahead = job.life.shown[next];
      ahead !== undefined && ahead.at <= Math.min(at, stops);
      ahead = job.life.shown[next]
    ) {
      shown = ahead;
      next += 1;
    }
    if (shown !== undefined) {
      const sighting: JobSighting = { id: 'a', state: shown.state };
      if (shown.progress !== undefined) sighting.progress = shown.progress;
      if (shown.queuePosition !== undefined) sighting.queuePosition = shown.queuePosition;
      track = noteLook(track, sighting, job.startMs + at * 1000);
      if (!see(track, at)) break;
    }
    at += job.lookEvery * random.between(0.9, 1.1);
  }
  return track;
}

/** What the job leaves behind: its wait, or that it was given up after a quarter of an hour. */
export function livePast(random: Random, job: Job) {
  const track = follow(random, job, (_, at) => job.diesAt === null || at < job.diesAt + 900);
  const outcome: WaitOutcome = job.diesAt === null ? 'finished' : 'abandoned';
  const endedMs =
    job.diesAt === null ? job.startMs + job.life.seconds * 1000 + job.lookEvery * 500 : track.lastSeenAtMs;
  return observeEnd(track, outcome, endedMs);
}
