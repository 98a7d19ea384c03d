import * as z from 'zod/mini';
import { jobIdSchema, jobSightingSchema, providerIdSchema, submitSightingSchema } from './job';
import { pollRequestSchema, refusalSchema, replyReadingSchema } from './reply';
import { feedOutcomeSchema, pikaPartSchema } from './service';
import { settingsSchema } from './settings';
import { balanceSightingSchema } from './wallet';

const tab = z.int();
/** A page may give itself an address of any length; no more of it is kept. */
export const addressLimit = 2000;
/** The origin of the page that told it, as the browser named the sender; absent for what the background itself learned. */
const origin = z.optional(z.string().check(z.maxLength(300)));

/** A tab on one of Pika's pages came, went, or changed in visibility. */
const tabEvidence = z.object({
  kind: z.literal('tab'),
  tab,
  /** `unheard`: open, but with nobody of ours in it (it was open before an update). */
  state: z.enum(['visible', 'hidden', 'closed', 'unheard']),
  /** Origin and path; what else stands in an address may sign somebody in. */
  url: z.optional(z.string().check(z.maxLength(addressLimit))),
  origin,
});

/** A reply that the page got, or that we got by repeating the page's own question. */
const replyEvidence = z.object({
  kind: z.literal('reply'),
  /** Absent when the background asked with no tab. */
  tab: z.optional(tab),
  origin,
  via: z.enum(['page', 'repeat-in-page', 'repeat-in-background']),
  host: z.string(),
  /** The part of Pika that was asked, where the path tells it. */
  part: z.optional(pikaPartSchema),
  /** HTTP status; 0 when the request failed without an answer. */
  status: z.int(),
  reading: replyReadingSchema,
  /** It came over a WebSocket: digests of the words in the channel's name; empty where the protocol has none. */
  channel: z.optional(z.string().check(z.maxLength(300))),
  /** The request was a submit. */
  submit: z.optional(submitSightingSchema),
  /** The page sent it within a few seconds of a click, key or touch of the user's. */
  gesture: z.optional(z.boolean()),
  /** The request is a question about jobs. */
  poll: z.optional(pollRequestSchema),
});

/** What the page shows of the jobs that we know. */
const viewEvidence = z.object({
  kind: z.literal('view'),
  tab,
  origin,
  jobs: z.array(
    z.object({
      id: jobIdSchema,
      shown: z.enum(['finished', 'in-progress', 'not-shown']),
      /** The percentage in its card, 0 to 1. */
      figure: z.optional(z.number().check(z.gte(0), z.lte(1))),
      /** The address of the film in its card. */
      film: z.optional(z.string().check(z.startsWith('https://'), z.maxLength(addressLimit))),
      /** The page's own player errs on its film. */
      broken: z.optional(z.boolean()),
    }),
  ),
  /** Texts of the page's alert regions, where they are others than before; none means that they are gone. */
  notices: z.optional(z.array(z.string().check(z.maxLength(200))).check(z.maxLength(5))),
});

/** An answer of a generation API to a question with the user's key. */
const providerEvidence = z.object({
  kind: z.literal('provider'),
  provider: providerIdSchema,
  /** The job that was asked about; absent where the question was about the balance. */
  asked: z.optional(jobIdSchema),
  jobs: z.array(jobSightingSchema),
  balances: z.array(balanceSightingSchema),
  refusal: z.optional(refusalSchema),
  /** The server's hint for the next question. */
  askAgainSeconds: z.optional(z.number()),
});

const feedEvidence = z.object({
  kind: z.literal('feed'),
  feed: z.string(),
  /** HTTP status; 0 when the connection failed; 304 leaves the last reading in force. */
  status: z.int(),
  outcome: feedOutcomeSchema,
  latencyMs: z.number(),
  retryAfterSeconds: z.optional(z.number()),
  maxAgeSeconds: z.optional(z.number()),
  etag: z.optional(z.string()),
  lastModified: z.optional(z.string()),
});

/** Does a site answer at all: own probe of pika.art. */
const probeEvidence = z.object({
  kind: z.literal('probe'),
  target: z.string(),
  status: z.int(),
  latencyMs: z.number(),
});

/** A look at a finished job's file. `unreachable` proves nothing. */
const clipEvidence = z.object({
  kind: z.literal('clip'),
  job: jobIdSchema,
  url: z.string(),
  result: z.enum(['playable', 'refused', 'empty', 'not-video', 'truncated', 'server-error', 'unreachable']),
  status: z.int(),
});

const networkEvidence = z.object({ kind: z.literal('network'), online: z.boolean() });
/** A page of the extension is being looked at; it says so again every two minutes. */
const popupEvidence = z.object({
  kind: z.literal('popup'),
  open: z.boolean(),
  page: z.optional(z.enum(['popup', 'dashboard'])),
});
const watchEvidence = z.object({
  kind: z.literal('watch'),
  provider: providerIdSchema,
  id: jobIdSchema,
  endpoint: z.optional(z.string()),
});
const intentEvidence = z.object({
  kind: z.literal('intent'),
  intent: z.enum(['dismiss', 'snooze', 'open', 'resubmitted', 'forget', 'refresh-status', 'keep', 'drop-kept']),
  subject: z.optional(z.string()),
  /** The tab whose banner the user acted on; absent where it was a page of the extension or a notification. */
  tab: z.optional(tab),
});
const settingsEvidence = z.object({
  kind: z.literal('settings'),
  settings: settingsSchema,
  /** Providers for which the user has given a key; the keys themselves are kept elsewhere. */
  keyNames: z.optional(z.array(z.string())),
});
/** An effect was carried out (or cannot be): it need not be kept any longer. */
const doneEvidence = z.object({ kind: z.literal('done'), key: z.string() });
/** Something from outside could not be read and is left out; `what` names its kind for the log, nothing of its content. */
const setAsideEvidence = z.object({ kind: z.literal('set-aside'), what: z.string() });
/** How a post to a webhook ended; `key` is that of the effect. */
const deliveryEvidence = z.object({
  kind: z.literal('delivery'),
  key: z.string(),
  /** HTTP status; 0 where no answer came. */
  status: z.int(),
  retryAfterSeconds: z.optional(z.number()),
});
/** Whether the browser lets the extension read Pika's pages. */
const accessEvidence = z.object({ kind: z.literal('access'), pages: z.boolean() });
/** Time goes on. */
const tickEvidence = z.object({ kind: z.literal('tick') });

/** All that can be learned about the world. The background stamps it with its own clock when it takes it in. */
export const evidenceSchema = z.discriminatedUnion('kind', [
  tabEvidence,
  replyEvidence,
  viewEvidence,
  providerEvidence,
  feedEvidence,
  probeEvidence,
  clipEvidence,
  networkEvidence,
  popupEvidence,
  watchEvidence,
  intentEvidence,
  settingsEvidence,
  doneEvidence,
  setAsideEvidence,
  deliveryEvidence,
  accessEvidence,
  tickEvidence,
]);
export type Evidence = z.infer<typeof evidenceSchema>;
export type EvidenceOf<K extends Evidence['kind']> = Extract<Evidence, { kind: K }>;
