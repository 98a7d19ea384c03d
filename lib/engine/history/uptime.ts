import type { Bucket, Tally } from '../../model/history';
import type { ServiceVerdictId } from '../../model/service';
import { entryOf } from '../entryOf';

/**
 * How much of a state counts as down: an outage wholly, a partial one by 0.3 (Statuspage's uptime charts; the same in
 * the ICPE 2025 set of incidents, Chu et al., arXiv 2501.12469). Degraded, busy and maintenance are up.
 */
const downWeight: Readonly<Partial<Record<ServiceVerdictId, number>>> = { outage: 1, 'partial-outage': 0.3 };

/** Uptime of 0 to 1 over these tallies; null without data. */
export function uptimeOf(tallies: readonly Tally[]): number | null {
  let seen = 0;
  let down = 0;
  for (const { ms } of tallies) {
    for (const [state, lasted] of Object.entries(ms) as [ServiceVerdictId, number][]) {
      seen += lasted;
      down += lasted * (downWeight[state] ?? 0);
    }
  }
  return seen === 0 ? null : 1 - down / seen;
}

/** Share of the seen time with any trouble, 0 to 1; null without data. */
export function troubleOf(tally: Tally | undefined): number | null {
  if (tally === undefined) return null;
  const { ms } = tally;
  const bad = (ms.degraded ?? 0) + (ms['partial-outage'] ?? 0) + (ms.outage ?? 0);
  const seen = bad + (ms.ok ?? 0) + (ms.busy ?? 0) + (ms.maintenance ?? 0);
  return seen === 0 ? null : bad / seen;
}

/** The tallies of one service in buckets that begin at or after `fromMs`. */
export function talliesSince(buckets: readonly Bucket[], service: string, fromMs: number): Tally[] {
  return buckets.flatMap((bucket) => {
    const tally = entryOf(bucket.services, service);
    return bucket.startMs >= fromMs && tally !== undefined ? [tally] : [];
  });
}
