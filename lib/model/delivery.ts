import * as z from 'zod/mini';

/** How the last post to a webhook ended. `gone`: the receiver will never take it; `given-up`: a day of tries was in vain. */
export const deliverySchema = z.object({
  outcome: z.enum(['delivered', 'waiting', 'gone', 'given-up']),
  /** HTTP status; 0 where no answer came. */
  status: z.int(),
  /** When it was so, ms since 1970 (wall clock). */
  atMs: z.number(),
  /** Alerts that still wait to be delivered there. */
  waiting: z.int(),
});
export type Delivery = z.infer<typeof deliverySchema>;
