import type { BalanceSighting } from '../../model/wallet';
import { isReset } from './cycle';
import { explain, unpaidAt } from './explain';
import { type Change, type Charge, type Doubt, emptyPurse, last, type Purse, same, type Wallets } from './state';

/** A reading that much older than the newest came late and is left out; older still, the clock was set back. */
const lateMs = 60_000;
/** A second fall by the cost of a job paid for so recently may be a second charge for it. */
const secondChargeMs = 10 * 60_000;
/** The next reading confirms a doubt when it comes at least so much later. */
const nextReadingMs = 5000;
const mostAmount = 1e12;

/** Takes in one look at a balance. The first one ever is no change; purses are never mixed. */
export function noteBalance(wallets: Wallets, balance: BalanceSighting, nowMs: number): Wallets {
  if (!Number.isFinite(balance.amount) || Math.abs(balance.amount) > mostAmount) return wallets;
  const before = wallets[balance.wallet] ?? emptyPurse(balance.unit);
  if (before.seenAtMs !== null && nowMs < before.seenAtMs && before.seenAtMs - nowMs <= lateMs) return wallets;
  const known: Purse = {
    ...(before.unit === balance.unit ? before : emptyPurse(balance.unit)),
    ...(balance.allowance !== undefined && balance.allowance > 0 && { allowance: balance.allowance }),
    ...(balance.resetsAtMs !== undefined && { resetsAtMs: balance.resetsAtMs }),
  };
  const moved = known.amount === null ? known : withMove(known, balance.amount, nowMs);
  return { ...wallets, [balance.wallet]: { ...moved, amount: balance.amount, seenAtMs: nowMs } };
}

function withMove(purse: Purse, amount: number, nowMs: number): Purse {
  const by = amount - (purse.amount ?? amount);
  if (same(by, 0)) return { ...purse, doubts: confirmed(purse.doubts, nowMs) };
  if (by > 0 && isReset(purse, amount, nowMs) && !isLateRefund(purse, by, nowMs))
    return withReset(purse, amount, by, nowMs);
  const doubt = by > 0 ? purse.doubts.find(({ extra }) => same(extra, by)) : undefined;
  if (doubt !== undefined) {
    const change: Change = { atMs: nowMs, by, meaning: 'refund', job: doubt.job };
    return withChanges({ ...purse, doubts: purse.doubts.filter((other) => other !== doubt) }, [change]);
  }
  const reasons = explain(by, purse.charges, nowMs);
  if (reasons !== undefined) {
    const settled = settle(purse, reasons.paid, reasons.refunded, nowMs);
    return { ...settled, doubts: confirmed(settled.doubts, nowMs) };
  }
  return by < 0 ? withFall(purse, -by, nowMs) : withRise(purse, amount, by, nowMs);
}

/** Near the due day too, a rise that gives back exactly what a lost job cost, and no more, is its refund. */
function isLateRefund(purse: Purse, by: number, nowMs: number): boolean {
  const reasons = explain(by, purse.charges, nowMs);
  return reasons !== undefined && reasons.paid.length === 0;
}

function withReset(purse: Purse, amount: number, by: number, nowMs: number): Purse {
  const rise = { fromMs: purse.seenAtMs ?? nowMs, toMs: nowMs, amount, reset: true };
  const earlier = purse.rises.map((old) => (same(old.amount, amount) ? { ...old, reset: true } : old));
  return {
    ...withChanges(purse, [{ atMs: nowMs, by, meaning: 'reset' }]),
    rises: last([...earlier, rise], 24),
    untoldResets: last([...purse.untoldResets, nowMs], 5),
  };
}

function withRise(purse: Purse, amount: number, by: number, nowMs: number): Purse {
  const rise = { fromMs: purse.seenAtMs ?? nowMs, toMs: nowMs, amount, reset: false };
  return {
    ...withChanges(purse, [{ atMs: nowMs, by, meaning: 'purchase' }]),
    rises: last([...purse.rises, rise], 24),
  };
}

function withFall(purse: Purse, fall: number, nowMs: number): Purse {
  const twice = chargedTwice(purse, fall, nowMs);
  if (twice === undefined) return withChanges(purse, [{ atMs: nowMs, by: -fall, meaning: 'unexplained' }]);
  const settled = settle(purse, twice.paid, [], nowMs);
  const { job, extra } = twice.doubt;
  return {
    ...withChanges(settled, [{ atMs: nowMs, by: -extra, meaning: 'unexplained', job }]),
    doubts: last([...settled.doubts, twice.doubt], 10),
  };
}

/** A fall that is explained once one job's cost is counted twice, in one reading or in two soon after each other. */
export function chargedTwice(
  purse: Purse,
  fall: number,
  nowMs: number,
): { paid: readonly Charge[]; doubt: Doubt } | undefined {
  const doubt = (job: string, extra: number, apart: boolean): Doubt => ({
    job,
    extra,
    atMs: nowMs,
    apart,
    confirmedAtMs: null,
  });
  const certain = (charge: Charge) => charge.cost !== null && charge.cost > 0 && !charge.estimated;
  for (const charge of unpaidAt(purse.charges, nowMs).filter(certain)) {
    const extra = charge.cost ?? 0;
    const reasons = explain(extra - fall, purse.charges, nowMs);
    if (reasons?.paid.includes(charge) && reasons.refunded.length === 0) {
      return { paid: reasons.paid, doubt: doubt(charge.job, extra, false) };
    }
  }
  const again = purse.charges.findLast(
    (charge) =>
      certain(charge) &&
      charge.paidAtMs !== null &&
      nowMs - charge.paidAtMs <= secondChargeMs &&
      same(charge.cost ?? 0, fall) &&
      !purse.doubts.some(({ job }) => job === charge.job),
  );
  return again === undefined ? undefined : { paid: [], doubt: doubt(again.job, fall, true) };
}

function confirmed(doubts: readonly Doubt[], nowMs: number): Doubt[] {
  return doubts.map((doubt) =>
    doubt.confirmedAtMs === null && nowMs - doubt.atMs >= nextReadingMs ? { ...doubt, confirmedAtMs: nowMs } : doubt,
  );
}

/** Marks charges as paid and given back, and writes it into the history. */
export function settle(purse: Purse, paid: readonly Charge[], refunded: readonly Charge[], nowMs: number): Purse {
  const cost = new Map(paid.map((charge) => [charge.job, charge]));
  const back = new Set(refunded.map(({ job }) => job));
  const changes: Change[] = [
    ...paid
      .toSorted((a, b) => a.atMs - b.atMs)
      .map(({ job, cost: by }): Change => ({ atMs: nowMs, by: -(by ?? 0), meaning: 'charge', job })),
    ...refunded.map(({ job, cost: by }): Change => ({ atMs: nowMs, by: by ?? 0, meaning: 'refund', job })),
  ].filter(({ by }) => !same(by, 0));
  return {
    ...withChanges(purse, changes),
    charges: purse.charges.map((charge) => ({
      ...charge,
      ...(cost.has(charge.job) && { ...cost.get(charge.job), paidAtMs: nowMs }),
      ...(back.has(charge.job) && { refundedAtMs: nowMs }),
    })),
  };
}

function withChanges(purse: Purse, changes: readonly Change[]): Purse {
  return { ...purse, changes: last([...purse.changes, ...changes], 60) };
}
