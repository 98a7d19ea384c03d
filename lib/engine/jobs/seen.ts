import type { State } from '../state';
import type { JobRecord } from './record';

/** A visible page has 3 s to show an end; only then is the end unseen. */
export const SHOW_GRACE_MS = 3000;

/** The end was told so lately that an open page may still come to show it. The grace counts from the reply. */
export function mayStillShow(state: State, job: JobRecord, nowMs: number): boolean {
  if (job.endedAtMs === null || job.provider !== 'web') return false;
  const told = Math.max(job.endedAtMs, job.linkAtMs ?? 0);
  return Object.keys(state.tabs).length > 0 && nowMs - told < SHOW_GRACE_MS;
}

/** Is a tab that knows the job in front of the user? */
export function inFront(state: State, job: JobRecord): boolean {
  return job.tabs.some((tab) => state.tabs[String(tab)]?.visible === true);
}
