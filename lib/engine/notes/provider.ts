import type { EvidenceOf } from '../../model/evidence';
import type { Refusal } from '../../model/reply';
import { entryOf } from '../entryOf';
import { noteSighting } from '../jobs/note';
import { awaitsNews, endStates, newJob } from '../jobs/record';
import { watchKey } from '../polls/watches';
import type { State, WatchRecord } from '../state';
import { noteBalance, noteCharge } from '../wallets';
import { learnEnd } from './ends';

/** The user asks to follow a job with a key. */
export function noteWatch(state: State, evidence: EvidenceOf<'watch'>, nowMs: number): State {
  const known = entryOf(state.jobs, evidence.id);
  const job = known ?? { ...newJob({ id: evidence.id, state: 'unknown' }, evidence.provider, nowMs), history: false };
  const watched = { ...job, provider: evidence.provider };
  if (evidence.endpoint !== undefined) {
    watched.endpoint = evidence.endpoint;
    // No answer of the queue names the model; the endpoint does.
    watched.track = { ...job.track, kind: { model: evidence.endpoint.slice(-60), ...job.track.kind } };
  }
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
    const before = entryOf(next.jobs, sighting.id);
    if (before === undefined) continue;
    const seen = noteSighting(before, sighting, nowMs);
    const after = before.track.looks === 0 ? { ...seen, history: endStates.has(seen.state) } : seen;
    next = { ...next, jobs: { ...next.jobs, [after.id]: after } };
    if (sighting.costUsd !== undefined && !endStates.has(before.state)) {
      const charge = { job: after.id, wallet: 'api' as const, costCredits: sighting.costUsd, atMs: nowMs };
      next = { ...next, wallets: noteCharge(next.wallets, charge) };
    }
    if (!endStates.has(before.state) && !after.history) next = learnEnd(next, after, nowMs);
  }
  return noteAnswer(next, evidence, nowMs);
}

/** A lock is often lifted within the hour: until then its provider is asked so seldom. */
const LOCK_MS = 15 * 60_000;

/**
 * How the question fared: a dead key stops all questions of its provider, a lock makes them rare, any other refusal slows the
 * one.
 */
function noteAnswer(state: State, evidence: EvidenceOf<'provider'>, nowMs: number): State {
  const { refusal, asked, provider } = evidence;
  if (asked === undefined) {
    const stopped = refusal?.kind === 'signed-out' || refusal?.kind === 'rejected';
    const balancesStopped = stopped ? [...new Set([...state.balancesStopped, provider])] : state.balancesStopped;
    const waitMs = Math.max((refusal?.retryAfterSeconds ?? 0) * 1000, refusal?.kind === 'locked' ? LOCK_MS : 0);
    const balancesNotBeforeMs = { ...state.balancesNotBeforeMs, [provider]: nowMs + waitMs };
    return { ...state, balancesStopped, balancesNotBeforeMs };
  }
  const watches = { ...state.watches };
  const jobs = { ...state.jobs };
  const dead = refusal?.kind === 'signed-out';
  const locked = refusal?.kind === 'locked';
  for (const job of Object.values(state.jobs)) {
    const key = watchKey(job.id);
    const watch = watches[key];
    if (watch === undefined || job.provider !== provider || !awaitsNews(job, nowMs)) continue;
    if (dead) {
      watches[key] = { ...watch, failures: watch.failures + 1, stopped: true };
      jobs[job.id] = { ...job, refusal: { kind: refusal.kind, atMs: nowMs, status: 401 } };
    } else if (locked) {
      watches[key] = { ...refused(watch, refusal, nowMs), notBeforeMs: nowMs + LOCK_MS };
      jobs[job.id] = { ...job, refusal: { kind: 'locked', atMs: nowMs, status: 403, error: refusal.error } };
    } else if (job.id === asked) {
      watches[key] = refusal === undefined ? answered(watch, evidence.askAgainSeconds) : refused(watch, refusal, nowMs);
    }
  }
  return { ...state, watches, jobs };
}

function answered(watch: WatchRecord, hintSeconds: number | undefined): WatchRecord {
  const { hintMs: _old, ...rest } = watch;
  return hintSeconds === undefined ? { ...rest, failures: 0 } : { ...rest, failures: 0, hintMs: hintSeconds * 1000 };
}

function refused(watch: WatchRecord, refusal: Refusal, nowMs: number): WatchRecord {
  const waitMs = (refusal.retryAfterSeconds ?? 0) * 1000;
  return { ...watch, failures: watch.failures + 1, notBeforeMs: nowMs + waitMs };
}
