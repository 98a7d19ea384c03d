import * as z from 'zod/mini';
import { alertSchema } from '../../model/alert';

/** What waits for one webhook after a post that failed. Times are in the engine's clock. */
export const outboxEntrySchema = z.object({
  alerts: z.array(alertSchema),
  /** Posts in a row that failed. */
  attempts: z.int(),
  /** The first of those failures. */
  sinceMs: z.number(),
  notBeforeMs: z.number(),
});
export type OutboxEntry = z.infer<typeof outboxEntrySchema>;
