import * as z from 'zod/mini';
import { addressLimit, evidenceSchema } from './evidence';
import { jobIdSchema } from './job';
import { pollRequestSchema } from './reply';
import { verdictSchema } from './verdict';

const headers = z.record(z.string(), z.string());
/** Names a message, so that one which is sent again because its answer was lost is not taken twice. */
const letter = z.optional(z.string().check(z.maxLength(60)));

/** An exchange of the page's own traffic, copied, on its way to be read. Values of headers that may hold a secret are not in it. */
const exchangeMessageSchema = z.object({
  type: z.literal('exchange'),
  letter,
  via: z.enum(['page', 'repeat-in-page']),
  request: z.object({
    method: z.string(),
    url: z.string(),
    headers: z.optional(headers),
    body: z.optional(z.string()),
    finalUrl: z.optional(z.string()),
    /** It began within a few seconds of a click, key or touch of the user's. */
    gesture: z.optional(z.boolean()),
  }),
  /** Absent where the request failed. */
  response: z.optional(
    z.object({
      status: z.int(),
      contentType: z.optional(z.string()),
      headers: z.optional(headers),
      body: z.optional(z.string()),
      /** The body is what is new since the last answer to the same question. */
      part: z.optional(
        z.object({
          chain: z.number(),
          n: z.int().check(z.gte(0)),
          from: z.optional(z.int().check(z.gte(0))),
          keep: z.optional(z.int().check(z.gte(0))),
        }),
      ),
    }),
  ),
  /** How often the page asked this before, and whether that was read as a poll. */
  history: z.object({ seen: z.number(), wasPoll: z.boolean() }),
});

/** From content scripts and extension pages to the background. Content scripts may send only `evidence`, `exchange` and `hello`. */
export const toBackgroundSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('evidence'), letter, evidence: z.array(evidenceSchema).check(z.maxLength(50)) }),
  exchangeMessageSchema,
  /** A content script is there and wants its first `tab-view`. */
  z.object({ type: z.literal('hello'), url: z.string().check(z.maxLength(addressLimit)), visible: z.boolean() }),
  /** A page asks for the snapshot at once (it normally reads it from storage). */
  z.object({ type: z.literal('snapshot') }),
  /** Open an address of ours or Pika's in a tab, reusing an open one. */
  z.object({ type: z.literal('open'), url: z.string(), subject: z.optional(z.string()) }),
]);
export type ToBackground = z.infer<typeof toBackgroundSchema>;

/** What a content script must know to look for a job on its page. */
export const knownJobSchema = z.object({
  id: jobIdSchema,
  videoIds: z.array(jobIdSchema),
  prompt: z.optional(z.string()),
  videoUrl: z.optional(z.string()),
  posterUrl: z.optional(z.string()),
  open: z.boolean(),
});
export type KnownJob = z.infer<typeof knownJobSchema>;

/** From the background to a content script. */
export const toTabSchema = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('tab-view'),
    /** The tab's own number: content scripts stamp their evidence with it. */
    tab: z.int(),
    /** The page that this is for: one that has come in its place meanwhile does not take it. */
    origin: z.string(),
    /** Verdicts that deserve a banner on this tab, worst first. */
    banners: z.array(verdictSchema),
    jobs: z.array(knownJobSchema),
    theme: z.enum(['auto', 'light', 'dark']),
  }),
  z.object({ type: z.literal('repeat-poll'), key: z.string(), origin: z.string(), request: pollRequestSchema }),
]);
export type ToTab = z.infer<typeof toTabSchema>;
