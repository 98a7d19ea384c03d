import type { ServiceCard, Snapshot } from '../../lib/model/snapshot';
import type { Verdict } from '../../lib/model/verdict';

export interface ServiceRowData {
  card: ServiceCard;
  verdict: Verdict;
  /** The newest reading of any source, ms since 1970. */
  readAtMs: number | null;
}

const order = ['outage', 'partial-outage', 'degraded', 'maintenance', 'busy', 'unknown', 'ok'];

/** Every service with its verdict, worst first; Pika first among equals. */
export function serviceRows(snapshot: Snapshot): ServiceRowData[] {
  const verdicts = new Map(snapshot.verdicts.map((verdict) => [verdict.subject, verdict]));
  const rows = snapshot.services.map((card): ServiceRowData => {
    const subject = `service:${card.service}`;
    const verdict = verdicts.get(subject) ?? {
      subject,
      verdict: 'unknown',
      p: 0.5,
      because: [],
      advice: [],
      sinceMs: snapshot.atMs,
    };
    const times = card.sources.map((source) => source.readAtMs).filter((time) => time !== null);
    return { card, verdict, readAtMs: times.length > 0 ? Math.max(...times) : null };
  });
  return rows.sort(
    (a, b) =>
      serviceOrder(a.verdict) - serviceOrder(b.verdict) ||
      Number(b.card.service === 'pika') - Number(a.card.service === 'pika') ||
      a.card.name.localeCompare(b.card.name),
  );
}

/** Place of a verdict on a service or a model in the order of rows, worst first. */
export function serviceOrder({ verdict }: Pick<Verdict, 'verdict'>): number {
  const place = order.indexOf(verdict);
  return place < 0 ? order.indexOf('unknown') : place;
}
