import * as z from 'zod/mini';
import { type JobKind, jobKindSchema, type ProviderId, providerIdSchema } from '../../model/job';

/** How a wait ended. Only `finished` tells how long the job took; the others tell that it took at least so long. */
export const waitOutcomeSchema = z.enum(['finished', 'failed', 'cancelled', 'abandoned']);
export type WaitOutcome = z.infer<typeof waitOutcomeSchema>;

const seconds = z.number().check(z.gte(0), z.lte(604_800));

/** How a job moved on its way: bounded, whatever its length. */
export const movesSummarySchema = z.object({
  /** Gaps between two movements that were seen while it ran. */
  gaps: z.int().check(z.gte(0), z.lte(100_000)),
  /** Mean of ln(gap in seconds). */
  meanLogGap: z.number().check(z.gte(-20), z.lte(20)),
  /** The longest of them. */
  longestGapSeconds: seconds,
  /** Where the figure stood when it moved for the last time (0 to 1), and how long the job then rested until its end. */
  rest: z.optional(z.object({ progress: z.number().check(z.gte(0), z.lte(1)), seconds })),
});
export type MovesSummary = z.infer<typeof movesSummarySchema>;

/** One wait that is over. */
export interface ObservedWait {
  kind: JobKind;
  provider: ProviderId;
  endedAtMs: number;
  waitSeconds: number;
  outcome: WaitOutcome;
  /** Age of the job when it was first seen: what had ended before could not be seen (late entry). */
  enteredSeconds?: number;
  /** Time until it began to run. */
  queueSeconds?: number;
  moves?: MovesSummary;
}

export const observedWaitSchema = z.object({
  kind: jobKindSchema,
  provider: providerIdSchema,
  endedAtMs: z.number(),
  waitSeconds: seconds,
  outcome: waitOutcomeSchema,
  enteredSeconds: z.optional(seconds),
  queueSeconds: z.optional(seconds),
  moves: z.optional(movesSummarySchema),
});

export type { Waits } from './waits';
