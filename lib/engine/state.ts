import * as z from 'zod/mini';
import { alertSchema } from '../model/alert';
import { deliverySchema } from '../model/delivery';
import { effectSchema } from '../model/effect';
import { keptPromptSchema } from '../model/kept';
import { pollRequestSchema } from '../model/reply';
import { pikaPartSchema } from '../model/service';
import { defaultSettings, type Settings, settingsSchema } from '../model/settings';
import { verdictSchema } from '../model/verdict';
import { outboxEntrySchema } from './alerts/outboxEntry';
import { carriageSchema, noCarriage } from './carriage';
import { jobRecordSchema } from './jobs/record';
import { proofSchema } from './polls/proof';
import { noServices, servicesStateSchema } from './services/state';
import { setAsideSchema } from './setAside';
import { noWaits, waitsSchema } from './waits/waits';
import { awaySchema } from './wallets/accounts';
import { noWallets, walletsSchema } from './wallets/state';

/** A tab on one of Pika's pages, since its last page load. */
export const tabRecordSchema = z.object({
  url: z.optional(z.string()),
  /** As the browser named it. */
  origin: z.optional(z.string()),
  visible: z.boolean(),
  /** Nobody of ours is in it: it can neither be heard nor seen. */
  unheard: z._default(z.boolean(), false),
  openedAtMs: z.number(),
  /** Time in view, up to `countedAtMs`. */
  inViewMs: z.number(),
  countedAtMs: z.number(),
  /** Replies with data that the page got. */
  dataReplies: z.int(),
  /** A job, a job list or a balance was recognised. */
  recognised: z.boolean(),
  /** The page was seen to ask about its jobs. */
  asksAboutJobs: z._default(z.boolean(), false),
  /** Notices in which the page speaks of its service, since when they stand there. */
  notices: z.optional(z.array(z.object({ text: z.string(), says: z.enum(['trouble', 'busy']), sinceMs: z.number() }))),
});
export type TabRecord = z.infer<typeof tabRecordSchema>;

/** The page's own question about its jobs, and how we ask it again. */
export const pollRecordSchema = z.object({
  request: pollRequestSchema,
  tab: z.int(),
  /** Last time the page asked it by itself. */
  seenMs: z.number(),
  /** Last time the page asked about any of its jobs, in these words or in others. */
  pageAskedMs: z._default(z.number(), 0),
  /** The page's own rhythm; 0 until known. */
  intervalMs: z.number(),
  /** Last time we asked it. */
  askedMs: z.nullable(z.number()),
  failures: z.int(),
  /** Not before this time (Retry-After). */
  notBeforeMs: z.number(),
  /** Refused: never again until the page itself asks. */
  stopped: z.boolean(),
  /** When the tab was closed; null while it is open. */
  closedMs: z._default(z.nullable(z.number()), null),
});
export type PollRecord = z.infer<typeof pollRecordSchema>;

/** How a job followed with a key is asked about. */
export const watchRecordSchema = z.object({
  askedMs: z.nullable(z.number()),
  failures: z.int(),
  notBeforeMs: z.number(),
  hintMs: z.optional(z.number()),
  stopped: z.boolean(),
});
export type WatchRecord = z.infer<typeof watchRecordSchema>;

const part = z.optional(pikaPartSchema);
const failureSeenSchema = z.object({ atMs: z.number(), status: z.int(), host: z.string(), part });

/** One recent submit of the page. */
const submitRecordSchema = z.object({ fingerprint: z.string(), atMs: z.number(), job: z.string() });

