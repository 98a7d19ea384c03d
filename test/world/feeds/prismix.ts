/**
 * Prismix, prismix.dev/api/v1/statuses. Sources: its guide page (sample of 2026-06-12) and public readers of 2026-09 and
 * 2026-10. 60 requests an hour without a key, any origin; the body of its 429 is assumed.
 */
import { type FaultKnobs, noFault, underFaults } from '../apis/kit/fault';
import { makeSite } from '../apis/kit/make-site';
import { html, iso, isoOrNull, json } from '../apis/kit/reply';
import type { Site, WorldContext, WorldReply, WorldRequest } from '../site';
import { conditional } from './conditional';
import { prismixServices } from './prismix-services';

interface PrismixBrief {
  name: string;
  impact: string;
  createdAtMs: number;
  resolvedAtMs: number | null;
}

interface PrismixService {
  name: string;
  /** none, minor, major, critical, maintenance, unknown, or whatever a script says. */
  indicator: string;
  /** null: the usual words for the indicator. */
  description: string | null;
  reachable: boolean;
  latencyMs: number | null;
  uptime30dPct: number;
  briefs: PrismixBrief[];
  /** Only on thin readings: `statuspage_unreachable_homepage_ok`, `timeout`. */
  unreachableReason: string | null;
}

export interface PrismixKnobs {
  services: Record<string, PrismixService>;
  /** `lying` says that all is well; `stale` keeps its times at `staleSinceMs` (null: since it became stale). */
  view: 'true' | 'lying' | 'stale';
  staleSinceMs: number | null;
  requestsPerHour: number;
  faults: FaultKnobs;
}

const start = (): PrismixKnobs => ({
  services: Object.fromEntries(
    Object.entries(prismixServices).map(([id, name], index) => [
      id,
      {
        name,
        indicator: 'none',
        description: null,
        reachable: true,
        latencyMs: 120 + ((index * 37) % 300),
        uptime30dPct: 99.9,
        briefs: [],
        unreachableReason: null,
      },
    ]),
  ),
  view: 'true',
  staleSinceMs: null,
  requestsPerHour: 60,
  faults: noFault(),
});

const descriptions: Readonly<Record<string, string>> = {
  none: 'All Systems Operational',
  minor: 'Minor Service Outage',
  major: 'Partial System Outage',
  critical: 'Major Service Outage',
  maintenance: 'Service Under Maintenance',
};

function service(id: string, one: PrismixService, lying: boolean, atMs: number) {
  const indicator = lying ? 'none' : one.indicator;
  const briefs = lying ? [] : one.briefs.filter(({ createdAtMs }) => createdAtMs <= atMs);
  const open = briefs.filter(({ resolvedAtMs }) => resolvedAtMs === null || resolvedAtMs > atMs);
  const last = briefs.length > 0 ? Math.max(...briefs.map(({ createdAtMs }) => createdAtMs)) : null;
  const thin = one.unreachableReason !== null && !lying;
  return {
    id,
    name: one.name,
    indicator,
    description: (lying ? null : one.description) ?? descriptions[indicator] ?? indicator,
    reachable: lying || one.reachable,
    activeIncidents: open.length,
    latencyMs: one.latencyMs,
    recentIncidents30d: briefs.length,
    uptime30dPct: one.uptime30dPct,
    lastIncidentAt: isoOrNull(last),
    recentIncidentBriefs: briefs.map(({ name, impact, createdAtMs, resolvedAtMs }, index) => ({
      id: `${id}-${index + 1}`,
      name,
      impact,
      createdAt: iso(createdAtMs),
      resolvedAt: isoOrNull(resolvedAtMs !== null && resolvedAtMs <= atMs ? resolvedAtMs : null),
    })),
    cachedAt: iso(Math.floor(atMs / 300_000) * 300_000),
    ...(thin ? { unreachableReason: one.unreachableReason } : {}),
  };
}

/** prismix.dev. */
export function prismix(context: WorldContext): Site<PrismixKnobs> {
  let recent: number[] = [];

  function route(request: WorldRequest, knobs: PrismixKnobs): WorldReply {
    if (request.url.pathname !== '/api/v1/statuses') return html(404, '<!doctype html><title>Prismix</title>');
    const now = context.clock.now();
    recent = recent.filter((at) => at > now - 3_600_000);
    const left = knobs.requestsPerHour - recent.length;
    const headers = { 'access-control-allow-origin': '*', 'x-ratelimit-limit': String(knobs.requestsPerHour) };
    if (left <= 0) {
      const seconds = Math.ceil(((recent[0] ?? now) + 3_600_000 - now) / 1000);
      return json(
        429,
        { error: 'Rate limit exceeded' },
        { ...headers, 'x-ratelimit-remaining': '0', 'retry-after': String(seconds) },
      );
    }
    recent.push(now);
    if (knobs.view === 'stale') knobs.staleSinceMs ??= now;
    const atMs = knobs.view === 'stale' ? (knobs.staleSinceMs ?? now) : now;
    // The edge keeps an answer for a minute.
    const fetchedAtMs = Math.floor(atMs / 60_000) * 60_000;
    const services = Object.entries(knobs.services).map(([id, one]) => service(id, one, knobs.view === 'lying', atMs));
    const reply = json(
      200,
      { fetchedAt: iso(fetchedAtMs), cached: true, services },
      { ...headers, 'x-ratelimit-remaining': String(left - 1), 'cache-control': 'public, s-maxage=60, max-age=60' },
    );
    return conditional(request, reply, fetchedAtMs);
  }

  return makeSite<PrismixKnobs>({
    name: 'prismix',
    hosts: ['prismix.dev'],
    start,
    forget() {
      recent = [];
    },
    handle: underFaults(context, (status) => json(status, { error: 'The request failed' }), route),
  });
}
