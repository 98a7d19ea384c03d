import type { Incident, ReadingState } from '../model/service';

/** Words of Statuspage and its likes, of Instatus, Better Stack and the monitors; lower case, separators as `_`. */
const states: Readonly<Record<string, ReadingState>> = {
  none: 'ok',
  up: 'ok',
  ok: 'ok',
  operational: 'ok',
  minor: 'degraded',
  degraded: 'degraded',
  degraded_performance: 'degraded',
  degradedperformance: 'degraded',
  minoroutage: 'degraded',
  minor_outage: 'degraded',
  major: 'partial-outage',
  partial_outage: 'partial-outage',
  partialoutage: 'partial-outage',
  critical: 'outage',
  outage: 'outage',
  down: 'outage',
  downtime: 'outage',
  major_outage: 'outage',
  majoroutage: 'outage',
  full_outage: 'outage',
  maintenance: 'maintenance',
  under_maintenance: 'maintenance',
  undermaintenance: 'maintenance',
};

/** The state that a feed's word means; a word that nobody knows is `unknown`. */
export function stateOfWord(word: string | undefined): ReadingState {
  if (word === undefined) return 'unknown';
  const key = word
    .trim()
    .toLowerCase()
    .replace(/[\s-]+/g, '_');
  return Object.hasOwn(states, key) ? (states[key] ?? 'unknown') : 'unknown';
}

const badness: Readonly<Record<ReadingState, number>> = {
  unknown: 0,
  ok: 1,
  maintenance: 2,
  degraded: 3,
  'partial-outage': 4,
  outage: 5,
};

/** The worst of some states; `unknown` only where nothing else is there. */
export function worst(states: readonly ReadingState[]): ReadingState {
  return states.reduce<ReadingState>((most, state) => (badness[state] > badness[most] ? state : most), 'unknown');
}

export function isTrouble(state: ReadingState): boolean {
  return badness[state] >= badness.degraded;
}

const EARLIEST_MS = Date.UTC(2015, 0, 1);
const LATEST_MS = Date.UTC(2100, 0, 1);

/**
 * How bad open incidents are together: the worst of their impacts, and never less than degraded. An incident without an
 * impact, or one that is said to have none, is open all the same.
 */
export function impactOf(states: readonly ReadingState[]): ReadingState {
  const found = worst(states);
  return isTrouble(found) || states.length === 0 ? found : 'degraded';
}

/** A time in ISO form, RFC 822 form or a JavaScript date string, as ms since 1970; `null` where it is none. */
export function timeOf(text: string | null | undefined): number | null {
  if (typeof text !== 'string' || text.length > 100) return null;
  const time = Date.parse(text.replace(/(?<!\s)\s*\([^()]*\)\s*$/, ''));
  return Number.isFinite(time) && time >= EARLIEST_MS && time <= LATEST_MS ? time : null;
}

/** Incidents by id, each once: of two with one id the first counts. */
export function uniqueIncidents(incidents: readonly Incident[]): Incident[] {
  const seen = new Set<string>();
  return incidents.filter((incident) => {
    if (seen.has(incident.id)) return false;
    seen.add(incident.id);
    return true;
  });
}

/** An https address, else nothing. */
export function linkOf(text: string | undefined): { url?: string } {
  return text !== undefined && text.length <= 500 && /^https:\/\/[^\s]+$/.test(text) ? { url: text } : {};
}

/** The id of an incident that the feed gives none: its title and its beginning, within the length that ids have. */
export function unnamedId(title: string | undefined, startedAtMs: number | null): string {
  return `${(title ?? '').slice(0, 150)}@${startedAtMs ?? ''}`;
}
