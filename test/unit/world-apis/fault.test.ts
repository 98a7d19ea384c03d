import { describe, expect, test } from 'vitest';
import { devapi } from '../../world/apis/devapi';
import type { FaultKnobs } from '../../world/apis/kit/fault';
import { bench, loopback, noon, worldRequest } from './loopback';

const address = 'https://devapi.pika.art/videos/v1';
const key = { 'x-api-key': 'devapi-test-key' };

/** The partner API with one finished video, spoilt so. */
const spoilt = (faults: Partial<FaultKnobs>) => {
  const one = bench(devapi);
  one.site.knobs.jobs.v1 = { createdAtMs: noon - 600_000 };
  Object.assign(one.site.knobs.faults, faults);
  return one;
};
const whole = JSON.stringify({
  id: 'v1',
  status: 'finished',
  progress: 100,
  url: 'https://cdn.pika.art/v1/v1/video.mp4',
});

describe('faults', () => {
  test('none leaves the answer alone', async () => {
    expect((await spoilt({}).ask('GET', address, key)).body).toBe(whole);
  });

  test('Retry-After in seconds, as a date, and not at all', async () => {
    const limited = { kind: 'error', status: 429, retryAfterSeconds: 90 } as const;
    expect(await spoilt(limited).ask('GET', address, key)).toMatchObject({
      status: 429,
      headers: { 'retry-after': '90' },
    });
    const dated = await spoilt({ ...limited, retryAfterForm: 'date' }).ask('GET', address, key);
    expect(dated.headers['retry-after']).toBe('Sat, 21 Nov 2026 12:01:30 GMT');
    expect((await spoilt({ ...limited, retryAfterForm: 'none' }).ask('GET', address, key)).headers).not.toHaveProperty(
      'retry-after',
    );
  });

  test('pages in place of data', async () => {
    const page = await spoilt({ kind: 'error-page', status: 502 }).ask('GET', address, key);
    expect(page).toMatchObject({ status: 502, headers: { 'content-type': 'text/html; charset=utf-8' } });
    const portal = await spoilt({ kind: 'captive-portal' }).ask('GET', address, key);
    expect(portal.status).toBe(200);
    expect(portal.body).toMatch(/^<!doctype html>/);
  });

  test('half, none, wrong types, 20 MB', async () => {
    expect((await spoilt({ kind: 'truncated' }).ask('GET', address, key)).body).toBe(
      whole.slice(0, Math.floor(whole.length / 2)),
    );
    expect(await spoilt({ kind: 'empty' }).ask('GET', address, key)).toMatchObject({ status: 200, body: '' });
    expect((await spoilt({ kind: 'wrong-types' }).ask('GET', address, key)).json).toEqual({
      id: 2,
      status: 8,
      progress: '100',
      url: 36,
    });
    const huge = await spoilt({ kind: 'huge' }).ask('GET', address, key);
    expect(huge.body.length).toBeGreaterThan(20_000_000);
    expect(huge.json).toMatchObject({ status: 'finished' });
  });

  test('only that path, only that method, only so often', async () => {
    const other = spoilt({ kind: 'error', path: '/generate' });
    expect((await other.ask('GET', address, key)).status).toBe(200);
    expect((await spoilt({ kind: 'error', method: 'POST' }).ask('GET', address, key)).status).toBe(200);
    const twice = spoilt({ kind: 'error', times: 2 });
    const statuses = [];
    for (let turn = 0; turn < 3; turn++) statuses.push((await twice.ask('GET', address, key)).status);
    expect(statuses).toEqual([503, 503, 200]);
    twice.site.reset();
    expect(twice.site.knobs.faults).toMatchObject({ kind: 'none', times: null });
    expect(twice.site.knobs.jobs).toEqual({});
  });

  test('a delay is waited out by the clock', async () => {
    const late = spoilt({ delayMs: 5000 });
    let came = false;
    const answer = late.ask('GET', address, key).then((reply) => {
      came = true;
      return reply;
    });
    await late.clock.advance(4999);
    expect(came).toBe(false);
    await late.clock.advance(1);
    expect((await answer).body).toBe(whole);
  });

  test('drip gives the whole body, slowly', async () => {
    const slow = spoilt({ kind: 'drip', delayMs: 1000 });
    let body = '';
    const answer = slow.ask('GET', address, key).then((reply) => {
      body = reply.body;
    });
    await slow.clock.advance(10_000);
    expect(body).toBe('');
    await slow.clock.advance(10_000);
    await answer;
    expect(body).toBe(whole);
  });

  test('hang ends only when the asker goes away', async () => {
    const { site } = spoilt({ kind: 'hang' });
    const asker = new AbortController();
    const answer = Promise.resolve(site.handle({ ...worldRequest('GET', address, key), signal: asker.signal })).then(
      () => 'over',
    );
    expect(await Promise.race([answer, new Promise((resolve) => setImmediate(() => resolve('waiting')))])).toBe(
      'waiting',
    );
    asker.abort();
    expect(await answer).toBe('over');
  });

  test('cut breaks the connection in the body; endless goes on until the asker leaves', async () => {
    const { site, clock } = spoilt({ kind: 'cut' });
    const server = await loopback([site]);
    const asked = () =>
      fetch(`http://127.0.0.1:${server.port}/videos/v1`, { headers: { ...key, 'x-world-host': 'devapi.pika.art' } });
    await expect(asked().then((reply) => reply.text())).rejects.toThrow();
    site.knobs.faults.kind = 'endless';
    const reader = (await asked()).body?.getReader();
    let size = 0;
    for (let turn = 0; turn < 5; turn++) {
      size += (await reader?.read())?.value?.length ?? 0;
      await clock.advance(5);
    }
    expect(size).toBeGreaterThan(whole.length);
    await reader?.cancel();
    await server.close();
  });
});
