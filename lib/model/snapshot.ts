import * as z from 'zod/mini';
import { alertSchema } from './alert';
import { deliverySchema } from './delivery';
import { jobIdSchema, jobKindSchema, jobStateSchema, providerIdSchema } from './job';
import { keptPromptSchema } from './kept';
import { incidentSchema, readingStateSchema, serviceIdSchema } from './service';
import { verdictSchema } from './verdict';
import { walletIdSchema } from './wallet';

/** What the pages show of one job, beside its verdict. */
export const jobCardSchema = z.object({
  id: jobIdSchema,
  provider: providerIdSchema,
  /** Host of the page that told of it, where that is none of Pika's own apps. */
  home: z.optional(z.string()),
  state: jobStateSchema,
  prompt: z.optional(z.string()),
  progress: z.optional(z.number()),
  queuePosition: z.optional(z.number()),
  kind: z.optional(jobKindSchema),
  costCredits: z.optional(z.number()),
  videoUrl: z.optional(z.string()),
  startedAtMs: z.number(),
  endedAtMs: z.nullable(z.number()),
  /** It was over when it was first seen: shown, but no news. */
  history: z.optional(z.boolean()),
  /** Last time anything could see the job. */
  seenAtMs: z.number(),
  /** The usual wait of this kind of job for this user, seconds; absent until known. */
  usual: z.optional(z.object({ low: z.number(), high: z.number() })),
  /** Tabs that know of this job. */
  tabs: z.array(z.int()),
});
export type JobCard = z.infer<typeof jobCardSchema>;

export const walletCardSchema = z.object({
  wallet: walletIdSchema,
  amount: z.nullable(z.number()),
  unit: z.enum(['credits', 'usd']),
  allowance: z.nullable(z.number()),
  seenAtMs: z.nullable(z.number()),
  changes: z.array(
    z.object({
      atMs: z.number(),
      by: z.number(),
      meaning: z.enum(['charge', 'refund', 'reset', 'purchase', 'unexplained']),
      job: z.optional(z.string()),
    }),
  ),
});
export type WalletCard = z.infer<typeof walletCardSchema>;

export const serviceCardSchema = z.object({
  service: serviceIdSchema,
  name: z.string(),
  /** Page for people. */
  url: z.optional(z.string()),
  /** What each source last said. */
  sources: z.array(
    z.object({
      source: z.string(),
      state: readingStateSchema,
      readAtMs: z.nullable(z.number()),
      /** Why it could not be read, where it could not. */
      unreadable: z.optional(z.string()),
    }),
  ),
  incidents: z.array(incidentSchema),
  /** Work that is announced or under way, soonest first. */
  maintenance: z.optional(z.array(incidentSchema)),
  latencyMs: z.nullable(z.number()),
});
export type ServiceCard = z.infer<typeof serviceCardSchema>;

export const fallbackCardSchema = z.object({
  id: z.string(),
  name: z.string(),
  url: z.string(),
  why: z.string(),
  verdict: z.string(),
});
export type FallbackCard = z.infer<typeof fallbackCardSchema>;

/** The one small thing that popup, dashboard, badge and banners are drawn from. */
export const snapshotSchema = z.object({
  version: z.literal(1),
  atMs: z.number(),
  verdicts: z.array(verdictSchema),
  jobs: z.array(jobCardSchema),
  wallets: z.array(walletCardSchema),
  services: z.array(serviceCardSchema),
  fallbacks: z.array(fallbackCardSchema),
  /** Newest first, at most 50. */
  alerts: z.array(alertSchema),
  /** Subjects whose banner or row the user put away, with the verdict that was put away. */
  dismissed: z.record(z.string(), z.string()),
  /** Prompts kept for later, newest first. */
  kept: z.optional(z.array(keptPromptSchema)),
  /** How the last post to each webhook ended, by the webhook's id. */
  deliveries: z.optional(z.record(z.string(), deliverySchema)),
  /** Tabs on Pika's pages that are open. */
  tabs: z.array(z.object({ tab: z.int(), visible: z.boolean(), url: z.optional(z.string()) })),
  /** The store has no room left, or cannot be read or written. */
  store: z.optional(z.enum(['full', 'broken'])),
  /** Replies and answers that could not be taken in, and when the last one came. */
  setAside: z.optional(z.object({ count: z.int(), lastMs: z.number() })),
  /** Tabs on Pika's pages that are open and in which nobody of ours is. */
  unheardTabs: z.optional(z.int()),
  badge: z.object({ text: z.string(), tone: z.enum(['none', 'calm', 'good', 'warn', 'bad']) }),
  theme: z.enum(['auto', 'light', 'dark']),
  language: z.string(),
});
export type Snapshot = z.infer<typeof snapshotSchema>;
