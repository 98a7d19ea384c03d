import type { Question } from '../../model/effect';
import { liveJobs } from '../jobs/live';
import { awaitsNews, type JobRecord } from '../jobs/record';
import { isLookedAt } from '../notes/page';
import type { State, WatchRecord } from '../state';
import { patienceMs } from './patience';

/** Issue of polling with a key: fast while somebody looks, else at the alarms' floor. */
const WATCHED_MS = 5000;
const UNWATCHED_MS = 30_000;
const AT_MOST_MS = 5 * 60_000;

export function watchKey(id: string): string {
  return `watch:${id}`;
}

/** Jobs followed with a key that are to be asked about, and when. `random` is 0 to 1. */
export function watchQuestions(
  state: State,
  nowMs: number,
  random: number,
): { key: string; dueMs: number; question: Question }[] {
  if (!state.online) return [];
  const lookedAt = isLookedAt(state, nowMs) || Object.values(state.tabs).some((tab) => tab.visible);
  return liveJobs(state, nowMs).flatMap((job) => {
    const watch = state.watches[watchKey(job.id)];
    if (watch === undefined || watch.stopped || !awaitsNews(job, nowMs)) return [];
    const question: Question = { about: 'provider', provider: job.provider, id: job.id };
    if (job.endpoint !== undefined) question.endpoint = job.endpoint;
    return [{ key: `ask:${watchKey(job.id)}`, dueMs: dueMs(job, watch, lookedAt, random), question }];
  });
}

/**
 * Backoff with decorrelated jitter (AWS Architecture Blog, "Exponential Backoff and Jitter": sleep = min(cap,
 * uniform(base, 3 * previous))), the previous wait taken as base * 2^(failures - 1).
 */
function dueMs(job: JobRecord, watch: WatchRecord, lookedAt: boolean, random: number): number {
  if (watch.askedMs === null) return watch.notBeforeMs;
  const rhythm = lookedAt ? WATCHED_MS : UNWATCHED_MS;
  const base = Math.max(rhythm, watch.hintMs ?? 0, patienceMs(job, watch.askedMs));
  if (watch.failures === 0) return Math.max(watch.askedMs + base, watch.notBeforeMs);
  const previous = base * 2 ** Math.min(watch.failures - 1, 8);
  const wait = Math.min(Math.max(AT_MOST_MS, base), base + random * (3 * previous - base));
  return Math.max(watch.askedMs + wait, watch.notBeforeMs);
}
