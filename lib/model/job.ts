import * as z from 'zod/mini';

/** In Pika's old web app the word `pending` means running. */
export const jobStateSchema = z.enum(['waiting', 'running', 'done', 'failed', 'cancelled', 'unknown']);
export type JobState = z.infer<typeof jobStateSchema>;

/** As it stands in the reply; numbers in decimal. */
export const jobIdSchema = z.string().check(z.minLength(1), z.maxLength(200));

/** Where a job runs: the web apps (`web`), or an API followed with the user's key. */
export const providerIdSchema = z.enum(['web', 'fal', 'pika', 'devapi', 'devkey', 'pika-art', 'pika-me']);
export type ProviderId = z.infer<typeof providerIdSchema>;

/** What kind of work a job is; waits are compared among jobs of one kind. */
export const jobKindSchema = z.object({
  model: z.optional(z.string().check(z.maxLength(60))),
  resolution: z.optional(z.string().check(z.maxLength(20))),
  durationSeconds: z.optional(z.number()),
  contentType: z.optional(z.string().check(z.maxLength(40))),
});
export type JobKind = z.infer<typeof jobKindSchema>;

/** What a reply said of a failure, in its own words. */
export const jobErrorSchema = z.object({
  code: z.optional(z.string().check(z.maxLength(120))),
  message: z.optional(z.string().check(z.maxLength(500))),
});
export type JobError = z.infer<typeof jobErrorSchema>;

/** One look at one job, as a reply told it. Texts come from others: show them, never believe or run them. */
export const jobSightingSchema = z.object({
  id: jobIdSchema,
  state: jobStateSchema,
  /** The status word as it stood in the reply. */
  statusWord: z.optional(z.string().check(z.maxLength(60))),
  /** 0 to 1. */
  progress: z.optional(z.number().check(z.gte(0), z.lte(1))),
  /** Jobs ahead in the line. */
  queuePosition: z.optional(z.int().check(z.gte(0))),
  prompt: z.optional(z.string().check(z.maxLength(300))),
  /** https only. */
  videoUrl: z.optional(z.string().check(z.maxLength(2000))),
  posterUrl: z.optional(z.string().check(z.maxLength(2000))),
  costCredits: z.optional(z.number()),
  /** Where the API counts in dollars. */
  costUsd: z.optional(z.number()),
  error: z.optional(jobErrorSchema),
  /** What the server says of a job that is not over, in its own words: "… is at capacity". */
  statusMessage: z.optional(z.string().check(z.maxLength(300))),
  kind: z.optional(jobKindSchema),
  /** When the reply says that the job was made, in its server's clock (ms since 1970). */
  createdAtMs: z.optional(z.number()),
  /** When the reply says that the job last moved, in its server's clock (ms since 1970). */
  updatedAtMs: z.optional(z.number()),
  /** Ids of the job's videos where they differ from the job's own. */
  videoIds: z.optional(z.array(jobIdSchema).check(z.maxLength(20))),
  /** The user whose job it is, as a digest, where the reply names one. */
  owner: z.optional(jobIdSchema),
});
export type JobSighting = z.infer<typeof jobSightingSchema>;

/** The page's own submit, without image or video. */
export const submitSightingSchema = z.object({
  kind: jobKindSchema,
  costCredits: z.optional(z.number()),
  prompt: z.optional(z.string().check(z.maxLength(300))),
  /** The answer took it and names no job. */
  nameless: z.optional(z.boolean()),
  /** Equal for submits that ask for the same; a short hash of the fields, not their content. */
  fingerprint: z.optional(z.string().check(z.maxLength(64))),
});
export type SubmitSighting = z.infer<typeof submitSightingSchema>;
