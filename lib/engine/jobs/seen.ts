import { tabsOfHome } from '../homes';
import type { State } from '../state';
import type { JobRecord } from './record';

/** A visible page has 3 s to show an end, and its end is told within 10 s; only then is the end unseen. */
const SHOW_GRACE_MS = 3000;
const AT_LATEST_MS = 9000;

/**
 * Until when a page may still come to show the end. The grace counts from the reply, or from the loading of a page that
 * came after it, or from the waking of the machine. A page that has just told the end and is gone may be one that is loaded
 * anew.
 */
export function showsUntilMs(state: State, job: JobRecord): number | null {
  if (job.endedAtMs === null || job.provider !== 'web') return null;
  const told = Math.max(job.endedAtMs, job.linkAtMs ?? 0);
  const tabs = tabsOfHome(state, job);
  if (tabs.length === 0 && (job.heardInTabMs ?? 0) < told) return null;
  const visible = tabs.filter((tab) => tab.visible);
  const loaded = Math.max(told, ...visible.map((tab) => tab.openedAtMs));
  const { wokeMs } = state;
  return Math.min(Math.max(loaded, wokeMs) + SHOW_GRACE_MS, Math.max(told, wokeMs) + AT_LATEST_MS);
}

/** The end was told so lately that a page may still come to show it. */
export function mayStillShow(state: State, job: JobRecord, nowMs: number): boolean {
  return nowMs < (showsUntilMs(state, job) ?? 0);
}

/** Is a tab that knows the job in front of the user? */
export function inFront(state: State, job: JobRecord): boolean {
  return job.tabs.some((tab) => state.tabs[String(tab)]?.visible === true);
}
