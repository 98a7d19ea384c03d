import type { EvidenceOf } from '../../model/evidence';
import { noteSighting } from '../jobs/note';
import { endStates, isOpen, newJob } from '../jobs/record';
import { watchKey } from '../polls/watches';
import type { State, WatchRecord } from '../state';
import { noteBalance } from '../wallets';
import { learnEnd } from './ends';

/** The user asks to follow a job with a key. */
export function noteWatch(state: State, evidence: EvidenceOf<'watch'>, nowMs: number): State {
  const known = state.jobs[evidence.id];
  const job = known ?? { ...newJob({ id: evidence.id, state: 'unknown' }, evidence.provider, nowMs), history: false };
  const watched = { ...job, provider: evidence.provider };
  if (evidence.endpoint !== undefined) watched.endpoint = evidence.endpoint;
  const watch: WatchRecord = { askedMs: null, failures: 0, notBeforeMs: nowMs, stopped: false };
  return {
    ...state,
    jobs: { ...state.jobs, [evidence.id]: watched },
    watches: { ...state.watches, [watchKey(evidence.id)]: watch },
  };
}

/** An answer of a generation API. */
export function noteProvider(state: State, evidence: EvidenceOf<'provider'>, nowMs: number): State {
  let next = state;
  for (const balance of evidence.balances) next = { ...next, wallets: noteBalance(next.wallets, balance, nowMs) };
  for (const sighting of evidence.jobs) {
    const before = next.jobs[sighting.id];
    if (before === undefined) continue;
    const seen = noteSighting(before, sighting, nowMs);
    const after = before.track.looks === 0 ? { ...seen, history: endStates.has(seen.state) } : seen;
    next = { ...next, jobs: { ...next.jobs, [after.id]: after } };
    if (!endStates.has(before.state) && !after.history) next = learnEnd(next, after, nowMs);
  }
  return noteAnswer(next, evidence, nowMs);
}

function noteAnswer(state: State, evidence: EvidenceOf<'provider'>, nowMs: number): State {
  const { refusal } = evidence;
  const told = new Set(evidence.jobs.map((job) => job.id));
  const watches = { ...state.watches };
  const jobs = { ...state.jobs };
  for (const job of Object.values(state.jobs)) {
    const watch = watches[watchKey(job.id)];
    if (watch === undefined || job.provider !== evidence.provider || !isOpen(job)) continue;
    if (refusal === undefined) {
      if (!told.has(job.id)) continue;
      const hint = evidence.askAgainSeconds;
      const answered: WatchRecord = { ...watch, failures: 0 };
      if (hint !== undefined) answered.hintMs = hint * 1000;
      watches[watchKey(job.id)] = answered;
      continue;
    }
    const dead = refusal.kind === 'signed-out';
    const waitMs = (refusal.retryAfterSeconds ?? 0) * 1000;
    watches[watchKey(job.id)] = { ...watch, failures: watch.failures + 1, notBeforeMs: nowMs + waitMs, stopped: dead };
    if (dead) jobs[job.id] = { ...job, refusal: { kind: refusal.kind, atMs: nowMs, status: 401 } };
  }
  return { ...state, watches, jobs };
}
