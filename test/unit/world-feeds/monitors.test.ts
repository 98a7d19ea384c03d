import { describe, expect, test } from 'vitest';
import { apiStatusCheck } from '../../world/feeds/api-status-check';
import { prismix } from '../../world/feeds/prismix';
import { bench, noon } from '../world-apis/loopback';

const statuses = 'https://prismix.dev/api/v1/statuses';
const services = (json: unknown) => (json as { services: { id: string }[] }).services;
const pikaOf = (json: unknown) => services(json).find(({ id }) => id === 'pika');

describe('Prismix', () => {
  test('77 services, Pika among them, open to any origin', async () => {
    const reply = await bench(prismix).ask('GET', statuses);
    expect(reply.headers['access-control-allow-origin']).toBe('*');
    expect(services(reply.json)).toHaveLength(77);
    for (const id of [
      'pika',
      'runway',
      'luma',
      'fal',
      'discord',
      'stability',
      'elevenlabs',
      'kling',
      'openai',
      'replicate',
    ])
      expect(services(reply.json)).toContainEqual(expect.objectContaining({ id }));
    expect(pikaOf(reply.json)).toEqual({
      id: 'pika',
      name: 'Pika',
      indicator: 'none',
      description: 'All Systems Operational',
      reachable: true,
      activeIncidents: 0,
      latencyMs: 120,
      recentIncidents30d: 0,
      uptime30dPct: 99.9,
      lastIncidentAt: null,
      recentIncidentBriefs: [],
      cachedAt: '2026-11-21T12:00:00.000Z',
    });
  });

  test('an outage, a thin reading, an incident', async () => {
    const { ask, site } = bench(prismix);
    Object.assign(site.knobs.services.pika ?? {}, {
      indicator: 'critical',
      unreachableReason: 'statuspage_unreachable_homepage_ok',
      briefs: [{ name: 'Generations fail', impact: 'critical', createdAtMs: noon - 60_000, resolvedAtMs: null }],
    });
    expect(pikaOf((await ask('GET', statuses)).json)).toMatchObject({
      indicator: 'critical',
      description: 'Major Service Outage',
      activeIncidents: 1,
      unreachableReason: 'statuspage_unreachable_homepage_ok',
      recentIncidentBriefs: [{ name: 'Generations fail', createdAt: '2026-11-21T11:59:00.000Z', resolvedAt: null }],
    });
    site.knobs.view = 'lying';
    expect(pikaOf((await ask('GET', statuses)).json)).toMatchObject({ indicator: 'none', activeIncidents: 0 });
  });

  test('60 requests an hour; the 61st says when the next is free', async () => {
    const { ask, clock } = bench(prismix);
    await ask('GET', statuses);
    await clock.advance(10 * 60_000);
    for (let turn = 0; turn < 59; turn++) expect((await ask('GET', statuses)).status).toBe(200);
    expect(await ask('GET', statuses)).toMatchObject({ status: 429, headers: { 'retry-after': '3000' } });
    await clock.advance(3_000_000);
    expect((await ask('GET', statuses)).status).toBe(200);
    expect((await ask('GET', statuses)).status).toBe(429);
  });

  test('the same answer for a minute, then a new one', async () => {
    const { ask, clock } = bench(prismix);
    const known = { 'if-none-match': (await ask('GET', statuses)).headers.etag ?? '' };
    await clock.advance(59_000);
    expect((await ask('GET', statuses, known)).status).toBe(304);
    await clock.advance(1000);
    expect((await ask('GET', statuses, known)).status).toBe(200);
  });

  test('stale: the times stand still', async () => {
    const { ask, clock, site } = bench(prismix);
    site.knobs.view = 'stale';
    site.knobs.staleSinceMs = noon - 6 * 3_600_000;
    await clock.advance(600_000);
    expect((await ask('GET', statuses)).json).toMatchObject({ fetchedAt: '2026-11-21T06:00:00.000Z' });
  });
});

describe('API Status Check', () => {
  const url = 'https://apistatuscheck.com/api/status';
  test('all, one, none', async () => {
    const { ask, site } = bench(apiStatusCheck);
    const pika = site.knobs.apis.pika;
    if (pika) pika.status = 'down';
    const all = (await ask('GET', url)).json as { count: number; apis: unknown[] };
    expect(all.apis).toHaveLength(all.count);
    expect(all.apis).toContainEqual({
      slug: 'pika',
      name: 'Pika',
      status: 'down',
      lastChecked: '2026-11-21T12:00:00.000Z',
    });
    expect((await ask('GET', `${url}?api=pika`)).json).toEqual({
      api: {
        name: 'Pika',
        description: 'Pika service',
        status: 'down',
        statusPageUrl: null,
        lastChecked: '2026-11-21T12:00:00.000Z',
      },
      links: { page: 'https://apistatuscheck.com/api/pika' },
    });
    for (const slug of ['nobody', 'constructor', '__proto__'])
      expect((await ask('GET', `${url}?api=${slug}`)).status).toBe(404);
  });
});
