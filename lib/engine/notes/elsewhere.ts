import type { EvidenceOf } from '../../model/evidence';
import { entryOf } from '../entryOf';
import { isOpen } from '../jobs/record';
import type { State } from '../state';
import { noteCharge, noteJobsSeen } from '../wallets';
import { walletOf } from '../wallets/walletOf';

/**
 * Jobs that a list shows for the first time and nobody submitted in sight, on another device perhaps: each has cost
 * something. One that is over already counts only where it is listed ahead of a job submitted here: newest come first.
 */
export function noteElsewhere(before: State, after: State, reply: EvidenceOf<'reply'>, nowMs: number): State {
  if (reply.submit !== undefined) return after;
  const { jobs } = reply.reading;
  const wallet = walletOf(reply.host);
  const ours = jobs.findLastIndex(({ id }) => (entryOf(before.jobs, id)?.submittedAtMs ?? null) !== null);
  // A socket tells of one job at a time: what is not among them may still have been made.
  let wallets =
    jobs.length > 0 && reply.channel === undefined ? noteJobsSeen(after.wallets, wallet, nowMs) : after.wallets;
  for (const [place, { id, costCredits }] of jobs.entries()) {
    const job = entryOf(after.jobs, id);
    if (entryOf(before.jobs, id) !== undefined || job === undefined || (!isOpen(job) && place > ours)) continue;
    wallets = noteCharge(wallets, { job: id, wallet, costCredits, elsewhere: true, atMs: nowMs });
  }
  return wallets === after.wallets ? after : { ...after, wallets };
}
