import * as z from 'zod/mini';

export const serviceIdSchema = z.string().check(z.regex(/^[a-z0-9][a-z0-9.-]{0,80}$/));
export type ServiceId = z.infer<typeof serviceIdSchema>;

/** What can be said of a service. A feed that cannot be read is `unknown`: neither down nor up. */
export const serviceVerdictIdSchema = z.enum([
  'ok',
  'busy',
  'degraded',
  'partial-outage',
  'outage',
  'maintenance',
  'unknown',
]);
export type ServiceVerdictId = z.infer<typeof serviceVerdictIdSchema>;

/** Parts of Pika that can be in trouble on their own. */
export const pikaPartSchema = z.enum(['web', 'models', 'export', 'credits', 'login', 'discord', 'api']);
export type PikaPart = z.infer<typeof pikaPartSchema>;

/** What a feed can say of a service; `lib/feeds/words.ts` maps the words of each format to these. */
export const readingStateSchema = z.enum(['ok', 'degraded', 'partial-outage', 'outage', 'maintenance', 'unknown']);
export type ReadingState = z.infer<typeof readingStateSchema>;

export const incidentSchema = z.object({
  id: z.string().check(z.maxLength(200)),
  title: z.string().check(z.maxLength(300)),
  state: readingStateSchema,
  startedAtMs: z.nullable(z.number()),
  endedAtMs: z.nullable(z.number()),
  url: z.optional(z.string().check(z.maxLength(500))),
});
export type Incident = z.infer<typeof incidentSchema>;

/** What one feed says of one service. */
export const serviceReadingSchema = z.object({
  service: serviceIdSchema,
  state: readingStateSchema,
  parts: z.array(z.object({ name: z.string().check(z.maxLength(120)), state: readingStateSchema })),
  incidents: z.array(incidentSchema),
  maintenance: z.array(incidentSchema),
  /** When the feed itself last looked (ms since 1970), where it says so. */
  readAtMs: z.nullable(z.number()),
  /** True where only the home page was found to answer: no proof of health. */
  thin: z.boolean(),
  latencyMs: z.optional(z.number()),
});
export type ServiceReading = z.infer<typeof serviceReadingSchema>;

/** The outcome of one question to one feed. */
export const feedOutcomeSchema = z.union([
  z.object({ ok: z.literal(true), readings: z.array(serviceReadingSchema) }),
  z.object({ ok: z.literal(false), reason: z.string().check(z.maxLength(200)) }),
]);
export type FeedOutcome = z.infer<typeof feedOutcomeSchema>;
