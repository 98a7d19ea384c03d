import type { JobRecord } from '../jobs/record';

const PART = 20;

/**
 * How long to wait between questions about a job whose status word nobody knows: it may be a word for its end, so the
 * longer it stands the rarer the questions. 0 for all other jobs. `askedMs`: the last question.
 */
export function patienceMs(job: JobRecord, askedMs: number): number {
  if (job.state !== 'unknown' || job.track.looks === 0) return 0;
  return Math.max(0, askedMs - (job.track.movements.at(-1)?.atMs ?? job.firstSeenMs)) / PART;
}
