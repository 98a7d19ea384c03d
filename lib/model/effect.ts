import * as z from 'zod/mini';
import { alertSchema } from './alert';
import { jobIdSchema, providerIdSchema } from './job';
import { pollRequestSchema } from './reply';

/** What to ask the outside world. The answer comes back as evidence. */
export const questionSchema = z.discriminatedUnion('about', [
  z.object({
    about: z.literal('feed'),
    feed: z.string(),
    etag: z.optional(z.string()),
    lastModified: z.optional(z.string()),
  }),
  z.object({ about: z.literal('probe'), target: z.string() }),
  z.object({ about: z.literal('clip'), provider: providerIdSchema, job: jobIdSchema, url: z.string() }),
  z.object({
    about: z.literal('provider'),
    provider: providerIdSchema,
    id: jobIdSchema,
    endpoint: z.optional(z.string()),
  }),
  z.object({ about: z.literal('balance'), provider: providerIdSchema }),
  /** Repeat the page's own poll from the background (no tab can do it). */
  z.object({ about: z.literal('poll'), request: pollRequestSchema }),
  /** Have the page repeat its own poll; `key` names it in that page. */
  z.object({
    about: z.literal('poll-in-page'),
    tab: z.int(),
    request: pollRequestSchema,
    /** Where the page cannot hear (discarded, frozen), the background may ask. */
    orInBackground: z.boolean(),
  }),
]);
export type Question = z.infer<typeof questionSchema>;

/** What the shell must do. `key` is stable: doing it again after a crash does no harm. */
export const effectSchema = z.discriminatedUnion('do', [
  z.object({ do: z.literal('ask'), key: z.string(), question: questionSchema }),
  /** `more`: alerts of the same kind that are told together with it. */
  z.object({ do: z.literal('alert'), key: z.string(), alert: alertSchema, more: z._default(z.array(alertSchema), []) }),
  z.object({
    do: z.literal('post'),
    key: z.string(),
    alert: alertSchema,
    more: z._default(z.array(alertSchema), []),
    /** The webhook's id; its address and secret are looked up when it is sent. */
    hook: z.string(),
  }),
  /** A notification that is no alert of a subject. */
  z.object({ do: z.literal('notice'), key: z.string(), id: z.string(), title: z.string(), body: z.string() }),
  z.object({ do: z.literal('withdraw'), key: z.string(), notification: z.string() }),
]);
export type Effect = z.infer<typeof effectSchema>;
