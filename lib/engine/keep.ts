import { isOpen } from './jobs/record';
import type { State } from './state';

const MOST_JOBS = 150;
const MOST_OPEN_MS = 48 * 3_600_000;

const MOST_POLLS = 30;
/** As long as an open job that nobody sees is kept: until then its question may be asked again. */
const MOST_POLL_AGE_MS = MOST_OPEN_MS;

/** Forgets what is too old or too much. */
export function keepBounded(state: State, nowMs: number): State {
  return keepWishes(keepPolls(keepJobs(state, nowMs), nowMs), nowMs);
}

/** Questions of tabs that are gone, and that nobody has asked for two days; of all others the newest. */
function keepPolls(state: State, nowMs: number): State {
  const polls = Object.entries(state.polls);
  const kept = polls
    .filter(([, { tab, seenMs }]) => state.tabs[String(tab)] !== undefined || nowMs - seenMs <= MOST_POLL_AGE_MS)
    .sort(([, a], [, b]) => b.seenMs - a.seenMs)
    .slice(0, MOST_POLLS);
  return kept.length === polls.length ? state : { ...state, polls: Object.fromEntries(kept) };
}

/** What the user put away or put off, of subjects that are no longer claimed, or whose time is over. */
function keepWishes(state: State, nowMs: number): State {
  const dismissed = Object.entries(state.dismissed).filter(([subject]) => Object.hasOwn(state.verdicts, subject));
  const snoozed = Object.entries(state.snoozed).filter(([, untilMs]) => untilMs > nowMs);
  const isSame =
    dismissed.length === Object.keys(state.dismissed).length && snoozed.length === Object.keys(state.snoozed).length;
  return isSame ? state : { ...state, dismissed: Object.fromEntries(dismissed), snoozed: Object.fromEntries(snoozed) };
}

/** The newest jobs stay, and an open one that nobody has seen for two days goes. */
function keepJobs(state: State, nowMs: number): State {
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
