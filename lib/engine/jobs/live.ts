import type { State } from '../state';
import { isOpen, type JobRecord } from './record';

/** An end older than this is settled: nothing about it changes any more by itself. */
const NEWS_MS = 2 * 3_600_000;

/** Whether the job can still change a claim, by news or by the passing of time. */
export function isLive(job: JobRecord, nowMs: number): boolean {
  if (isOpen(job)) return true;
  if (job.history) return false;
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
