import * as z from 'zod/mini';
import { serviceReadingSchema, serviceVerdictIdSchema } from '../../model/service';

/** Looks in a row at one service through one source that showed the same. */
export const runSchema = z.object({
  kind: z.enum(['ok', 'bad', 'other']),
  looks: z.int(),
  sinceMs: z.number(),
  lastMs: z.number(),
  /** Last time that this source showed trouble, before this run. */
  badBeforeMs: z.nullable(z.number()),
});
export type Run = z.infer<typeof runSchema>;

/** The last that a source could be read to say of one service. */
export const lookSchema = z.object({ reading: serviceReadingSchema, readMs: z.number(), run: runSchema });
export type Look = z.infer<typeof lookSchema>;

/** One feed, or one probe: when it was and will be asked, and what it last said. */
export const sourceStateSchema = z.object({
  /** `null`: no time is set yet. */
  dueMs: z.nullable(z.number()),
  /** The usual time between questions when `dueMs` was set. */
  intervalMs: z.number(),
  askedMs: z.nullable(z.number()),
  answeredMs: z.nullable(z.number()),
  /** HTTP status of the last answer, 0 for none. */
  status: z.nullable(z.int()),
  /** Why the last answer could not be read. */
  unreadable: z.nullable(z.string()),
  /** Since when it sends web pages in place of data, with nothing readable in between. */
  pagesSinceMs: z.nullable(z.number()),
  latencyMs: z.nullable(z.number()),
  failures: z.int(),
  /** The last pause after a failure. */
  backoffMs: z.number(),
  /** The server asked not to come before. */
  notBeforeMs: z.number(),
  /** Share of the usual interval while the user is active: halved by trouble, raised by quiet. */
  ease: z.number(),
  etag: z.nullable(z.string()),
  lastModified: z.nullable(z.string()),
  looks: z.record(z.string(), lookSchema),
});
export type SourceState = z.infer<typeof sourceStateSchema>;

/** What was last claimed of a service, and what damps the next claim. */
export const judgedSchema = z.object({
  verdict: serviceVerdictIdSchema,
  /** Trouble was claimed and no recovery yet. */
  open: z.boolean(),
  lastBadMs: z.number(),
  /** Figure of merit of RFC 2439, as it stood at `penaltyMs`. */
  penalty: z.number(),
  penaltyMs: z.number(),
  held: z.boolean(),
  /** Trouble is still claimed, but the evidence has spoken for health since. */
  calm: z.boolean(),
});
export type Judged = z.infer<typeof judgedSchema>;

/** A first bad look wants a second one, at another source. */
export const confirmSchema = z.object({
  service: z.string(),
  avoid: z.array(z.string()),
  sinceMs: z.number(),
  asked: z.boolean(),
});

export const servicesStateSchema = z.object({
  sources: z.record(z.string(), sourceStateSchema),
  judged: z.record(z.string(), judgedSchema),
  confirm: z.nullable(confirmSchema),
  /** Times of our questions in the last hour. */
  asked: z.array(z.number()),
  /** The browser was off line when questions were last considered. */
  offline: z.boolean(),
});
export type ServicesState = z.infer<typeof servicesStateSchema>;

/** Nothing is known of any service. */
export function noServices(): ServicesState {
  return { sources: {}, judged: {}, confirm: null, asked: [], offline: false };
}

/** A source that was never asked. */
export function newSource(): SourceState {
  return {
    dueMs: null,
    intervalMs: 0,
    askedMs: null,
    answeredMs: null,
    status: null,
    unreadable: null,
    pagesSinceMs: null,
    latencyMs: null,
    failures: 0,
    backoffMs: 0,
    notBeforeMs: 0,
    ease: 1,
    etag: null,
    lastModified: null,
    looks: {},
  };
}

/** The source id of a probe. */
export function probeSource(target: string): string {
  return `probe:${target}`;
}
