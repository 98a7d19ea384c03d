import type { Question } from '../../model/effect';
import type { ProviderId } from '../../model/job';
import { liveJobs } from '../jobs/live';
import { isOpen } from '../jobs/record';
import { isLookedAt } from '../notes/page';
import type { State } from '../state';

/** A balance older than this is stale (Pika-Labs/Pika-Experiments, pika-editor, commit 21fc285c: stale after 5 min). */
const STALE_MS = 5 * 60_000;
/** After a job's end its charge has settled (the same source asks 3 s after a generation). */
const AFTER_END_MS = 3000;
const keyOf: Readonly<Partial<Record<ProviderId, readonly string[]>>> = {
  fal: ['falAdmin', 'fal'],
  pika: ['pika'],
  devkey: ['devkey'],
  'pika-me': ['pika-me'],
};

/** Balances that can be asked for with the user's keys: while somebody looks, while a job runs, and after its end. */
export function balanceQuestions(state: State, nowMs: number): { key: string; dueMs: number; question: Question }[] {
  if (!state.online) return [];
  return (Object.keys(keyOf) as ProviderId[]).flatMap((provider) => {
    if (state.balancesStopped.includes(provider)) return [];
    if (!keyOf[provider]?.some((name) => state.keyNames.includes(name))) return [];
    const dueMs = dueAt(state, provider, nowMs);
    return dueMs === null ? [] : [{ key: `ask:balance:${provider}`, dueMs, question: { about: 'balance', provider } }];
  });
}

function dueAt(state: State, provider: ProviderId, nowMs: number): number | null {
  const asked = state.balancesAskedMs[provider];
  const jobs = liveJobs(state, nowMs).filter((job) => job.provider === provider);
  if (asked === undefined && (isLookedAt(state, nowMs) || jobs.length > 0)) return nowMs;
  const ended = Math.max(0, ...jobs.map((job) => job.endedAtMs ?? 0));
  if (asked !== undefined && ended > 0 && asked < ended + AFTER_END_MS) return ended + AFTER_END_MS;
  return asked !== undefined && (isLookedAt(state, nowMs) || jobs.some(isOpen)) ? asked + STALE_MS : null;
}
