import type { Settings } from '../../model/settings';
import type { Reason, Verdict } from '../../model/verdict';
import type { WalletId, WalletVerdictId } from '../../model/wallet';
import { counted } from '../words/count';
import { purseNames } from '../words/purse';
import { advicePurse } from './advicePurse';
import { cheapestCost, usualCost } from './costs';
import { allowanceOf } from './cycle';
import type { Charge, Claim, Purse } from './state';

const sources: Readonly<Record<WalletId, string>> = { create: 'page', agent: 'devkey', api: 'pika', fal: 'fal' };

/** The verdict on one purse in words; `claim` is what is wrong with it, if anything is. */
export function explainPurse(
  wallet: WalletId,
  purse: Purse,
  claim: Claim | undefined,
  settings: Settings,
  nowMs: number,
): Omit<Verdict, 'sinceMs'> {
  const verdict: WalletVerdictId = claim?.verdict ?? (purse.amount === null ? 'unknown' : 'ok');
  const reason = (id: string, text: string, atMs: number | null): Reason => ({
    id,
    text,
    age: atMs === null ? 0 : Math.max(0, Math.round((nowMs - atMs) / 1000)),
    source: sources[wallet],
  });
  const told = (amount: number) => money(amount, purse.unit);
  const balance = textOf(purse.amount, (amount) => reason('balance', left(wallet, amount, purse.unit), purse.seenAtMs));
  const charge = purse.charges.find(({ job }) => job === claim?.cause);
  const because: Record<WalletVerdictId, () => Reason[]> = {
    ok: () => balance,
    unknown: () => [reason('no-balance', `Nothing has shown your ${purseNames[wallet]} yet`, null)],
    exhausted: () => [
      ...balance,
      ...textOf(cheapestCost(purse), (cost) =>
        reason('cheapest-job', `The cheapest job so far cost ${told(cost)}`, null),
      ),
    ],
    low: () => [
      ...balance,
      ...textOf(settings.lowCredits, (limit) => reason('own-limit', `You asked to be told below ${told(limit)}`, null)),
      ...textOf(usualCost(purse), (cost) => reason('usual-job', `A usual job costs ${told(cost)}`, null)),
      ...textOf(allowanceOf(purse), (all) => reason('allowance', `The plan gives ${told(all)} a month`, null)),
    ],
    'charged-twice': () => [...twice(purse, claim, reason, told), ...balance],
    'charged-without-video': () => [...lost(charge, reason, told), ...balance],
    'not-reset': () => [
      reason('overdue', 'The monthly credits were due and have not come', Number(claim?.cause ?? nowMs)),
      ...balance,
    ],
  };
  return {
    subject: `wallet:${wallet}`,
    verdict,
    p: sureness(verdict, purse, claim),
    because: because[verdict](),
    advice: advicePurse(wallet, purse, verdict),
  };
}

type MakeReason = (id: string, text: string, atMs: number | null) => Reason;

function twice(purse: Purse, claim: Claim | undefined, reason: MakeReason, told: (amount: number) => string): Reason[] {
  return purse.doubts
    .filter(({ job }) => job === claim?.cause)
    .map(({ extra, atMs }) =>
      reason(
        'double-fall',
        `One job for ${told(extra)} took ${told(extra * 2)} from the balance, and no other job explains it`,
        atMs,
      ),
    );
}

function lost(charge: Charge | undefined, reason: MakeReason, told: (amount: number) => string): Reason[] {
  if (charge === undefined || charge.end === null) return [];
  const how = charge.end.outcome === 'failed' ? 'failed' : 'is gone';
  return [
    reason('charged', `A job took ${told(charge.cost ?? 0)} and ${how}`, charge.end.atMs),
    reason('no-refund', 'Ten minutes later the balance showed no refund', charge.end.atMs),
  ];
}

function textOf(value: number | null, make: (value: number) => Reason): Reason[] {
  return value === null ? [] : [make(value)];
}

function left(wallet: WalletId, amount: number, unit: Purse['unit']): string {
  return wallet === 'create'
    ? `You have ${money(amount, unit, 'Create credit')} left`
    : `You have ${money(amount, unit)} left in your ${purseNames[wallet]}`;
}

function money(amount: number, unit: Purse['unit'], noun = 'credit'): string {
  const rounded = Math.round(amount * 100) / 100;
  return unit === 'usd' ? `$${rounded.toFixed(2)}` : counted(rounded, noun);
}

function sureness(verdict: WalletVerdictId, purse: Purse, claim: Claim | undefined): number {
  const apart = purse.doubts.some(({ job, apart }) => job === claim?.cause && apart);
  const charge = purse.charges.find(({ job }) => job === claim?.cause);
  if (verdict === 'charged-twice') return apart ? 0.7 : 0.9;
  if (verdict === 'charged-without-video') return charge?.estimated === true ? 0.7 : 0.9;
  if (verdict === 'not-reset') return 0.8;
  if (verdict === 'low') return 0.9;
  return verdict === 'unknown' ? 1 : 0.95;
}
