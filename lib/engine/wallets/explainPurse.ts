import type { Settings } from '../../model/settings';
import type { Advice, Reason, Verdict } from '../../model/verdict';
import type { WalletId, WalletVerdictId } from '../../model/wallet';
import { cheapestCost, usualCost } from './costs';
import { allowanceOf } from './cycle';
import type { Charge, Claim, Purse } from './state';

const walletNames: Readonly<Record<WalletId, string>> = {
  create: 'your Pika credits',
  agent: 'your Agent Wallet',
  api: 'your Pika API balance',
  fal: 'your fal.ai balance',
};
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
  const balance =
    purse.amount === null ? [] : [reason('balance', `The balance is ${told(purse.amount)}`, purse.seenAtMs)];
  const charge = purse.charges.find(({ job }) => job === claim?.cause);
  const because: Record<WalletVerdictId, () => Reason[]> = {
    ok: () => balance,
    unknown: () => [reason('no-balance', `Nothing has shown ${walletNames[wallet]} yet`, null)],
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
    advice: advice[verdict],
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

function money(amount: number, unit: Purse['unit']): string {
  const rounded = Math.round(amount * 100) / 100;
  return unit === 'usd' ? `$${rounded.toFixed(2)}` : `${rounded} credits`;
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

const advice: Readonly<Record<WalletVerdictId, Advice[]>> = {
  ok: [],
  unknown: [{ id: 'open-pika', text: 'Open Pika: its page shows the balance.' }],
  low: [
    { id: 'top-up', text: 'Top up, or plan for the next monthly credits, before a longer job.' },
    { id: 'slow-down', text: 'Try shorter clips or a lower resolution first.' },
  ],
  exhausted: [
    { id: 'top-up', text: 'Top up or wait for the next monthly credits.' },
    { id: 'switch-service', text: 'For urgent work use another service meanwhile.' },
  ],
  'charged-twice': [
    { id: 'contact-support', text: 'Write to support@pika.art with the job id, the time and both balances.' },
    { id: 'check-account', text: 'Look into the account for a second job, made on another device perhaps.' },
  ],
  'charged-without-video': [
    {
      id: 'contact-support',
      text: 'Write to support@pika.art with the job id, the time and the cost, and ask for the credits back.',
    },
    { id: 'open-library', text: 'Look into the library: the video may be there after all.' },
  ],
  'not-reset': [
    { id: 'check-account', text: 'Look into the account for the billing date and a failed payment.' },
    { id: 'contact-support', text: 'Write to support@pika.art if the payment went through.' },
  ],
};
