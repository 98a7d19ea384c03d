/**
 * API Status Check, apistatuscheck.com/api/status. Source: public readers of 2026 ("270+ services"); 404 for an unknown
 * slug. Its status words seen: up, operational; the others are assumed.
 */
import { type FaultKnobs, noFault, underFaults } from '../apis/kit/fault';
import { makeSite } from '../apis/kit/make-site';
import { html, iso, json } from '../apis/kit/reply';
import type { Site, WorldContext, WorldReply, WorldRequest } from '../site';
import { conditional } from './conditional';

export interface ApiStatusCheckKnobs {
  apis: Record<string, { name: string; description: string; status: string; statusPageUrl: string | null }>;
  view: 'true' | 'lying' | 'stale';
  staleSinceMs: number | null;
  faults: FaultKnobs;
}

const known: readonly (readonly [string, string, string | null])[] = [
  ['pika', 'Pika', null],
  ['runway', 'Runway', 'https://status.runwayml.com'],
  ['luma', 'Luma AI', 'https://status.lumalabs.ai'],
  ['kling', 'Kling AI', null],
  ['fal', 'fal.ai', 'https://status.fal.ai'],
  ['stability', 'Stability AI', 'https://status.stability.ai'],
  ['elevenlabs', 'ElevenLabs', 'https://status.elevenlabs.io'],
  ['openai', 'OpenAI', 'https://status.openai.com'],
  ['replicate', 'Replicate', 'https://www.replicatestatus.com'],
  ['discord', 'Discord', 'https://discordstatus.com'],
];

const start = (): ApiStatusCheckKnobs => ({
  apis: Object.fromEntries(
    known.map(([slug, name, statusPageUrl]) => [
      slug,
      { name, description: `${name} service`, status: 'operational', statusPageUrl },
    ]),
  ),
  view: 'true',
  staleSinceMs: null,
  faults: noFault(),
});

/** apistatuscheck.com. */
export function apiStatusCheck(context: WorldContext): Site<ApiStatusCheckKnobs> {
  function route(request: WorldRequest, knobs: ApiStatusCheckKnobs): WorldReply {
    if (request.url.pathname !== '/api/status') return html(404, '<!doctype html><title>API Status Check</title>');
    const now = context.clock.now();
    if (knobs.view === 'stale') knobs.staleSinceMs ??= now;
    const atMs = Math.floor((knobs.view === 'stale' ? (knobs.staleSinceMs ?? now) : now) / 60_000) * 60_000;
    const word = (status: string) => (knobs.view === 'lying' ? 'operational' : status);
    const slug = request.url.searchParams.get('api');
    if (slug === null) {
      const apis = Object.entries(knobs.apis).map(([id, { name, status }]) => ({
        slug: id,
        name,
        status: word(status),
        lastChecked: iso(atMs),
      }));
      return conditional(request, json(200, { count: apis.length, lastUpdated: iso(atMs), apis }), atMs);
    }
    const api = Object.hasOwn(knobs.apis, slug) ? knobs.apis[slug] : undefined;
    if (!api) return json(404, { error: 'API not found', slug });
    const page = `https://apistatuscheck.com/api/${slug}`;
    return conditional(
      request,
      json(200, { api: { ...api, status: word(api.status), lastChecked: iso(atMs) }, links: { page } }),
      atMs,
    );
  }

  return makeSite<ApiStatusCheckKnobs>({
    name: 'api-status-check',
    hosts: ['apistatuscheck.com'],
    start,
    handle: underFaults(context, (status) => json(status, { error: 'The request failed' }), route),
  });
}
