import type { Question } from '../../model/effect';
import type { ProviderId } from '../../model/job';
import { liveJobs } from '../jobs/live';
import { isOpen } from '../jobs/record';
import { isLookedAt } from '../notes/page';
import type { State } from '../state';

/** A balance older than this is stale (Pika-Labs/Pika-Experiments, pika-editor, commit 21fc285c: stale after 5 min). */
const STALE_MS = 5 * 60_000;
/** With nothing going on, one balance is asked for each hour, in turn, whether the last one came or not. */
const IDLE_MS = 60 * 60_000;
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
  const askedMs = (provider: ProviderId) => state.balancesAskedMs[provider] ?? 0;
  const known = (Object.keys(keyOf) as ProviderId[])
    .filter((provider) => keyOf[provider]?.some((name) => state.keyNames.includes(name)))
    .filter((provider) => !state.balancesStopped.includes(provider))
    .sort((a, b) => askedMs(a) - askedMs(b));
  const lastMs = Math.max(0, ...known.map(askedMs));
  return known.map((provider, turn) => {
    const idleMs = lastMs + (turn + 1) * IDLE_MS;
    const dueMs = Math.max(dueAt(state, provider, idleMs, nowMs), state.balancesNotBeforeMs[provider] ?? 0);
    return { key: `ask:balance:${provider}`, dueMs, question: { about: 'balance' as const, provider } };
  });
}

/** `idleMs`: when its turn comes with nothing going on. */
function dueAt(state: State, provider: ProviderId, idleMs: number, nowMs: number): number {
  const asked = state.balancesAskedMs[provider];
  if (asked === undefined) return nowMs;
  const jobs = liveJobs(state, nowMs).filter((job) => job.provider === provider);
  const ended = Math.max(0, ...jobs.map((job) => job.endedAtMs ?? 0));
  if (ended > 0 && asked < ended + AFTER_END_MS) return ended + AFTER_END_MS;
  return isLookedAt(state, nowMs) || jobs.some(isOpen) ? asked + STALE_MS : idleMs;
}
