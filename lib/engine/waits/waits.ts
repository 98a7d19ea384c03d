import * as z from 'zod/mini';
import { type ObservedWait, observedWaitSchema } from './observed';

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
