import * as z from 'zod/mini';
import { identityOf } from '../../knowledge/requestHeaders';
import { digest } from '../../model/digest';
import type { EvidenceOf } from '../../model/evidence';
import type { PollRequest } from '../../model/reply';
import type { State } from '../state';

/** How often a page sent one question, and what it was answered. Kept by origin of the page and identity of the request. */
export const proofSchema = z.object({
  /** Times that the page sent it since the proof was begun. */
  seen: z.int(),
  /** Of these without a click, key or touch of the user's in the seconds before. */
  alone: z.int(),
  /** Times that it was ever sent beside one. */
  beside: z.int(),
  /** What all answers were: `list`, or `job:<id>`; empty before the first. */
  answer: z.string(),
  seenMs: z.number(),
});
export type Proof = z.infer<typeof proofSchema>;

const SEEN_AT_LEAST = 3;
const ALONE_AT_LEAST = 2;
const MOST_PROOFS = 200;
const LONGEST_MS = 48 * 3_600_000;

type Reply = EvidenceOf<'reply'>;

/** Whether the page has sent exactly this often enough by itself that it may be sent in its place. */
export function isProven(state: State, request: PollRequest): boolean {
  const proof = state.proofs[proofKey(request)];
  if (proof === undefined || !request.asks) return false;
  // What stands there as a hash alone is believed only where no click ever came before it.
  if (request.hashed && proof.beside > 0) return false;
  return isAnswer(proof) && proof.seen >= SEEN_AT_LEAST && proof.alone >= ALONE_AT_LEAST;
}

/** Counts one sending of the page's own. */
export function noteSending(state: State, request: PollRequest, reply: Reply, nowMs: number): State {
  if (!request.asks) return state;
  const key = proofKey(request);
  const { [key]: known, ...others } = state.proofs;
  const before = known ?? { seen: 0, alone: 0, beside: 0, answer: '', seenMs: nowMs };
  const answer = answerOf(reply);
  // Another kind of answer, or one about another job, begins the proof anew.
  const fresh = answer !== undefined && before.answer !== '' && answer !== before.answer;
  const beside = reply.gesture === true;
  const proof: Proof = {
    seen: (fresh ? 0 : before.seen) + 1,
    alone: (fresh ? 0 : before.alone) + (beside ? 0 : 1),
    beside: before.beside + (beside ? 1 : 0),
    answer: answer ?? before.answer,
    seenMs: nowMs,
  };
  const kept = Object.entries(others)
    .filter(([, { seenMs }]) => nowMs - seenMs <= LONGEST_MS)
    .slice(1 - MOST_PROOFS);
  return { ...state, proofs: { ...Object.fromEntries(kept), [key]: proof } };
}

/**
 * Begins the proof anew for every question that was sent since the last look at a balance that has now fallen, where no
 * submit explains the fall. To be called before the balances are taken in.
 */
export function doubtByBalance(state: State, reply: Reply, nowMs: number): State {
  if (reply.submit !== undefined) return state;
  const since = Math.min(...reply.reading.balances.map(({ wallet, amount }) => fallSinceMs(state, wallet, amount)));
  if (
    since > nowMs ||
    Object.values(state.jobs).some(({ submittedAtMs }) => submittedAtMs !== null && submittedAtMs >= since)
  )
    return state;
  const proofs = Object.entries(state.proofs).map(([key, proof]): [string, Proof] => [
    key,
    proof.seenMs < since ? proof : { ...proof, seen: 0, alone: 0 },
  ]);
  return { ...state, proofs: Object.fromEntries(proofs) };
}

function fallSinceMs(state: State, wallet: keyof State['wallets'], amount: number): number {
  const purse = state.wallets[wallet];
  const fell = purse?.amount !== null && purse !== undefined && amount < purse.amount;
  return fell ? (purse.seenAtMs ?? 0) : Number.POSITIVE_INFINITY;
}

function isAnswer({ answer }: Proof): boolean {
  return answer === 'list' || answer.startsWith('job:');
}

/** What kind of answer it is; undefined for a failure, which is none. */
function answerOf({ status, reading }: Reply): string | undefined {
  if (status < 200 || status >= 300 || reading.refusal !== undefined) return undefined;
  if (reading.jobList) return 'list';
  const [job] = reading.jobs;
  return job === undefined ? 'nothing' : `job:${job.id}`;
}

const keys = new WeakMap<PollRequest, string>();

/** Remembered by the request, as a pure function may be: every step asks for it. */
function proofKey(request: PollRequest): string {
  const known = keys.get(request);
  if (known !== undefined) return known;
  const key = digest(`${request.origin ?? ''} ${identityOf(request)}`);
  keys.set(request, key);
  return key;
}
