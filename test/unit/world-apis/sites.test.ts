import { expect, test } from 'vitest';
import { type ApiKnobs, apiSites } from '../../world/apis';
import { realClock } from '../../world/clock';
import { type FeedKnobs, feedSites } from '../../world/feeds';
import { siteFor } from '../../world/hosts';
import { type DeepPartial, patch } from '../../world/patch';
import { type SinkKnobs, sinkSites } from '../../world/sinks';
import { makeSites } from '../../world/sites';
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

test('the names by which scripts set knobs are those of the sites', () => {
  const change: Record<keyof (ApiKnobs & FeedKnobs & SinkKnobs), true> = {
    devapi: true,
    'public-api': true,
    devkey: true,
    'pika-art-api': true,
    'pika-me-api': true,
    'fal-queue': true,
    'fal-platform': true,
    media: true,
    prismix: true,
    'api-status-check': true,
    'runway-status': true,
    'discord-status': true,
    'fal-status': true,
    'luma-status': true,
    'stability-status': true,
    'elevenlabs-status': true,
    'openai-status': true,
    'replicate-status': true,
    'slack-sink': true,
    'discord-sink': true,
    'hook-sink': true,
  };
  expect(Object.keys(change).sort()).toEqual(sites.map(({ name }) => name).sort());
  const outage: DeepPartial<FeedKnobs> = { prismix: { services: { pika: { indicator: 'critical' } } } };
  expect(outage.prismix?.services?.pika).toEqual({ indicator: 'critical' });
});

test('in the whole world each address reaches its site, also where hosts are shared', async () => {
  const { sites: all } = await makeSites(context);
  const at = (method: string, address: string) => siteFor(all, worldRequest(method, address))?.name;
  expect(at('GET', 'https://api.pika.art/generations/1')).toBe('pika-art-api');
  expect(at('POST', 'https://api.pika.art/generate/text2video')).toBe('pika-art-api');
  expect(at('POST', 'https://api.pika.art/generate/v2')).not.toBe('pika-art-api');
  expect(at('GET', 'https://7i30hpv4bo9ud5mhianq.pika.art/developer/balance')).toBe('devkey');
  expect(at('GET', 'https://api.dev.pika.art/billing/balance')).toBe('public-api');
  expect(at('POST', 'https://discord.com/api/webhooks/1/2')).toBe('discord-sink');
  expect(at('GET', 'https://v3b.fal.media/files/a.mp4')).toBe('media');
});
