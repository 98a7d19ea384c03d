import { feedsFor } from '../../knowledge/services/lookup';
import { apiProbe, pikaProbe } from '../../knowledge/services/monitors';
import type { ServiceId } from '../../model/service';
import { entryOf } from '../entryOf';
import { probeSource, type SourceState } from './state';

const HOUR_MS = 3600_000;
/** So far below the budget of 12 that the hard limit seldom moves a turn: moved turns are phases lost. */
const IDLE_PER_HOUR = 10.5;
/** At most this many questions in any hour. */
export const MOST_PER_HOUR = { idle: 12, active: 36 };
/** Each watched service is read at least hourly. */
const SLOW_MS = 58.5 * 60_000;
/** The shared feed takes what the others leave, within these bounds. It re-reads its own sources every 5 min. */
const SHARED_PER_HOUR = { least: 2, most: 10.2 };
/** While a job is open or the popup is: the shared feed, the status pages, the single-service sources. */
const ACTIVE_MS = { shared: 330_000, official: 30 * 60_000, single: 58 * 60_000 };
/** What is asked a few times a day. */
const RARE_MS = { idle: 6 * HOUR_MS, active: 2 * HOUR_MS };
const SHORTEST_ACTIVE_MS = 120_000;
/** While Pika seems in trouble and the user is active, sources that are read rarely are read as often as this. */
const TROUBLE_MS = 20 * 60_000;
/** Share by which an interval varies, so that phases mix over the days. */
const JITTER = 0.01;

/** A source that the settings call for. */
export interface Wanted {
  id: string;
  shared: boolean;
  official: boolean;
  services: readonly ServiceId[];
  /** Asked a few times a day, whatever goes on. */
  rare?: boolean;
}

/** Every feed and probe that these services call for. A page that the user added is asked in the one form that it has. */
export function wantedSources(
  services: readonly ServiceId[],
  sources: Readonly<Record<string, SourceState>>,
): Wanted[] {
  const reads = (id: string) => Object.keys(entryOf(sources, id)?.looks ?? {}).length > 0;
  const feeds = feedsFor(services);
  const kept = feeds.filter(
    (feed) =>
      !feed.id.includes('/') ||
      reads(feed.id) ||
      !feeds.some((other) => other.name === feed.name && other.id !== feed.id && reads(other.id)),
  );
  const wanted = kept.map((feed) => ({
    id: feed.id,
    shared: feed.subjects.length > 1,
    official: feed.kind === 'official',
    services: feed.subjects.map((subject) => subject.service),
  }));
  const probe = { id: probeSource(pikaProbe), shared: false, official: false, services: ['pika'] };
  const api = { ...probe, id: probeSource(apiProbe), rare: true };
  return services.includes('pika') ? [...wanted, probe, api] : wanted;
}

/** ms between questions to a source for an idle user: the same in good and bad times, so that crowds never form. */
export function idleIntervalMs(wanted: Wanted, all: readonly Wanted[]): number {
  if (wanted.rare === true) return RARE_MS.idle;
  const slow = all.filter((other) => !other.shared && other.rare !== true).length;
  const shared = all.filter((other) => other.shared).length;
  const slowPerHour = slow * (HOUR_MS / SLOW_MS);
  if (shared === 0) return Math.max(SLOW_MS, (slow / IDLE_PER_HOUR) * HOUR_MS);
  const left = Math.min(SHARED_PER_HOUR.most, Math.max(SHARED_PER_HOUR.least, IDLE_PER_HOUR - slowPerHour));
  if (wanted.shared) return (shared * HOUR_MS) / left;
  return Math.max(SLOW_MS, (slow / (IDLE_PER_HOUR - left)) * HOUR_MS);
}

/** ms between questions to a source while the user waits for a job or looks at the popup. */
export function activeIntervalMs(wanted: Wanted, ease: number, trouble: boolean): number {
  if (wanted.rare === true) return RARE_MS.active;
  const base = wanted.shared ? ACTIVE_MS.shared : wanted.official ? ACTIVE_MS.official : ACTIVE_MS.single;
  const eased = Math.max(SHORTEST_ACTIVE_MS, base * ease);
  return trouble ? Math.min(eased, TROUBLE_MS) : eased;
}

/** An interval, varied a little by `draw` (0 to 1). */
export function varied(intervalMs: number, draw: number): number {
  return intervalMs * (1 - JITTER + 2 * JITTER * draw);
}
