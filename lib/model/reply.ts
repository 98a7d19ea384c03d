import * as z from 'zod/mini';
import { jobErrorSchema, jobIdSchema, jobSightingSchema } from './job';
import { balanceSightingSchema } from './wallet';

/**
 * Why a reply is a refusal of the question, not news of a job: nobody is signed in, the account is locked (for money, say; the
 * key is good), the asked action is gone
 * (after a deploy), too many questions, the server failed, or it said no in words of its own.
 */
export const refusalSchema = z.object({
  kind: z.enum(['signed-out', 'locked', 'gone', 'rate-limited', 'server-error', 'rejected']),
  error: z.optional(jobErrorSchema),
  retryAfterSeconds: z.optional(z.number()),
});
export type Refusal = z.infer<typeof refusalSchema>;

/** What was recognised in one reply, by shape. */
export const replyReadingSchema = z.object({
  jobs: z.array(jobSightingSchema).check(z.maxLength(500)),
  balances: z.array(balanceSightingSchema).check(z.maxLength(10)),
  /** A list of jobs was recognised, though it may be empty. */
  jobList: z.boolean(),
  refusal: z.optional(refusalSchema),
  /** The account that is signed in, as a digest, where the reply is about that. */
  account: z.optional(z.string()),
  /** Counts without content of what was read and not recognised. */
  unrecognised: z.object({ objects: z.number(), strings: z.number(), truncated: z.boolean() }),
});
export type ReplyReading = z.infer<typeof replyReadingSchema>;

/** The page's own question about its jobs, as it can be asked again. No value of a secret header is in it. */
export const pollRequestSchema = z.object({
  url: z.url({ protocol: /^https$/ }),
  method: z.enum(['GET', 'POST']),
  /** All names; values only of those on a fixed list (accept, content-type, next-action, ...), else blank. */
  headers: z.record(z.string(), z.string().check(z.maxLength(4000))),
  body: z.optional(z.string().check(z.maxLength(20_000))),
  /** It carries an authorization: it can be repeated only by the page that sent it. */
  secret: z.boolean(),
  /** Origin of the page that asked it; only a page of that origin is ever made to ask it again. */
  origin: z.optional(z.string().check(z.maxLength(300))),
  /** Ids that it asks about or that its reply told of. */
  jobIds: z.array(jobIdSchema).check(z.maxLength(200)),
  /** Its form can do nothing but ask. Without this it is never sent again. */
  asks: z._default(z.boolean(), false),
  /** What it does stands in it as a hash alone (a persisted operation). */
  hashed: z._default(z.boolean(), false),
});
export type PollRequest = z.infer<typeof pollRequestSchema>;
