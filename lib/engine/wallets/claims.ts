import type { Settings } from '../../model/settings';
import type { WalletId } from '../../model/wallet';
import { cheapestCost, usualCost } from './costs';
import { allowanceOf, earlyMs, hasNoMonthly, nextDueMs, resetsOf } from './cycle';
import type { Charge, Claim, Doubt, Purse } from './state';
import { isOwed, refundDueMs } from './unsure';

export const confirmMs = 60_000;
export const resetGraceMs = 3_600_000;
/** How long a past irregularity stays the first thing said of a purse. */
const anomalyStaysMs = 7 * 86_400_000;

/** A claim that holds at present; `cause` is the same as long as it is the same trouble. */
export type Finding = Pick<Claim, 'verdict' | 'cause'>;

/** All that is wrong or scarce in a purse at this time. */
export function findingsOf(wallet: WalletId, purse: Purse, settings: Settings, nowMs: number): Finding[] {
  const findings: Finding[] = [];
  const scarce = scarcity(wallet, purse, settings);
  if (scarce !== undefined) findings.push({ verdict: scarce, cause: 'amount' });
  for (const doubt of purse.doubts) {
    if (isCertain(doubt, purse, nowMs) && nowMs - doubt.atMs < anomalyStaysMs) {
      findings.push({ verdict: 'charged-twice', cause: doubt.job });
    }
  }
  for (const charge of purse.charges) {
    if (isLost(charge, purse, nowMs)) findings.push({ verdict: 'charged-without-video', cause: charge.job });
  }
  const due = overdueSince(purse, nowMs);
  if (due !== null) findings.push({ verdict: 'not-reset', cause: String(due) });
  return findings;
}

function scarcity(wallet: WalletId, purse: Purse, settings: Settings): 'low' | 'exhausted' | undefined {
  if (purse.amount === null) return undefined;
  const cheapest = cheapestCost(purse);
  if (cheapest === null ? purse.amount <= 0 : purse.amount < cheapest) return 'exhausted';
  // A plan that gives nothing has nothing to run low, unless the user wants to be told.
  if (hasNoMonthly(purse) && settings.lowCredits === null) return undefined;
  return purse.amount < lowLimit(wallet, purse, settings) ? 'low' : undefined;
}

/** A shortage goes on where the amount wavers around its limit, and ends where it is half as much again. */
export function shortagesOf(wallet: WalletId, purse: Purse, settings: Settings, nowMs: number): Purse['shortages'] {
  const { amount, shortages } = purse;
  const found = scarcity(wallet, purse, settings);
  const limits = { low: lowLimit(wallet, purse, settings), exhausted: cheapestCost(purse) ?? 0 };
  const lasting = (['low', 'exhausted'] as const).flatMap((verdict) => {
    const isLasting = amount === null || amount < limits[verdict] * 1.5 || found === verdict;
    const sinceMs = (isLasting ? shortages[verdict] : undefined) ?? (found === verdict ? nowMs : undefined);
    return sinceMs === undefined ? [] : [[verdict, sinceMs]];
  });
  return Object.fromEntries(lasting);
}

/** The amount below which the purse is low. The user's own number counts for credits, not for dollars. */
function lowLimit(wallet: WalletId, purse: Purse, settings: Settings): number {
  if (settings.lowCredits !== null && purse.unit === 'credits' && (wallet === 'create' || wallet === 'agent')) {
    return settings.lowCredits;
  }
  const allowance = allowanceOf(purse);
  const usual = usualCost(purse);
  return Math.max(allowance === null ? 0 : allowance / 10, usual === null ? 0 : usual * 2);
}

/** A fall in a look of its own may be another job's: where jobs are shown, the next look at them may still tell. */
export function isCertain(doubt: Doubt, purse: Purse, nowMs: number): boolean {
  const { jobsSeenAtMs } = purse;
  const mayBeExplained = doubt.apart && jobsSeenAtMs !== null && jobsSeenAtMs <= doubt.atMs;
  return (doubt.confirmedAtMs !== null && !mayBeExplained) || nowMs - doubt.atMs >= confirmMs;
}

/** Charged, over without a video, and a look at the balance ten minutes later still showed no refund. */
function isLost(charge: Charge, purse: Purse, nowMs: number): boolean {
  if (!isOwed(charge) || charge.refundUnsure) return false;
  const since = refundDueMs(charge);
  return purse.seenAtMs !== null && purse.seenAtMs >= since && nowMs >= since && nowMs - since < anomalyStaysMs;
}

/** The due time of a monthly rise that is an hour late, from the second observed rise on; else null. */
export function overdueSince(purse: Purse, nowMs: number): number | null {
  const due = nextDueMs(purse);
  const allowance = allowanceOf(purse);
  if (hasNoMonthly(purse)) return null;
  if (due === null || resetsOf(purse).length < 2 || purse.seenAtMs === null || purse.amount === null) return null;
  if (allowance !== null && purse.amount >= allowance) return null;
  // A rise that did not reach the allowance may be the monthly one, spent in part on another device.
  if (purse.rises.some(({ toMs }) => toMs >= due - earlyMs)) return null;
  const late = due + resetGraceMs;
  return nowMs >= late && purse.seenAtMs >= late && nowMs - late < anomalyStaysMs ? due : null;
}
