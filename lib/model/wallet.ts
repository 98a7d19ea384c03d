import * as z from 'zod/mini';

/** Balances of Pika's three separate purses and fal's; never mixed. */
export const walletIdSchema = z.enum(['create', 'agent', 'api', 'fal']);
export type WalletId = z.infer<typeof walletIdSchema>;

export const walletVerdictIdSchema = z.enum([
  'ok',
  'low',
  'exhausted',
  'charged-without-video',
  'charged-twice',
  'not-reset',
  'unknown',
]);
export type WalletVerdictId = z.infer<typeof walletVerdictIdSchema>;

/** Digests of the names of one account, each with its kind (`uuid`, `mail`, ...), in their order, blanks between. */
export type Account = string;

export function accountOf(names: readonly (readonly [kind: string, digest: string])[]): Account | undefined {
  const words = [...new Map(names)].map(([kind, name]) => `${kind}:${name}`).sort();
  return words.length === 0 ? undefined : words.join(' ');
}

/** `same`: a name of one kind is equal; `other`: of one kind they differ; `unrelated`: nothing to compare. */
export function compareAccounts(a: Account, b: Account): 'same' | 'other' | 'unrelated' {
  const names = namesOf(a);
  const shared = [...namesOf(b)].filter(([kind]) => names.has(kind));
  if (shared.some(([kind, name]) => names.get(kind) === name)) return 'same';
  return shared.length > 0 ? 'other' : 'unrelated';
}

/** Both accounts' names; where they differ, those of `newer`. */
export function joinAccounts(older: Account, newer: Account): Account {
  return accountOf([...namesOf(older), ...namesOf(newer)]) ?? older;
}

function namesOf(account: Account): Map<string, string> {
  return new Map(
    account
      .split(' ')
      .map((word): [string, string] => [
        word.slice(0, Math.max(0, word.lastIndexOf(':'))),
        word.slice(word.lastIndexOf(':') + 1),
      ]),
  );
}

/** One look at a balance. */
export const balanceSightingSchema = z.object({
  wallet: walletIdSchema,
  amount: z.number(),
  unit: z.enum(['credits', 'usd']),
  /** Whose it is, as digests; absent where the reply does not say. */
  account: z.optional(z.string()),
  /** What the plan gives a month, where the reply says so. */
  allowance: z.optional(z.number()),
  /** When the plan's next allowance is due, where the reply says so (ms since 1970). */
  resetsAtMs: z.optional(z.number()),
});
export type BalanceSighting = z.infer<typeof balanceSightingSchema>;
