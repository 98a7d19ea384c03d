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

export const mostWaits = 400;

/** The user's own waits, in the order of their ends. */
export const waitsSchema = z.object({ seen: z.array(observedWaitSchema).check(z.maxLength(mostWaits)) });
export type Waits = z.infer<typeof waitsSchema>;

export const noWaits = (): Waits => ({ seen: [] });

const sameWait = (a: Waits['seen'][number], b: Waits['seen'][number]): boolean =>
  a.endedAtMs === b.endedAtMs &&
  a.waitSeconds === b.waitSeconds &&
  a.provider === b.provider &&
  a.outcome === b.outcome;

/** Takes in one wait. What is absurd or was told before changes nothing; beyond 400 the oldest is forgotten. */
export function learn(waits: Waits, wait: ObservedWait): Waits {
  const read = observedWaitSchema.safeParse(wait);
  if (!read.success || !Number.isFinite(read.data.endedAtMs)) return waits;
  const fresh = read.data;
  if (fresh.waitSeconds < 1) return waits;
  if (fresh.enteredSeconds !== undefined && fresh.enteredSeconds >= fresh.waitSeconds) return waits;
  if (fresh.queueSeconds !== undefined && fresh.queueSeconds > fresh.waitSeconds) return waits;
  let place = waits.seen.length;
  while (place > 0) {
    const before = waits.seen[place - 1];
    if (before === undefined || before.endedAtMs < fresh.endedAtMs) break;
    if (sameWait(before, fresh)) return waits;
    place -= 1;
  }
  while (place < waits.seen.length && waits.seen[place]?.endedAtMs === fresh.endedAtMs) place += 1;
  const seen = [...waits.seen.slice(0, place), fresh, ...waits.seen.slice(place)];
  return { seen: seen.slice(-mostWaits) };
}
