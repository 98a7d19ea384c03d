import type { State } from '../state';
import { clipDueMs } from './clips';
import { awaitsNews, isOpen, type JobRecord } from './record';

/** An end older than this is settled: nothing about it changes any more by itself. */
const NEWS_MS = 2 * 3_600_000;
/** So long a look or an address that has yet to come is waited for. */
const AT_MOST_MS = 48 * 3_600_000;

/** Whether the job can still change a claim, by news or by the passing of time. */
export function isLive(job: JobRecord, nowMs: number): boolean {
  if (isOpen(job)) return true;
  if (job.history) return false;
  // What still waits for its moment waits through a sleep of any length.
  if (awaitsNews(job, nowMs) || clipDueMs(job) !== null) return nowMs - (job.endedAtMs ?? job.seenMs) < AT_MOST_MS;
  return nowMs - Math.max(job.endedAtMs ?? job.seenMs, job.linkAtMs ?? 0) < NEWS_MS;
}

const known = new WeakMap<State['jobs'], { nowMs: number; live: JobRecord[] }>();

/** The jobs that matter now; most of those that are kept are over for long. */
export function liveJobs(state: Pick<State, 'jobs'>, nowMs: number): JobRecord[] {
  const before = known.get(state.jobs);
  if (before?.nowMs === nowMs) return before.live;
  const live = Object.values(state.jobs).filter((job) => isLive(job, nowMs));
  known.set(state.jobs, { nowMs, live });
  return live;
}
