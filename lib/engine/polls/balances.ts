import type { Question } from '../../model/effect';
import type { ProviderId } from '../../model/job';
import { liveJobs } from '../jobs/live';
import { isOpen } from '../jobs/record';
import { isLookedAt } from '../notes/page';
import type { State } from '../state';

/** A balance older than this is stale (Pika-Labs/Pika-Experiments, pika-editor, commit 21fc285c: stale after 5 min). */
const STALE_MS = 5 * 60_000;
/** With nothing going on, all balances together are asked for once an hour. */
const IDLE_MS = 60 * 60_000;
const RETRY_MS = 30 * 60_000;
/** After a job's end its charge has settled (the same source asks 3 s after a generation). */
const AFTER_END_MS = 3000;
const keyOf: Readonly<Partial<Record<ProviderId, readonly string[]>>> = {
  fal: ['falAdmin', 'fal'],
  pika: ['pika'],
  devkey: ['devkey'],
  'pika-me': ['pika-me'],
};

/** Balances that can be asked for with the user's keys: often while somebody looks or a job runs, else rarely. */
export function balanceQuestions(state: State, nowMs: number): { key: string; dueMs: number; question: Question }[] {
  if (!state.online) return [];
  const known = (Object.keys(keyOf) as ProviderId[]).filter((provider) =>
    keyOf[provider]?.some((name) => state.keyNames.includes(name)),
  );
  const idleMs = IDLE_MS * known.length;
  return known.flatMap((provider) => {
    if (state.balancesStopped.includes(provider)) return [];
    const question = { about: 'balance' as const, provider };
    return [{ key: `ask:balance:${provider}`, dueMs: dueAt(state, provider, idleMs, nowMs), question }];
  });
}

function dueAt(state: State, provider: ProviderId, idleMs: number, nowMs: number): number {
  const asked = state.balancesAskedMs[provider];
  if (asked === undefined) return nowMs;
  const jobs = liveJobs(state, nowMs).filter((job) => job.provider === provider);
  const ended = Math.max(0, ...jobs.map((job) => job.endedAtMs ?? 0));
  if (ended > 0 && asked < ended + AFTER_END_MS) return ended + AFTER_END_MS;
  if (isLookedAt(state, nowMs) || jobs.some(isOpen)) return asked + STALE_MS;
  return asked + (state.balancesFailed.includes(provider) ? Math.min(RETRY_MS, idleMs) : idleMs);
}
