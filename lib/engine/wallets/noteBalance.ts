import type { BalanceSighting } from '../../model/wallet';
import { allowanceOf, isMonthsBefore, isReset, nextDueMs } from './cycle';
import { chargedTwice, confirmed } from './doubts';
import { explain, hidden, sum, unpaidIn } from './explain';
import { settle, withChanges } from './settle';
import { type Change, emptyPurse, last, type Purse, same, type Wallets } from './state';
import { withOldBalance } from './undo';
import { withUnsure } from './unsure';

/** A reading that much older than the newest came late and is left out; older still, the clock was set back. */
const lateMs = 60_000;
const mostAmount = 1e12;
/** A job that nobody here saw is over and given back within that time after it was paid. */
const elsewhereMs = 3_600_000;

/** Takes in one look at a balance. The first one ever is no change; purses are never mixed. */
export function noteBalance(wallets: Wallets, balance: BalanceSighting, nowMs: number): Wallets {
  if (!Number.isFinite(balance.amount) || Math.abs(balance.amount) > mostAmount) return wallets;
  const before = wallets[balance.wallet] ?? emptyPurse(balance.unit);
  if (before.seenAtMs !== null && nowMs < before.seenAtMs && before.seenAtMs - nowMs <= lateMs) return wallets;
  const known: Purse = {
    ...(before.unit === balance.unit
      ? before
      : { ...emptyPurse(balance.unit), account: before.account, guest: before.guest }),
    ...(balance.allowance !== undefined && balance.allowance > 0 && { allowance: balance.allowance }),
  };
  // A negative zero would not come back from the store as it went in.
  const amount = balance.amount || 0;
  const moved = known.amount === null ? known : withUnsure(known, withMove(known, amount, nowMs), nowMs);
  const held = heldDue(known, moved, amount, nowMs);
  // The day that comes with a risen amount is the next one already: the rise itself is judged by the day known before.
  const resetsAtMs = balance.resetsAtMs ?? known.resetsAtMs;
  return { ...wallets, [balance.wallet]: { ...moved, amount, resetsAtMs, heldDueMs: held, seenAtMs: nowMs } };
}

/** The due day that has passed while the purse was full, so that no rise could show. */
function heldDue(before: Purse, after: Purse, amount: number, nowMs: number): number | null {
  const due = nextDueMs(before);
  const goal = allowanceOf(before);
  const full = goal !== null && amount >= goal - 0.0005;
  const risen = after.rises.at(-1)?.toMs === nowMs;
  return due !== null && nowMs >= due && full && !risen ? due : before.heldDueMs;
}

function withMove(purse: Purse, amount: number, nowMs: number): Purse {
  const by = amount - (purse.amount ?? amount);
  if (same(by, 0)) {
    const { paid, refunded } = hidden(purse, nowMs) ?? { paid: [], refunded: [] };
    return { ...settle(purse, paid, refunded, nowMs), doubts: confirmed(purse.doubts, nowMs) };
  }
  const isRefund = isLateRefund(purse, by) || undoesFall(purse, by, nowMs);
  const reset = by > 0 && !isRefund ? resetIn(purse, amount, by, nowMs) : undefined;
  if (reset !== undefined) return reset;
  const doubt = by > 0 ? purse.doubts.find(({ extra }) => same(extra, by)) : undefined;
  if (doubt !== undefined) {
    const change: Change = { atMs: nowMs, by, meaning: 'refund', job: doubt.job };
    return withChanges({ ...purse, doubts: purse.doubts.filter((other) => other !== doubt) }, [change]);
  }
  const reasons = explain(by, purse);
  if (reasons !== undefined) {
    const settled = settle(purse, reasons.paid, reasons.refunded, nowMs);
    return { ...settled, doubts: confirmed(settled.doubts, nowMs) };
  }
  return by < 0 ? withFall(purse, -by, nowMs) : withRise(purse, amount, by, nowMs);
}

/** Near the due day too, a rise that gives back exactly what a lost job cost, and no more, is its refund. */
function isLateRefund(purse: Purse, by: number): boolean {
  const reasons = explain(by, purse);
  return reasons !== undefined && reasons.paid.length === 0;
}

/** A job made elsewhere was paid a short while ago and is given back; where no monthly rise is known to be due. */
function undoesFall(purse: Purse, by: number, nowMs: number): boolean {
  const { atMs, by: fall, meaning } = purse.changes.at(-1) ?? { atMs: 0, by: 0, meaning: 'reset' };
  return nextDueMs(purse) === null && meaning === 'unexplained' && same(-fall, by) && nowMs - atMs <= elsewhereMs;
}

/** The monthly rise, also where jobs that were paid since the last look have taken a part of it already. */
function resetIn(purse: Purse, amount: number, by: number, nowMs: number): Purse | undefined {
  if (isReset(purse, amount, nowMs)) return withReset(purse, amount, by, nowMs);
  const paid = unpaidIn(purse).filter(({ cost }) => cost !== null);
  const spent = sum(paid);
  if (same(spent, 0) || !isReset(purse, amount + spent, nowMs)) return undefined;
  return withReset(settle(purse, paid, [], nowMs), amount + spent, by + spent, nowMs);
}

function withReset(purse: Purse, amount: number, by: number, nowMs: number): Purse {
  const rise = { fromMs: purse.seenAtMs ?? nowMs, toMs: nowMs, amount, reset: true };
  const earlier = purse.rises.map((old) => (isMonthsBefore(old, amount, nowMs) ? { ...old, reset: true } : old));
  return {
    ...withChanges(purse, [{ atMs: nowMs, by, meaning: 'reset' }]),
    rises: last([...earlier, rise], 24),
    untoldResets: last([...purse.untoldResets, nowMs], 5),
  };
}

function withRise(purse: Purse, amount: number, by: number, nowMs: number): Purse {
  if (undoesFall(purse, by, nowMs)) return withChanges(purse, [{ atMs: nowMs, by, meaning: 'refund' }]);
  const rise = { fromMs: purse.seenAtMs ?? nowMs, toMs: nowMs, amount, reset: false };
  return {
    ...withChanges(purse, [{ atMs: nowMs, by, meaning: 'purchase' }]),
    rises: last([...purse.rises, rise], 24),
  };
}

function withFall(purse: Purse, fall: number, nowMs: number): Purse {
  const old = withOldBalance(purse, fall, nowMs);
  if (old !== undefined) return old;
  const twice = chargedTwice(purse, fall, nowMs);
  if (twice === undefined) return withChanges(purse, [{ atMs: nowMs, by: -fall, meaning: 'unexplained' }]);
  const settled = settle(purse, twice.paid, [], nowMs);
  const { job, extra } = twice.doubt;
  return {
    ...withChanges(settled, [{ atMs: nowMs, by: -extra, meaning: 'unexplained', job }]),
    doubts: last([...settled.doubts, twice.doubt], 10),
  };
}
