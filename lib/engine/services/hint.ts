import { feedSpec } from '../../knowledge/services/lookup';
import { pikaProbe } from '../../knowledge/services/monitors';
import type { Reason } from '../../model/verdict';
import { entryOf } from '../entryOf';
import { reason } from '../verdicts/claim';
import type { OwnEvidence } from './own';
import { isPortalPage } from './portal';
import { readSigns } from './readSigns';
import { probeSource, type ServicesState } from './state';

const RECENT_MS = 15 * 60_000;
/** Each source is asked once an hour or so: whoever sent a page in this time may still stand in between. */
const PORTAL_MS = 90 * 60_000;
/** One host that was readable and one that never was; hosts that changed their ways long ago count half. */
const PORTAL_SCORE = 1.5;

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
  pagesSinceMs: number | null;
  /** Last time that it could be read; `null` for never. */
  readMs: number | null;
}

function answers(state: ServicesState, nowMs: number, withinMs: number): Answer[] {
  return Object.entries(state.sources).flatMap(([id, source]) => {
    const url = feedSpec(id)?.url;
    if (url === undefined || source.answeredMs === null || source.status === null) return [];
    if (nowMs - source.answeredMs > withinMs) return [];
    return [
      {
        id,
        host: new URL(url).host,
        atMs: source.answeredMs,
        status: source.status,
        unreadable: source.unreadable,
        pagesSinceMs: source.pagesSinceMs,
        readMs: Object.values(source.looks).reduce<number | null>(
          (last, look) => Math.max(last ?? 0, look.readMs),
          null,
        ),
      },
    ];
  });
}

function isPage(answer: Answer): boolean {
  return isPortalPage(answer.status, answer.unreadable);
}

/** Feeds that were readable and now send a web page: worth a look at another host. */
export function turnedIntoPages(state: ServicesState, nowMs: number): string[] {
  const recent = answers(state, nowMs, RECENT_MS);
  return recent.flatMap((answer) => (answer.readMs !== null && isPage(answer) ? [answer.id] : []));
}

/**
 * Web pages in place of data from several hosts, and nothing real from anybody since: it stands until a host gives a
 * real answer. A host that was readable before counts twice as much as one that never was. One that sent pages already
 * while others sent data has ways of its own, and counts half, or not at all.
 */
function captivePortal(state: ServicesState, own: OwnEvidence, nowMs: number): NetworkHint | null {
  const all = answers(state, nowMs, Number.POSITIVE_INFINITY);
  const realMs = Math.max(own.carriedMs, ...all.map((answer) => answer.readMs ?? 0));
  const pages = answers(state, nowMs, PORTAL_MS).filter((answer) => isPage(answer) && answer.atMs > realMs);
  const weight = ({ readMs, pagesSinceMs }: Answer) =>
    (readMs !== null ? 1 : 0.5) - (pagesSinceMs !== null && pagesSinceMs <= realMs ? 0.5 : 0);
  const hosts = new Map(pages.map((answer) => [answer.host, weight(answer)]));
  const score = [...hosts.values()].reduce((sum, one) => sum + one, 0);
  if (score < PORTAL_SCORE) return null;
  const because = pages
    .sort((a, b) => b.atMs - a.atMs)
    .map((answer) =>
      reason('captive-portal', `${answer.host} sent a web page in place of data`, answer.id, answer.atMs, nowMs),
    );
  return { why: 'captive-portal', p: score >= 3 ? 0.9 : score >= 2 ? 0.75 : 0.65, because };
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
  const probe = entryOf(state.sources, probeSource(pikaProbe));
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
  const recent = answers(state, nowMs, RECENT_MS);
  return captivePortal(state, own, nowMs) ?? pikaUnreachable(state, recent, own, nowMs);
}
