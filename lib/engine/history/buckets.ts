import type { Bucket, Observation, Resolution, Tally } from '../../model/history';
import { entryOf } from '../entryOf';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

export const bucketMs: Readonly<Record<Resolution, number>> = { raw: MINUTE, five: 5 * MINUTE, hour: HOUR, day: DAY };
export const keepMs: Readonly<Record<Resolution, number>> = {
  raw: DAY,
  five: 30 * DAY,
  hour: 90 * DAY,
  day: 730 * DAY,
};

/** Services are read at least hourly; a longer silence is no data. */
const LONGEST_SPAN_MS = 75 * MINUTE;

export function bucketStart(resolution: Resolution, atMs: number): number {
  return Math.floor(atMs / bucketMs[resolution]) * bucketMs[resolution];
}

/**
 * What the time between two observations adds to the buckets of one resolution: a state is taken to last until the next
 * look. Unknown adds nothing, and neither does a span that is too long or runs back.
 */
export function bucketsOf(resolution: Resolution, before: Observation | undefined, now: Observation): Bucket[] {
  const out = new Map<number, Bucket>();
  const tally = (startMs: number, service: string): Tally => {
    const bucket = out.get(startMs) ?? { resolution, startMs, services: {} };
    out.set(startMs, bucket);
    const known = entryOf(bucket.services, service) ?? { ms: {}, latency: { count: 0, sumMs: 0 } };
    bucket.services[service] = known;
    return known;
  };
  for (const [service, { latencyMs }] of Object.entries(now.services)) {
    if (latencyMs === null) continue;
    const { latency } = tally(bucketStart(resolution, now.atMs), service);
    latency.count += 1;
    latency.sumMs += latencyMs;
  }
  const span = before === undefined ? 0 : now.atMs - before.atMs;
  if (before === undefined || span <= 0 || span > LONGEST_SPAN_MS) return [...out.values()];
  for (let from = before.atMs; from < now.atMs; ) {
    const startMs = bucketStart(resolution, from);
    const to = Math.min(now.atMs, startMs + bucketMs[resolution]);
    for (const [service, { state }] of Object.entries(before.services)) {
      if (state === 'unknown') continue;
      const { ms } = tally(startMs, service);
      ms[state] = (ms[state] ?? 0) + (to - from);
    }
    from = to;
  }
  return [...out.values()];
}

/** Two buckets of the same time as one. */
export function mergeBuckets(a: Bucket, b: Bucket): Bucket {
  const services = { ...a.services };
  for (const [service, tally] of Object.entries(b.services)) {
    const known = entryOf(services, service);
    services[service] = known === undefined ? tally : mergeTallies(known, tally);
  }
  return { ...a, services };
}

function mergeTallies(a: Tally, b: Tally): Tally {
  const ms = { ...a.ms };
  for (const [state, more] of Object.entries(b.ms) as [keyof Tally['ms'], number][])
    ms[state] = (ms[state] ?? 0) + more;
  return { ms, latency: { count: a.latency.count + b.latency.count, sumMs: a.latency.sumMs + b.latency.sumMs } };
}
