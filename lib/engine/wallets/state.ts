import * as z from 'zod/mini';
import { walletIdSchema } from '../../model/wallet';

/** What one job took, or is about to take, from one purse. */
export const chargeSchema = z.object({
  job: z.string(),
  /** Null until told by a submit or learned from the balance. */
  cost: z.nullable(z.number()),
  /** The cost was not told but learned from a fall of the balance. */
  estimated: z.boolean(),
  atMs: z.number(),
  /** When the balance was seen to fall for it. */
  paidAtMs: z.nullable(z.number()),
  refundedAtMs: z.nullable(z.number()),
  end: z.nullable(z.object({ outcome: z.enum(['finished', 'failed', 'cancelled', 'vanished']), atMs: z.number() })),
  /** Not submitted in sight: found in a list, made on another device perhaps. `atMs` is when it was first seen. */
  elsewhere: z._default(z.boolean(), false),
  /** Its refund may have come in a look at the balance that nobody could account for. */
  refundUnsure: z._default(z.boolean(), false),
});
export type Charge = z.infer<typeof chargeSchema>;

const changeSchema = z.object({
  atMs: z.number(),
  by: z.number(),
  meaning: z.enum(['charge', 'refund', 'reset', 'purchase', 'unexplained']),
  job: z.optional(z.string()),
});
export type Change = z.infer<typeof changeSchema>;

/** A fall by one job's cost too much; a claim only when another reading or a minute has not cleared it up. */
const doubtSchema = z.object({
  job: z.string(),
  extra: z.number(),
  atMs: z.number(),
  /** The second fall came in a reading of its own: less sure, another device may have made it. */
  apart: z.boolean(),
  confirmedAtMs: z.nullable(z.number()),
});
export type Doubt = z.infer<typeof doubtSchema>;

/** A rise that was no refund: from the reading before it to the reading that showed it. */
const riseSchema = z.object({ fromMs: z.number(), toMs: z.number(), amount: z.number(), reset: z.boolean() });
export type Rise = z.infer<typeof riseSchema>;

/** Something wrong or scarce, from when it was first claimed. A displaced one gave way to a newer claim for good. */
const claimSchema = z.object({
  verdict: z.enum(['low', 'exhausted', 'charged-without-video', 'charged-twice', 'not-reset']),
  cause: z.string(),
  sinceMs: z.number(),
  displaced: z.boolean(),
});
export type Claim = z.infer<typeof claimSchema>;

export const purseSchema = z.object({
  /** Whose it is, as a digest; null until a reply names the owner. */
  account: z._default(z.nullable(z.string()), null),
  /** Another account than the one that was there first: the chosen plan is not its plan. */
  guest: z._default(z.boolean(), false),
  /** It was seen when it was not scarce: a shortage is news. */
  wasWell: z._default(z.boolean(), false),
  amount: z.nullable(z.number()),
  unit: z.enum(['credits', 'usd']),
  /** What the plan gives a month, as a reply told it. */
  allowance: z.nullable(z.number()),
  /** The same from the plan that the user chose. */
  planAllowance: z.nullable(z.number()),
  resetsAtMs: z.nullable(z.number()),
  seenAtMs: z.nullable(z.number()),
  charges: z.array(chargeSchema),
  changes: z.array(changeSchema),
  doubts: z.array(doubtSchema),
  rises: z.array(riseSchema),
  claims: z.array(claimSchema),
  /** Since when it is scarce; a shortage lasts until the amount is well above its limit. */
  shortages: z._default(z.partialRecord(z.enum(['low', 'exhausted']), z.number()), {}),
  /** The last due day that passed with nothing used: its rise could not be seen. */
  heldDueMs: z.nullable(z.number()),
  /** The last look at the balance that nobody could account for. */
  murkyAtMs: z._default(z.nullable(z.number()), null),
  /** The last look at the jobs of this purse; null where none are shown. */
  jobsSeenAtMs: z._default(z.nullable(z.number()), null),
  /** Resets that were seen and not yet told. */
  untoldResets: z.array(z.number()),
});
export type Purse = z.infer<typeof purseSchema>;

/** All purses that anything referred to so far. */
export const walletsSchema = z.partialRecord(walletIdSchema, purseSchema);
export type Wallets = z.infer<typeof walletsSchema>;

export function noWallets(): Wallets {
  return {};
}

export function emptyPurse(unit: Purse['unit']): Purse {
  return {
    account: null,
    guest: false,
    wasWell: false,
    amount: null,
    unit,
    allowance: null,
    planAllowance: null,
    resetsAtMs: null,
    seenAtMs: null,
    charges: [],
    changes: [],
    doubts: [],
    rises: [],
    claims: [],
    shortages: {},
    heldDueMs: null,
    murkyAtMs: null,
    jobsSeenAtMs: null,
    untoldResets: [],
  };
}

/** Amounts are equal to less than half a tenth of a cent. */
export function same(a: number, b: number): boolean {
  return Math.abs(a - b) < 0.0005;
}

/** The last `count`, so that no list grows without end. */
export function last<T>(list: readonly T[], count: number): T[] {
  return list.slice(-count);
}
