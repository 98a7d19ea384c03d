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
}

function answers(state: ServicesState, nowMs: number): Answer[] {
  return Object.entries(state.sources).flatMap(([id, source]) => {
    const url = feedSpec(id)?.url;
    if (url === undefined || source.answeredMs === null || source.status === null) return [];
    if (nowMs - source.answeredMs > RECENT_MS) return [];
    return [
      { id, host: new URL(url).host, atMs: source.answeredMs, status: source.status, unreadable: source.unreadable },
    ];
  });
}

/** Web pages in place of data from every host that was asked, two or more, and no good answer to the page either. */
function captivePortal(recent: readonly Answer[], own: OwnEvidence, nowMs: number): NetworkHint | null {
  const isPage = (answer: Answer) =>
    answer.unreadable === unreadable.webPage || answer.unreadable === unreadable.elsewhere;
  const hosts = new Set(recent.filter(isPage).map((answer) => answer.host));
  const since = Math.min(...recent.map((answer) => answer.atMs));
  if (hosts.size < 2 || !recent.every(isPage) || own.trafficOk.some((ok) => ok.atMs > since)) return null;
  const because = recent.map((answer) =>
    reason('captive-portal', `${answer.host} sent a web page in place of data`, answer.id, answer.atMs, nowMs),
  );
  return { why: 'captive-portal', p: hosts.size >= 3 ? 0.9 : 0.75, because };
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
