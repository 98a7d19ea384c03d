import { evidenceGroup, feedSpec } from '../../knowledge/services/lookup';
import { apiProbe, pikaProbe } from '../../knowledge/services/monitors';
import type { ReadingState, ServiceId, ServiceReading } from '../../model/service';
import { entryOf } from '../entryOf';
import { seenMs } from './look';
import { partsOf } from './parts';
import { API_PROBE, HOME_PROBE, levelOf, type Sign } from './sign';
import { type Look, probeSource, type ServicesState, type SourceState } from './state';

/**
 * ln likelihood ratios, P(word | trouble) / P(word | health). Pages are late (median 16 min, and most troubles never
 * appear: Metrist 2023) but seldom wrong: a bad word weighs far more than a good one. The one monitor whose method is
 * not known weighs less. A 503 of the home page may come from a bot check.
 */
const bad = {
  official: Math.log(50),
  prismix: Math.log(30),
  monitor: Math.log(12),
  probe: Math.log(12),
  api: Math.log(6),
};
const good = {
  official: Math.log(0.45),
  prismix: Math.log(0.5),
  monitor: Math.log(0.6),
  probe: Math.log(0.65),
  api: Math.log(0.8),
};

/** A state that its source itself saw longer ago than this says nothing of now. */
const STALE_MS = 3 * 3600_000;
/** A reading lives a little longer than the hour in which each source is read anew. */
const KEPT_MS = 75 * 60_000;
const KEPT_TURNS = 1.25;
/** Health that could not be seen again when it was looked for. */
const GOOD_IN_DOUBT_MS = 30 * 60_000;

const words: Readonly<Record<ReadingState, string>> = {
  ok: 'works',
  degraded: 'has trouble',
  'partial-outage': 'is partly down',
  outage: 'is down',
  maintenance: 'is under maintenance',
  unknown: 'could not be told',
};

/** How our own looks are named in signs and reasons. */
const ownProbes = {
  home: { source: 'own probe', group: HOME_PROBE, id: 'probe' },
  api: { source: 'own API probe', group: API_PROBE, id: 'api-probe' },
} as const;

function kindOf(source: string): keyof typeof bad {
  if (source === probeSource(pikaProbe)) return 'probe';
  if (source === probeSource(apiProbe)) return 'api';
  if (source === 'prismix') return 'prismix';
  return feedSpec(source)?.kind === 'official' ? 'official' : 'monitor';
}

function text(source: string, reading: ServiceReading, title: string | undefined): string {
  if (source === probeSource(pikaProbe)) {
    return reading.state === 'ok' ? 'The home page answers' : 'The home page answers with a server error';
  }
  if (source === probeSource(apiProbe)) {
    return reading.state === 'ok' ? 'The public API answers' : 'The public API answers with a server error';
  }
  const said = `${feedSpec(source)?.name ?? source}: ${words[reading.state]}`;
  return title === undefined ? said : `${said} (${title})`;
}

function sign(source: string, service: ServiceId, look: Look): Sign | undefined {
  const { reading, run } = look;
  const kind = kindOf(source);
  const own = kind === 'probe' ? ownProbes.home : kind === 'api' ? ownProbes.api : undefined;
  const level = levelOf(reading.state);
  if (level === undefined || (reading.thin && own === undefined)) return undefined;
  const open = level > 0 ? reading.incidents.find((incident) => incident.endedAtMs === null) : undefined;
  return {
    source: own?.source ?? source,
    group: own?.group ?? evidenceGroup(source, service),
    level,
    lnLr: level > 0 ? bad[kind] : good[kind],
    seenMs: seenMs(look),
    looks: run.looks,
    sinceMs: run.sinceMs,
    lastMs: run.lastMs,
    badBeforeMs: run.badBeforeMs,
    incident: open === undefined ? undefined : { title: open.title, startedAtMs: open.startedAtMs },
    parts: level > 0 ? partsOf(reading) : [],
    id: `${own?.id ?? source}-${reading.state}`,
    text: text(source, reading, open?.title),
  };
}

/** Whether a look still speaks of now: what nothing could refresh fades, health sooner than trouble. */
export function holds(source: SourceState, look: Look, nowMs: number): boolean {
  if (nowMs - seenMs(look) > STALE_MS) return false;
  const inDoubt = look.run.kind === 'ok' && source.failures > 0;
  return nowMs - look.readMs <= (inDoubt ? GOOD_IN_DOUBT_MS : Math.max(KEPT_MS, KEPT_TURNS * source.intervalMs));
}

/** What feeds and probes say of a service, as far as it is fresh. */
export function readSigns(state: ServicesState, service: ServiceId, nowMs: number): Sign[] {
  return Object.entries(state.sources).flatMap(([id, source]) => {
    const look = entryOf(source.looks, service);
    if (look === undefined || !holds(source, look, nowMs)) return [];
    const made = sign(id, service, look);
    return made === undefined ? [] : [made];
  });
}

/**
 * Whether a source that is fresh names an open incident of the service and does not itself call the service well in
 * spite of it (one monitor of many).
 */
export function namesOpenIncident(state: ServicesState, service: ServiceId, nowMs: number): boolean {
  return Object.values(state.sources).some((source) => {
    const look = source.looks[service];
    if (look === undefined || look.reading.state === 'ok' || look.reading.state === 'maintenance') return false;
    return holds(source, look, nowMs) && look.reading.incidents.some(({ endedAtMs }) => endedAtMs === null);
  });
}

/** A maintenance that a source tells of and that is going on. */
export function maintenanceSign(
  state: ServicesState,
  service: ServiceId,
  nowMs: number,
): { source: string; seenMs: number; title: string | undefined } | undefined {
  for (const [id, source] of Object.entries(state.sources)) {
    const look = entryOf(source.looks, service);
    if (look?.reading.state !== 'maintenance' || !holds(source, look, nowMs)) continue;
    return { source: id, seenMs: seenMs(look), title: look.reading.maintenance[0]?.title };
  }
  return undefined;
}
