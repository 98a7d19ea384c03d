import type { Bucket, PastIncident } from '../../model/history';
import { entryOf } from '../entryOf';
import { bucketMs } from './buckets';
import { talliesSince, troubleOf, uptimeOf } from './uptime';

const HOUR = bucketMs.hour;
const DAY = bucketMs.day;

/** The past of one service, ready to be drawn. Times are ms since 1970, shares are 0 to 1, null is "no data". */
export interface ServiceHistory {
  /** Since when anything was collected. */
  sinceMs: number;
  /** Share of the time that it was well, where at least one look was taken. */
  uptime: {
    hours24: number | null;
    days7: number | null;
    days30: number | null;
    days60: number | null;
    days90: number | null;
  };
  /** Oldest first, one a day; `date` is YYYY-MM-DD in the user's zone. */
  days: { date: string; uptime: number | null }[];
  /** Oldest first, of two days: the share of looks in that hour that showed trouble. */
  hours: { atMs: number; trouble: number | null }[];
  /** Oldest first: how long its site took to answer. */
  latency: { atMs: number; ms: number | null }[];
  /** Newest first. */
  incidents: ShownIncident[];
}

export interface ShownIncident {
  id: string;
  title: string;
  /** A service verdict id. */
  state: string;
  startedAtMs: number;
  endedAtMs: number | null;
  /** How it was found: `own jobs`, `probe`, the name of a feed. */
  foundBy: string;
  /** Minutes that we knew before the official page said so; null where it never did. */
  leadMinutes: number | null;
  /** Where a feed tells of it. */
  url?: string;
}

/**
 * Sums up what is kept of one service: `hourly` of 90 days and `fine` (5 minutes) of the last day. Days are those of
 * the user's zone.
 */
export function summarise(
  service: string,
  hourly: readonly Bucket[],
  fine: readonly Bucket[],
  incidents: readonly PastIncident[],
  clock: { nowMs: number; timeZone: string },
): ServiceHistory {
  const { nowMs, timeZone } = clock;
  const mine = hourly.filter((bucket) => entryOf(bucket.services, service) !== undefined);
  const uptime = (days: number) => uptimeOf(talliesSince(mine, service, nowMs - days * DAY));
  return {
    sinceMs: mine[0]?.startMs ?? nowMs,
    uptime: { hours24: uptime(1), days7: uptime(7), days30: uptime(30), days60: uptime(60), days90: uptime(90) },
    days: dayStrip(service, mine, nowMs, timeZone),
    hours: hourTrend(service, mine, nowMs),
    latency: fine.map((bucket) => {
      const latency = entryOf(bucket.services, service)?.latency;
      return {
        atMs: bucket.startMs,
        ms: latency === undefined || latency.count === 0 ? null : Math.round(latency.sumMs / latency.count),
      };
    }),
    incidents: incidents.filter((incident) => incident.service === service).map(shown),
  };
}

function dayStrip(service: string, hourly: readonly Bucket[], nowMs: number, timeZone: string): ServiceHistory['days'] {
  const format = new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' });
  const byDay = new Map<string, Bucket[]>();
  for (const bucket of hourly) {
    const date = format.format(bucket.startMs);
    byDay.set(date, [...(byDay.get(date) ?? []), bucket]);
  }
  return Array.from({ length: 90 }, (_, index) => {
    const date = format.format(nowMs - (89 - index) * DAY);
    return { date, uptime: uptimeOf(talliesSince(byDay.get(date) ?? [], service, 0)) };
  });
}

function hourTrend(service: string, hourly: readonly Bucket[], nowMs: number): ServiceHistory['hours'] {
  const byStart = new Map(hourly.map((bucket) => [bucket.startMs, entryOf(bucket.services, service)]));
  const last = Math.floor(nowMs / HOUR) * HOUR;
  return Array.from({ length: 48 }, (_, index) => {
    const atMs = last - (47 - index) * HOUR;
    return { atMs, trouble: troubleOf(byStart.get(atMs)) };
  });
}

function shown(incident: PastIncident): ShownIncident {
  const { id, title, state, startedAtMs, endedAtMs, foundBy, officialAtMs, url } = incident;
  const leadMinutes = officialAtMs === null ? null : Math.round((officialAtMs - startedAtMs) / 60_000);
  const link = url !== undefined && { url };
  return { id, title, state, startedAtMs, endedAtMs, foundBy, leadMinutes, ...link };
}
