import { feedSpec } from '../../knowledge/services/lookup';
import { apiProbe, pikaProbe } from '../../knowledge/services/monitors';
import type { EvidenceOf } from '../../model/evidence';
import type { ServiceReading } from '../../model/service';
import { entryOf } from '../entryOf';
import { nextLook } from './look';
import { isPortalPage } from './portal';
import { newSource, probeSource, type ServicesState, type SourceState } from './state';

const LONGEST_PAUSE_MS = 24 * 3600_000;
const LONGEST_MAX_AGE_MS = 3600_000;
const QUIET_STEP = 0.25;
const LEAST_EASE = 0.5;

function withSource(state: ServicesState, id: string, source: SourceState): ServicesState {
  return { ...state, sources: { ...state.sources, [id]: source } };
}

/**
 * Additive increase, multiplicative decrease of the interval, as in congestion control: halved when trouble is new, then
 * longer again step by step.
 */
function eased(ease: number, turnedBad: boolean): number {
  return turnedBad ? Math.max(LEAST_EASE, ease / 2) : Math.min(1, ease + QUIET_STEP);
}

function pauseMs(seconds: number | undefined, longestMs: number): number {
  return seconds === undefined || !(seconds > 0) ? 0 : Math.min(longestMs, seconds * 1000);
}

function look(source: SourceState, readings: readonly ServiceReading[], nowMs: number): SourceState {
  const looks = { ...source.looks };
  for (const reading of readings) looks[reading.service] = nextLook(entryOf(looks, reading.service), reading, nowMs);
  const turnedBad = readings.some(({ service }) => {
    const run = entryOf(looks, service)?.run;
    return run?.kind === 'bad' && run.looks === 1;
  });
  return {
    ...source,
    looks,
    ease: eased(source.ease, turnedBad),
    failures: 0,
    backoffMs: 0,
    unreadable: null,
    pagesSinceMs: null,
  };
}

/** The readings of before hold again: nothing changed (304). */
function again(source: SourceState): ServiceReading[] {
  return Object.values(source.looks).map((seen) => ({ ...seen.reading, readAtMs: null }));
}

/** A failed connection is no answer, so that it ends no run of pages. */
function pagesSince(before: SourceState, status: number, reason: string, nowMs: number): number | null {
  if (isPortalPage(status, reason)) return before.pagesSinceMs ?? nowMs;
  return status === 0 ? before.pagesSinceMs : null;
}

/** Takes in the answer of a feed. One that cannot be read changes no reading: it is neither trouble nor recovery. */
export function noteFeed(state: ServicesState, evidence: EvidenceOf<'feed'>, nowMs: number): ServicesState {
  const spec = feedSpec(evidence.feed);
  if (spec === undefined) return state;
  const before = entryOf(state.sources, evidence.feed) ?? newSource();
  const answered: SourceState = {
    ...before,
    answeredMs: nowMs,
    status: evidence.status,
    latencyMs: evidence.status === 0 ? before.latencyMs : evidence.latencyMs,
    notBeforeMs:
      nowMs +
      Math.max(
        pauseMs(evidence.retryAfterSeconds, LONGEST_PAUSE_MS),
        pauseMs(evidence.maxAgeSeconds, LONGEST_MAX_AGE_MS),
      ),
  };
  const known = spec.subjects.map((subject) => subject.service);
  if (evidence.status === 304) {
    return withSource(state, evidence.feed, look(answered, again(before), nowMs));
  }
  if (!evidence.outcome.ok) {
    const failed = {
      ...answered,
      failures: before.failures + 1,
      unreadable: evidence.outcome.reason,
      pagesSinceMs: pagesSince(before, evidence.status, evidence.outcome.reason, nowMs),
      etag: null,
      lastModified: null,
    };
    return withSource(state, evidence.feed, failed);
  }
  const readings = evidence.outcome.readings.filter((reading) => known.includes(reading.service));
  const read = look(answered, readings, nowMs);
  return withSource(state, evidence.feed, {
    ...read,
    etag: evidence.etag ?? null,
    lastModified: evidence.lastModified ?? null,
  });
}

/**
 * Takes in whether a site answered. A home page that answers is thin: no proof of health. 5xx is a sign of trouble;
 * 4xx (a bot check, for one) says nothing; no connection says nothing of the site alone.
 */
export function noteProbe(state: ServicesState, evidence: EvidenceOf<'probe'>, nowMs: number): ServicesState {
  const isApi = evidence.target === apiProbe;
  if (evidence.target !== pikaProbe && !isApi) return state;
  const id = probeSource(evidence.target);
  const before = entryOf(state.sources, id) ?? newSource();
  const answered: SourceState = {
    ...before,
    answeredMs: nowMs,
    status: evidence.status,
    latencyMs: evidence.status === 0 ? before.latencyMs : evidence.latencyMs,
  };
  if (evidence.status === 0) return withSource(state, id, { ...answered, failures: before.failures + 1 });
  const works = evidence.status >= 200 && evidence.status < 400;
  const broken = evidence.status >= 500 && !isPortalPage(evidence.status, null);
  // The API alone is one part of Pika.
  const down = isApi ? 'degraded' : 'partial-outage';
  const reading: ServiceReading = {
    service: 'pika',
    state: works ? 'ok' : broken ? down : 'unknown',
    parts: broken ? [{ name: isApi ? 'api' : 'web', state: down }] : [],
    incidents: [],
    maintenance: [],
    readAtMs: null,
    thin: works,
    latencyMs: evidence.latencyMs,
  };
  return withSource(state, id, look(answered, [reading], nowMs));
}
