import type { EvidenceOf } from '../../model/evidence';
import { entryOf } from '../entryOf';
import type { JobRecord } from '../jobs/record';
import { mayBeTaken } from '../jobs/unsure';
import type { State } from '../state';
import { noteCharge, noteJobEnd } from '../wallets';
import { same } from '../wallets/state';

type Reply = EvidenceOf<'reply'>;

/** Lists and balances tell of a submit this long after it. */
const TELLS_AFTER_MS = 60_000;

/**
 * What a reply tells of submits that a gateway answered, or nobody: a fall of the balance that nothing else explains says
 * that one was taken, and a list of jobs that comes without its job later on says that its charge has brought no video.
 */
export function noteUnsure(before: State, after: State, reply: Reply, nowMs: number): State {
  let next = after;
  for (const job of Object.values(after.jobs)) {
    if (!mayBeTaken(job, nowMs)) continue;
    if (reply.reading.balances.length > 0) next = noteItsCharge(before, next, job, nowMs);
    next = noteItsAbsence(next, job.id, reply, nowMs);
  }
  return next;
}

function noteItsCharge(before: State, state: State, job: JobRecord, nowMs: number): State {
  const { costCredits, charged } = job;
  const fits = (state.wallets.create?.changes ?? []).some(
    ({ atMs, by, meaning, job: reason }) =>
      atMs === nowMs &&
      meaning === 'unexplained' &&
      reason === undefined &&
      by < 0 &&
      (costCredits === undefined || same(by, -costCredits)),
  );
  if (!fits || charged === true) return state;
  const paid = noteCharge(state.wallets, { job: job.id, wallet: 'create', costCredits, elsewhere: true, atMs: nowMs });
  const { create } = paid;
  // The look that nobody could account for has its reason now.
  const murkyAtMs = before.wallets.create?.murkyAtMs ?? null;
  return {
    ...state,
    jobs: { ...state.jobs, [job.id]: { ...job, charged: true } },
    wallets: create === undefined ? paid : { ...paid, create: { ...create, murkyAtMs } },
  };
}

/** The list that would show it comes without it. */
function noteItsAbsence(state: State, id: string, reply: Reply, nowMs: number): State {
  const job = entryOf(state.jobs, id);
  if (job?.charged !== true || !reply.reading.jobList || reply.status !== 200) return state;
  if (nowMs - (job.submittedAtMs ?? nowMs) < TELLS_AFTER_MS) return state;
  return { ...state, wallets: noteJobEnd(state.wallets, { job: id, outcome: 'vanished', atMs: nowMs }) };
}
