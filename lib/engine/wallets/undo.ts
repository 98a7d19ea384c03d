import { explain } from './explain';
import { settle, withChanges } from './settle';
import { type Change, type Charge, type Doubt, type Purse, same } from './state';

/** An old balance out of a cache gives way to the true one within that time. */
const oldBalanceMs = 10 * 60_000;

/**
 * A fall that takes the whole of the last rise back, and no more than open jobs cost: an old balance was shown once
 * more, and nothing was given or taken. Where the rise was the refund of a lost job, it stands: nobody can tell then.
 */
export function withOldBalance(purse: Purse, fall: number, nowMs: number): Purse | undefined {
  const atMs = purse.changes.at(-1)?.atMs;
  if (atMs === undefined || nowMs - atMs > oldBalanceMs) return undefined;
  const step = purse.changes.filter((change) => change.atMs === atMs);
  const rise = step.reduce((total, { by }) => total + by, 0);
  if (rise < 0.0005 || fall < rise - 0.0005) return undefined;
  const before = undone(purse, step, nowMs);
  const reasons = same(fall, rise) ? { paid: [], refunded: [] } : explain(rise - fall, before);
  if (reasons === undefined) return undefined;
  const wasRefund = purse.charges.some((charge) => isLost(charge) && has(step, 'refund', charge));
  if (!wasRefund) return settle(before, reasons.paid, reasons.refunded, nowMs);
  const settled = settle(purse, reasons.paid, reasons.refunded, nowMs);
  return withChanges(settled, [{ atMs: nowMs, by: -rise, meaning: 'unexplained' }]);
}

/** The purse without what these changes, all of one look, made of it. */
function undone(purse: Purse, step: readonly Change[], nowMs: number): Purse {
  return {
    ...purse,
    changes: purse.changes.filter((change) => !step.includes(change)),
    rises: purse.rises.filter(({ toMs }) => step.every(({ atMs }) => atMs !== toMs)),
    charges: purse.charges.map((charge) => ({
      ...charge,
      ...(has(step, 'charge', charge) && { paidAtMs: null }),
      ...(has(step, 'refund', charge) && { refundedAtMs: null }),
    })),
    doubts: [...purse.doubts, ...clearedUp(purse, step, nowMs)],
  };
}

/** A refund of a job that is not given back itself was that of its second charge. */
function clearedUp(purse: Purse, step: readonly Change[], nowMs: number): Doubt[] {
  return step.flatMap(({ meaning, job, by, atMs }) =>
    meaning === 'refund' && purse.charges.some((charge) => charge.job === job && charge.refundedAtMs !== atMs)
      ? [{ job: job ?? '', extra: by, atMs: nowMs, apart: true, confirmedAtMs: null }]
      : [],
  );
}

function has(step: readonly Change[], meaning: Change['meaning'], charge: Charge): boolean {
  return step.some((change) => change.meaning === meaning && change.job === charge.job);
}

function isLost({ end }: Charge): boolean {
  return end !== null && end.outcome !== 'finished';
}
