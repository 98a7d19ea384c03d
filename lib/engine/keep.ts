import { isOpen } from './jobs/record';
import type { State } from './state';

const MOST_JOBS = 150;
const MOST_OPEN_MS = 48 * 3_600_000;

/** Forgets what is too old or too much: the newest jobs stay, and an open one that nobody has seen for two days goes. */
export function keepBounded(state: State, nowMs: number): State {
  const jobs = Object.values(state.jobs);
  const stale = jobs.some((job) => isOpen(job) && nowMs - job.seenMs > MOST_OPEN_MS);
  if (jobs.length <= MOST_JOBS && !stale) return state;
  const kept = jobs
    .filter((job) => !isOpen(job) || nowMs - job.seenMs <= MOST_OPEN_MS)
    .sort((a, b) => Number(isOpen(b)) - Number(isOpen(a)) || b.seenMs - a.seenMs)
    .slice(0, MOST_JOBS);
  const ids = new Set(kept.map((job) => job.id));
  const verdicts = Object.entries(state.verdicts).filter(
    ([subject]) => !subject.startsWith('job:') || ids.has(subject.slice(4)),
  );
  return {
    ...state,
    jobs: Object.fromEntries(kept.map((job) => [job.id, job])),
    watches: Object.fromEntries(Object.entries(state.watches).filter(([key]) => ids.has(key.slice('watch:'.length)))),
    verdicts: Object.fromEntries(verdicts),
  };
}
