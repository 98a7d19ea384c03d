import * as z from 'zod/mini';
import { serviceIdSchema, serviceVerdictIdSchema } from './service';

/** How finely the past is kept: raw for 24 h, 5 minutes for 30 d, hours for 90 d, days for 2 y. */
export const resolutions = ['raw', 'five', 'hour', 'day'] as const;
export const resolutionSchema = z.enum(resolutions);
export type Resolution = z.infer<typeof resolutionSchema>;

/** How long a service was in each state within a bucket, ms; what is not counted was not seen. */
export const tallySchema = z.object({
  ms: z.partialRecord(serviceVerdictIdSchema, z.number().check(z.gte(0))),
  latency: z.object({ count: z.int(), sumMs: z.number() }),
});
export type Tally = z.infer<typeof tallySchema>;

export const bucketSchema = z.object({
  resolution: resolutionSchema,
  startMs: z.number(),
  services: z.record(serviceIdSchema, tallySchema),
});
export type Bucket = z.infer<typeof bucketSchema>;

/** What was known of the services at one moment. */
export const observationSchema = z.object({
  atMs: z.number(),
  services: z.record(serviceIdSchema, z.object({ state: serviceVerdictIdSchema, latencyMs: z.nullable(z.number()) })),
});
export type Observation = z.infer<typeof observationSchema>;

/** A trouble of a service from its first bad verdict to its first good one. */
export const pastIncidentSchema = z.object({
  id: z.string(),
  service: serviceIdSchema,
  title: z.string(),
  /** The worst verdict of it. */
  state: serviceVerdictIdSchema,
  startedAtMs: z.number(),
  endedAtMs: z.nullable(z.number()),
  /** The source that told it first. */
  foundBy: z.string(),
  /** When the service's own status page told it; null where it has none or never did. */
  officialAtMs: z.nullable(z.number()),
  /** Where a feed tells of it. */
  url: z.optional(z.string()),
});
export type PastIncident = z.infer<typeof pastIncidentSchema>;

/** Storage name of how long the user's own jobs took. */
export const WAITS_KEY = 'waits';
export const ownWaitsSchema = z.array(z.object({ atMs: z.number(), seconds: z.number() }));
export type OwnWaits = z.infer<typeof ownWaitsSchema>;
