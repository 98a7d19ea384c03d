import type { ServiceReading } from '../../model/service';
import type { Look, Run } from './state';

const FUTURE_SLACK_MS = 5 * 60_000;
const INCIDENTS_KEPT = 10;
const PARTS_KEPT = 30;

/** Where a reading stands: trouble, health, or neither (thin, unknown, maintenance). */
function lookKind(reading: ServiceReading): Run['kind'] {
  if (reading.state === 'degraded' || reading.state === 'partial-outage' || reading.state === 'outage') return 'bad';
  return reading.state === 'ok' && !reading.thin ? 'ok' : 'other';
}

/** A source's own times cannot lie in the future; of long lists only the first entries are kept. */
function sane(reading: ServiceReading, nowMs: number): ServiceReading {
  return {
    ...reading,
    readAtMs: reading.readAtMs === null ? null : Math.min(reading.readAtMs, nowMs),
    parts: reading.parts.slice(0, PARTS_KEPT),
    incidents: reading.incidents.slice(0, INCIDENTS_KEPT).map((incident) => ({
      ...incident,
      startedAtMs:
        incident.startedAtMs !== null && incident.startedAtMs > nowMs + FUTURE_SLACK_MS ? null : incident.startedAtMs,
    })),
    maintenance: reading.maintenance.slice(0, INCIDENTS_KEPT),
  };
}

/**
 * The next look at a service. A copy of the same reading (the source did not look again itself) is no second look.
 */
export function nextLook(before: Look | undefined, reading: ServiceReading, nowMs: number): Look {
  const now = sane(reading, nowMs);
  const kind = lookKind(now);
  const seenMs = now.readAtMs ?? nowMs;
  if (before === undefined || before.run.kind !== kind) {
    const badBeforeMs =
      before === undefined ? null : before.run.kind === 'bad' ? before.run.lastMs : before.run.badBeforeMs;
    return { reading: now, readMs: nowMs, run: { kind, looks: 1, sinceMs: seenMs, lastMs: seenMs, badBeforeMs } };
  }
  const isCopy = now.readAtMs !== null && before.reading.readAtMs !== null && now.readAtMs <= before.reading.readAtMs;
  const run = isCopy
    ? before.run
    : { ...before.run, looks: before.run.looks + 1, lastMs: Math.max(seenMs, before.run.lastMs) };
  return { reading: now, readMs: nowMs, run };
}

/** When the state that a look tells of was seen, by the source itself where it says so. */
export function seenMs(look: Look): number {
  return look.reading.readAtMs ?? look.readMs;
}
