import type { Bucket } from '../../model/history';
import { serviceVerdictIdSchema } from '../../model/service';

const states = serviceVerdictIdSchema.options;

/** The kept past as CSV (RFC 4180): one line a service and bucket, seconds in each state. */
export function toCsv(buckets: readonly Bucket[]): string {
  const head = [
    'resolution',
    'start',
    'service',
    ...states.map((state) => `${state}_s`),
    'latency_ms',
    'latency_looks',
  ];
  const rows = buckets.flatMap((bucket) =>
    Object.entries(bucket.services).map(([service, { ms, latency }]) => [
      bucket.resolution,
      new Date(bucket.startMs).toISOString(),
      service,
      ...states.map((state) => String(Math.round((ms[state] ?? 0) / 1000))),
      latency.count === 0 ? '' : String(Math.round(latency.sumMs / latency.count)),
      String(latency.count),
    ]),
  );
  return [head, ...rows].map((row) => row.map(quote).join(',')).join('\r\n');
}

function quote(cell: string): string {
  return /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
