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

/** One look at a balance. */
export const balanceSightingSchema = z.object({
  wallet: walletIdSchema,
  amount: z.number(),
  unit: z.enum(['credits', 'usd']),
  /** Whose it is, as a digest; absent where the reply does not say. */
  account: z.optional(z.string()),
  /** What the plan gives a month, where the reply says so. */
  allowance: z.optional(z.number()),
  /** When the plan's next allowance is due, where the reply says so (ms since 1970). */
  resetsAtMs: z.optional(z.number()),
});
export type BalanceSighting = z.infer<typeof balanceSightingSchema>;
