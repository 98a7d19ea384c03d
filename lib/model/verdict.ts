import * as z from 'zod/mini';

/** What can be said of a job. Without fresh evidence that is `unknown`, never `stuck`. */
export const jobVerdictIds = [
  'on-track',
  'slow',
  'stuck',
  'finished',
  'finished-unseen',
  'finished-no-link',
  'finished-unplayable',
  'failed-policy',
  'failed-input',
  'failed-credits',
  'failed-session',
  'failed-limit',
  'failed-platform',
  'failed',
  'cancelled',
  'unknown',
] as const;
export const jobVerdictIdSchema = z.enum(jobVerdictIds);
export type JobVerdictId = z.infer<typeof jobVerdictIdSchema>;

export const networkVerdictIdSchema = z.enum(['online', 'offline', 'blocked']);
export type NetworkVerdictId = z.infer<typeof networkVerdictIdSchema>;

export const pageVerdictIdSchema = z.enum(['reading', 'blind']);
export type PageVerdictId = z.infer<typeof pageVerdictIdSchema>;

export const adviceIds = [
  'wait',
  'refresh-page',
  'open-video',
  'open-library',
  'cancel-first',
  'rephrase',
  'shorten-prompt',
  'fix-input',
  'sign-in',
  'top-up',
  'slow-down',
  'switch-model',
  'check-network',
  'check-account',
  'switch-service',
  'download-now',
  'contact-support',
  'keep-for-later',
  'open-pika',
] as const;
export const adviceIdSchema = z.enum(adviceIds);
export type AdviceId = z.infer<typeof adviceIdSchema>;

/** `job:<id>`, `service:<id>`, `model:<family>`, `wallet:<id>`, `network` or `page`. */
export const subjectSchema = z
  .string()
  .check(z.regex(/^(job:.{1,200}|service:.{1,81}|model:[\p{L}\p{N}.-]{1,60}|wallet:[a-z]+|network|page)$/su));

export const reasonSchema = z.object({
  id: z.string(),
  /** Plain words for the user. */
  text: z.string(),
  /** Seconds since the reason was seen. */
  age: z.number(),
  /** Where it comes from: `page`, `view`, `prismix`, `fal`, `own jobs`, ... */
  source: z.string(),
});
export type Reason = z.infer<typeof reasonSchema>;

export const adviceSchema = z.object({ id: adviceIdSchema, text: z.string() });
export type Advice = z.infer<typeof adviceSchema>;

/** What is claimed of one subject, how surely, why, and what to do. */
export const verdictSchema = z.object({
  subject: subjectSchema,
  /** One of the ids that belong to the subject's kind. */
  verdict: z.string(),
  /** Probability that the verdict is true, 0 to 1. */
  p: z.number().check(z.gte(0), z.lte(1)),
  /** Strongest first. */
  because: z.array(reasonSchema),
  /** Best first. */
  advice: z.array(adviceSchema),
  /** For a moving job: seconds to its end, 80 %. */
  eta: z.optional(z.object({ low: z.number(), high: z.number() })),
  /** For an open job: the user's usual wait for this kind, seconds; absent until known. */
  usual: z.optional(z.object({ low: z.number(), high: z.number() })),
  /** For an open job: seconds without any movement, up to the last look. */
  quietSeconds: z.optional(z.number()),
  /** For a service: the parts concerned. */
  parts: z.optional(z.array(z.string())),
  /** When the subject came to have this verdict (ms since 1970, the background's clock). */
  sinceMs: z.number(),
});
export type Verdict = z.infer<typeof verdictSchema>;
