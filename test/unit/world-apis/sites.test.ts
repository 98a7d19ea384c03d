import { expect, test } from 'vitest';
import { apiSites } from '../../world/apis';
import { realClock } from '../../world/clock';
import { feedSites } from '../../world/feeds';
import { patch } from '../../world/patch';
import { sinkSites } from '../../world/sinks';
import { worldRequest } from './loopback';

const context = { clock: realClock(), random: () => 0.5, uuid: () => 'u' };
const makers = [...apiSites, ...feedSites, ...sinkSites];
const sites = makers.map((make) => make(context));
const named = makers.map((make, index) => ({ name: sites[index]?.name, make }));

test('every site has a name and hosts of its own', () => {
  expect(new Set(sites.map(({ name }) => name)).size).toBe(sites.length);
  const hosts = sites.flatMap((site) => site.hosts.filter((host) => typeof host === 'string'));
  expect(new Set(hosts).size).toBe(hosts.length);
  for (const host of [
    'queue.fal.run',
    'api.fal.ai',
    'api.dev.pika.art',
    'prismix.dev',
    'status.lumalabs.ai',
    'hooks.slack.com',
  ])
    expect(hosts).toContain(host);
});

test.each(named)('$name: knobs are plain data, and a reset undoes any patch', ({ make }) => {
  const site = make(context);
  const before = structuredClone(site.knobs);
  expect(JSON.parse(JSON.stringify(site.knobs))).toEqual(before);
  patch(site.knobs, { faults: { kind: 'empty', times: 3 }, extra: { deep: 1 } });
  expect(site.knobs).not.toEqual(before);
  const { knobs } = site;
  site.reset();
  expect(site.knobs).toBe(knobs);
  expect(knobs).toEqual(before);
});

test.each(named)('$name: any method on any path is answered', async ({ make }) => {
  const site = make(context);
  const host = site.hosts.find((name) => typeof name === 'string') ?? 'localhost';
  for (const method of ['GET', 'POST', 'PUT', 'DELETE', 'OPTIONS'])
    for (const path of [
      '/',
      '/%00',
      '/v1/jobs/__proto__',
      '/constructor/requests/__proto__/status',
      '/api/v2/%E0%A4%A',
    ])
      for (const body of ['', '{', '[1]', '{"prompt":null}']) {
        const reply = await site.handle(
          worldRequest(
            method,
            `https://${host}${path}`,
            { authorization: 'Key __proto__', 'x-api-key': 'constructor' },
            body,
          ),
        );
        expect(reply.status).toBeGreaterThanOrEqual(200);
        expect(reply.status).toBeLessThan(500);
      }
});
