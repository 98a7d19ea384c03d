import { feedSpec } from '../../knowledge/services/lookup';
import { pikaProbe } from '../../knowledge/services/monitors';
import { unreadable } from '../../knowledge/services/unreadable';
import type { Reason } from '../../model/verdict';
import { reason } from '../verdicts/claim';
import type { OwnEvidence } from './own';
import { readSigns } from './readSigns';
import { probeSource, type ServicesState } from './state';

const RECENT_MS = 15 * 60_000;

/** Why the user's own network seems to stand between him and Pika. */
export interface NetworkHint {
  why: 'captive-portal' | 'pika-unreachable';
  p: number;
  because: Reason[];
}

interface Answer {
  id: string;
  host: string;
  atMs: number;
  status: number;
  unreadable: string | null;
  /** It was readable at some time. */
  wasRead: boolean;
}

function answers(state: ServicesState, nowMs: number): Answer[] {
  return Object.entries(state.sources).flatMap(([id, source]) => {
    const url = feedSpec(id)?.url;
    if (url === undefined || source.answeredMs === null || source.status === null) return [];
    if (nowMs - source.answeredMs > RECENT_MS) return [];
    return [
      {
        id,
        host: new URL(url).host,
        atMs: source.answeredMs,
        status: source.status,
        unreadable: source.unreadable,
        wasRead: Object.keys(source.looks).length > 0,
      },
    ];
  });
}

function isPage(answer: Answer): boolean {
  return answer.unreadable === unreadable.webPage || answer.unreadable === unreadable.elsewhere;
}

/** Feeds that were readable and now send a web page: worth a look at another host. */
export function turnedIntoPages(state: ServicesState, nowMs: number): string[] {
  return answers(state, nowMs).flatMap((answer) => (answer.wasRead && isPage(answer) ? [answer.id] : []));
}

/**
 * Web pages in place of data from several hosts, and data from none since, nor from Pika for the page. A host that was
 * readable before counts twice as much as one that never was: that may have changed its ways.
 */
function captivePortal(recent: readonly Answer[], own: OwnEvidence, nowMs: number): NetworkHint | null {
  const pages = recent.filter(isPage);
  const sinceMs = Math.min(...pages.map((answer) => answer.atMs));
  const data = recent.some((answer) => answer.unreadable === null && answer.status > 0 && answer.atMs >= sinceMs);
  if (data || own.trafficOk.some((ok) => ok.atMs >= sinceMs)) return null;
  const hosts = new Map(pages.map((answer) => [answer.host, answer.wasRead]));
  const score = [...hosts.values()].reduce((sum, wasRead) => sum + (wasRead ? 1 : 0.5), 0);
  if (score < 2) return null;
  const because = pages.map((answer) =>
    reason('captive-portal', `${answer.host} sent a web page in place of data`, answer.id, answer.atMs, nowMs),
  );
  return { why: 'captive-portal', p: score >= 3 ? 0.9 : 0.75, because };
}

/** The page's requests that got no connection, after the last that did. */
function cutRequests(own: OwnEvidence, nowMs: number): OwnEvidence['trafficFailures'] {
  const lastOkMs = own.trafficOk.reduce((latest, ok) => Math.max(latest, ok.atMs), 0);
  return own.trafficFailures.filter(
    (failure) => failure.status === 0 && failure.atMs > lastOkMs && nowMs - failure.atMs <= RECENT_MS,
  );
}

/** The page cannot reach Pika: worth a look of our own. */
export function isCutOff(own: OwnEvidence, nowMs: number): boolean {
  return cutRequests(own, nowMs).length >= 2;
}

/** No connection to Pika, for the page and for us, while hosts that we ask anyway answer, and no monitor sees trouble. */
function pikaUnreachable(
  state: ServicesState,
  recent: readonly Answer[],
  own: OwnEvidence,
  nowMs: number,
): NetworkHint | null {
  const cut = cutRequests(own, nowMs);
  const first = cut[0];
  const last = cut.at(-1);
  const probe = state.sources[probeSource(pikaProbe)];
  if (first === undefined || last === undefined || cut.length < 2 || probe?.status !== 0) return null;
  if (probe.answeredMs === null || probe.answeredMs < first.atMs) return null;
  const others = recent.filter((answer) => answer.status > 0 && answer.atMs >= first.atMs);
  if (others.length === 0 || readSigns(state, 'pika', nowMs).some((sign) => sign.level > 0)) return null;
  const names = [...new Set(others.map((answer) => answer.host))].join(', ');
  return {
    why: 'pika-unreachable',
    p: others.length > 1 ? 0.8 : 0.7,
    because: [
      reason(
        'pika-unreachable',
        `${cut.length} requests of the page to Pika got no connection`,
        'page',
        last.atMs,
        nowMs,
      ),
      reason(
        'probe-unreachable',
        'Pika’s home page cannot be reached from here either',
        'own probe',
        probe.answeredMs,
        nowMs,
      ),
      reason(
        'others-answer',
        `Other sites answer (${names})`,
        'feeds',
        Math.max(...others.map((answer) => answer.atMs)),
        nowMs,
      ),
    ],
  };
}

/** Evidence that the network is `blocked`; `null` for none. No host is asked for this alone. */
export function networkHint(state: ServicesState, own: OwnEvidence, nowMs: number): NetworkHint | null {
  const recent = answers(state, nowMs);
  return captivePortal(recent, own, nowMs) ?? pikaUnreachable(state, recent, own, nowMs);
}
