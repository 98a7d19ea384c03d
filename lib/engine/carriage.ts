import * as z from 'zod/mini';
import { homeOf } from '../knowledge/pikaSites';
import type { Evidence } from '../model/evidence';

/** When the network was last seen to carry, and when something answered in another's place (ms, the engine's clock). */
export const carriageSchema = z.object({
  /** The page's own traffic was answered as it should be. */
  pageMs: z.number(),
  /** One of our own questions was. */
  ownMs: z.number(),
  /** One of our own questions was answered well, with something that it cannot have been meant to get. */
  portalMs: z.number(),
});
export type Carriage = z.infer<typeof carriageSchema>;

export const noCarriage: Carriage = { pageMs: 0, ownMs: 0, portalMs: 0 };

export function noteCarriage(carriage: Carriage, evidence: Evidence, nowMs: number): Carriage {
  if (evidence.kind === 'feed') {
    if (evidence.status === 304 || evidence.outcome.ok) return { ...carriage, ownMs: nowMs };
    return evidence.status >= 200 && evidence.status < 300 ? { ...carriage, portalMs: nowMs } : carriage;
  }
  if (evidence.kind === 'provider') {
    return evidence.jobs.length + evidence.balances.length > 0 ? { ...carriage, ownMs: nowMs } : carriage;
  }
  if (evidence.kind !== 'reply' || homeOf(evidence.origin) !== undefined) return carriage;
  const { jobs, balances, jobList } = evidence.reading;
  if (jobs.length + balances.length === 0 && !jobList) return carriage;
  return evidence.via === 'repeat-in-background' ? { ...carriage, ownMs: nowMs } : { ...carriage, pageMs: nowMs };
}

/** Was no portal of the network in the way since then? */
export function carriedSince(carriage: Carriage, sinceMs: number): boolean {
  return carriage.ownMs > sinceMs || (carriage.pageMs > sinceMs && carriage.portalMs < sinceMs - 60_000);
}