/** All that the engine knows. Plain data: it is stored after each step. Times are in the engine's own clock. */
export const stateSchema = z.object({
  version: z.literal(1),
  /** The engine's clock is the wall clock plus this, so that it never runs back. */
  clockShiftMs: z.number(),
  lastMs: z.number(),
  /** When the last long silence of the whole machine (sleep, a closed browser) was over. */
  wokeMs: z._default(z.number(), 0),
  settings: settingsSchema,
  /** Providers with a key. */
  keyNames: z.array(z.string()),
  online: z.boolean(),
  onlineSinceMs: z.number(),
  /** Pages of the extension that are being looked at, and when they last said so. */
  pagesOpen: z.record(z.string(), z.number()),
  tabs: z.record(z.string(), tabRecordSchema),
  /** Whether Pika's pages may be read, and whether the user was told that they may not. */
  access: z._default(z.object({ pages: z.boolean(), told: z.boolean() }), { pages: true, told: false }),
  jobs: z.record(z.string(), jobRecordSchema),
  submits: z.object({ refused: z.int(), recent: z.array(submitRecordSchema) }),
  /** Users whose jobs the page submitted, or who were signed in, as digests: what a socket tells of their jobs is the user's own. Newest last. */
  owners: z._default(z.array(z.string()), []),
  polls: z.record(z.string(), pollRecordSchema),
  /** What is known of the page's questions that makes it safe to send one in the page's place. */
  proofs: z._default(z.record(z.string(), proofSchema), {}),
  watches: z.record(z.string(), watchRecordSchema),
  /** When a balance was last asked for, by provider. */
  balancesAskedMs: z.record(z.string(), z.number()),
  /** Providers that wanted to be left alone about the balance, and until when (Retry-After). */
  balancesNotBeforeMs: z._default(z.record(z.string(), z.number()), {}),
  /** Providers that refused to tell the balance; asked again only with new keys. */
  balancesStopped: z.array(z.string()),
  /** Last signs of whether the network carries what is asked, beside video files. */
  carriage: carriageSchema,
  traffic: z.object({
    failures: z.array(failureSeenSchema),
    ok: z.array(z.object({ atMs: z.number(), host: z.string(), part })),
  }),
  /** How long the addresses of the last videos came after their ends, ms. */
  linkGapsMs: z.array(z.number()),
  waits: waitsSchema,
  services: servicesStateSchema,
  wallets: walletsSchema,
  /** Purses of other accounts in the same browser. */
  walletsAway: z._default(awaySchema, []),
  verdicts: z.record(z.string(), verdictSchema),
  alerts: z.object({
    /** Newest first. */
    given: z.array(alertSchema),
    /** Cause to the time it was told. */
    told: z.record(z.string(), z.number()),
    /** Held back by quiet hours or a pause; told afterwards where still true. */
    held: z.array(
      z.object({
        cause: z.string(),
        alert: alertSchema,
        verdict: z.string(),
        /** One of many at once: told together with the others from then on. */
        untilMs: z.optional(z.number()),
      }),
    ),
    /** Alerts that a webhook did not take yet, by the webhook's id. */
    outbox: z._default(z.record(z.string(), outboxEntrySchema), {}),
    /** How the last post to each webhook ended, by the webhook's id. */
    deliveries: z._default(z.record(z.string(), deliverySchema), {}),
    /** Troubles of services that are under way, by service. */
    incidents: z.record(z.string(), z.object({ sinceMs: z.number(), told: z.array(z.string()) })),
    fallbackSinceMs: z.nullable(z.number()),
  }),
  /** The last messages that were taken: one that comes again because its answer was lost is known. */
  letters: z.array(z.string()),
  /** Prompts that the user keeps for later, newest first. */
  kept: z._default(z.array(keptPromptSchema), []),
  dismissed: z.record(z.string(), z.string()),
  snoozed: z.record(z.string(), z.number()),
  /** Effects that are not known to be done. */
  pending: z.array(effectSchema),
  /** What could not be taken in. */
  setAside: z._default(setAsideSchema, { count: 0, lastMs: null }),
});
export type State = z.infer<typeof stateSchema>;

export function initialState(nowMs: number, settings: Settings = defaultSettings): State {
  return {
    version: 1,
    clockShiftMs: 0,
    lastMs: nowMs,
    wokeMs: 0,
    settings,
    keyNames: [],
    online: true,
    onlineSinceMs: nowMs,
    pagesOpen: {},
    tabs: {},
    access: { pages: true, told: false },
    jobs: {},
    submits: { refused: 0, recent: [] },
    owners: [],
    polls: {},
    proofs: {},
    watches: {},
    balancesAskedMs: {},
    balancesNotBeforeMs: {},
    balancesStopped: [],
    carriage: noCarriage,
    traffic: { failures: [], ok: [] },
    linkGapsMs: [],
    waits: noWaits(),
    services: noServices(),
    wallets: noWallets(),
    walletsAway: [],
    verdicts: {},
    alerts: { given: [], told: {}, held: [], outbox: {}, deliveries: {}, incidents: {}, fallbackSinceMs: null },
    letters: [],
    kept: [],
    dismissed: {},
    snoozed: {},
    pending: [],
    setAside: { count: 0, lastMs: null },
  };
}
