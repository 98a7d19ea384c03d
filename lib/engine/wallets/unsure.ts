import { unpaidIn } from './explain';
import { type Change, type Charge, type Purse, same } from './state';

export const refundWaitMs = 10 * 60_000;

/** Whether the job is over without a video, paid, and not given back as far as anybody saw. */
export function isOwed({ end, paidAtMs, refundedAtMs }: Charge): boolean {
  const lost = end !== null && (end.outcome === 'failed' || end.outcome === 'vanished');
  return lost && paidAtMs !== null && refundedAtMs === null;
}

/** From when on a refund is late. */
export function refundDueMs({ end, paidAtMs, atMs }: Charge): number {
  return Math.max(end?.atMs ?? atMs, paidAtMs ?? atMs) + refundWaitMs;
}

/** A look whose change nobody can account for may hold the refund of any job that is owed one at the time. */
export function withUnsure(before: Purse, after: Purse, nowMs: number): Purse {
  if (!isMurky(before, after, nowMs)) return after;
  const open = (charge: Charge) => isOwed(charge) && (before.seenAtMs ?? 0) < refundDueMs(charge);
  return {
    ...after,
    murkyAtMs: nowMs,
    charges: after.charges.map((charge) => (open(charge) ? { ...charge, refundUnsure: true } : charge)),
  };
}

function isMurky(before: Purse, after: Purse, nowMs: number): boolean {
  const waiting = unpaidIn(before).filter(({ cost }) => cost === null);
  const unpaid = new Set(after.charges.filter(({ paidAtMs }) => paidAtMs === null).map(({ job }) => job));
  if (waiting.some(({ job }) => unpaid.has(job))) return true;
  const usual = before.charges.flatMap(({ cost }) => (cost === null ? [] : [cost]));
  const guessed = new Set(after.charges.filter(({ estimated }) => estimated).map(({ job }) => job));
  const clear = ({ meaning, by, job }: Change) => {
    if (meaning === 'refund') return true;
    if (meaning === 'charge' && !(job !== undefined && guessed.has(job))) return true;
    return by < 0 && usual.some((cost) => same(cost, -by));
  };
  return after.changes.some((change) => change.atMs === nowMs && !before.changes.includes(change) && !clear(change));
}
