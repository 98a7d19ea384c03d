import { describe, expect, it } from 'vitest';
import { classifyFailure } from '../../../lib/engine/verdicts/failure';
import { providerOf, providers } from '../../../lib/providers';
import { devapi } from '../../../lib/providers/devapi';
import { devkey } from '../../../lib/providers/devkey';
import { pika } from '../../../lib/providers/pika';
import { pikaArt } from '../../../lib/providers/pika-art';
import { pikaMe } from '../../../lib/providers/pika-me';
import { type Answer, fakeHttp, nowMs, pretendWorld } from './helpers';

const uuid = '0f6b8c1e-4e1c-4b59-9a27-1a2b3c4d5e6f';

describe('api.dev.pika.art', () => {
  const url = 'https://api.dev.pika.art/v1/media/jobs/media_abc';
  const look = async (answer: Answer) => {
    const http = fakeHttp({ [url]: answer });
    const evidence = await pika.look({ id: 'media_abc' }, 'key-0123456789', http, nowMs);
    return { evidence, job: evidence.jobs[0], asked: http.asked };
  };

  it('is asked with X-API-KEY', async () => {
    const { asked } = await look({ status: 200, body: { id: 'media_abc', status: 'queued' } });
    expect(asked[0]?.headers).toMatchObject({ 'X-API-KEY': 'key-0123456789' });
  });

  it('reads the documented answer', async () => {
    const film = { url: 'https://cdn.pika.art/results/x.mp4' };
    const body = {
      id: 'media_abc',
      status: 'completed',
      output: { media_type: 'video', videos: [film], video: film, images: null },
      billing: { state: 'settled', charge_micro_usd: 200000 },
      error: null,
    };
    expect((await look({ status: 200, body })).job).toEqual({
      id: 'media_abc',
      state: 'done',
      statusWord: 'completed',
      videoUrl: film.url,
      costUsd: 0.2,
    });
  });

  it('stays done where the film’s address has not come yet, and costs nothing until it is settled', async () => {
    const body = {
      id: 'media_abc',
      status: 'completed',
      output: { videos: [], video: null },
      billing: { state: 'pending', charge_micro_usd: null },
    };
    expect((await look({ status: 200, body })).job).toEqual({
      id: 'media_abc',
      state: 'done',
      statusWord: 'completed',
    });
    const none = { id: 'media_abc', status: 'completed', output: null, billing: { state: 'unavailable' } };
    expect((await look({ status: 200, body: none })).job?.state).toBe('done');
  });

  it.each([
    ['invalid_input', 'failed-input'],
    ['content_moderation', 'failed-policy'],
    ['insufficient_balance', 'failed-credits'],
    ['membership_required', 'failed-credits'],
    ['cycle_limit_exceeded', 'failed-limit'],
    ['admission_suspended', 'failed-limit'],
    ['rate_limited', 'failed-limit'],
    ['provider_unavailable', 'failed-platform'],
    ['provider_timeout', 'failed-platform'],
    ['timed_out', 'failed-platform'],
    ['provider_error', 'failed-platform'],
    ['internal', 'failed-platform'],
  ])('a job failed with %s is %s', async (code, verdict) => {
    const { job } = await look({
      status: 200,
      body: { id: 'media_abc', status: 'failed', error: { code, message: 'It did not work' } },
    });
    expect(job).toMatchObject({ state: 'failed', error: { code, message: 'It did not work' } });
    expect(classifyFailure(job?.error).verdict).toBe(verdict);
  });

  it('reads both forms of a refused request', async () => {
    const flat = await look({ status: 401, body: { message: 'Missing or invalid API key.' } });
    expect(flat.evidence.refusal).toEqual({ kind: 'signed-out', error: { message: 'Missing or invalid API key.' } });
    const nested = await look({ status: 403, body: { error: { message: 'Not active', code: 'key_inactive' } } });
    expect(nested.evidence.refusal).toEqual({
      kind: 'signed-out',
      error: { code: 'key_inactive', message: 'Not active' },
    });
  });

  it.each([
    [{ balance_micro_usd: 18_400_000, currency: 'USD' }, 18.4],
    [{ balance_usd: '18.4000' }, 18.4],
    [{ data: { balance: { micro_usd: 18_400_000, usd: '18.4' } } }, 18.4],
    [{ balance: 18.4 }, 18.4],
    [{ balance_cents: 1840 }, 18.4],
  ])('reads a balance told as %j', async (body, amount) => {
    const http = fakeHttp({ 'https://api.dev.pika.art/billing/balance': { status: 200, body } });
    expect((await pika.balance?.('key-0123456789', http, nowMs))?.balances).toEqual([
      { wallet: 'api', amount, unit: 'usd' },
    ]);
  });
});

describe('devapi.pika.art', () => {
  const look = async (body: object) => {
    const http = fakeHttp({ [`https://devapi.pika.art/videos/${uuid}`]: { status: 200, body } });
    return (await devapi.look({ id: uuid }, 'key-0123456789', http, nowMs)).jobs[0];
  };

  it('reads started with and without progress, and finished', async () => {
    expect(await look({ id: uuid, status: 'started', progress: 42, url: null })).toEqual({
      id: uuid,
      state: 'running',
      statusWord: 'started',
      progress: 0.42,
    });
    expect(await look({ id: uuid, status: 'started', progress: null, url: null })).toEqual({
      id: uuid,
      state: 'running',
      statusWord: 'started',
    });
    expect(await look({ id: uuid, status: 'queued', progress: null, url: null })).toMatchObject({ state: 'waiting' });
    expect(
      await look({ id: uuid, status: 'finished', progress: 100, url: 'https://cdn.pika.art/v1/x.mp4' }),
    ).toMatchObject({
      state: 'done',
      progress: 1,
      videoUrl: 'https://cdn.pika.art/v1/x.mp4',
    });
  });

  it('does not know the words of other APIs', async () => {
    expect(await look({ id: uuid, status: 'complete' })).toMatchObject({ state: 'unknown' });
    expect(await look({ id: uuid, status: 'constructor' })).toMatchObject({ state: 'unknown' });
  });

  it('leaves out progress beyond bounds', async () => {
    for (const progress of [-1, 101, '12345678901234567890', {}, true]) {
      expect(await look({ id: uuid, status: 'started', progress })).not.toHaveProperty('progress');
    }
  });
});

describe('the developer key', () => {
  const url = 'https://7i30hpv4bo9ud5mhianq.pika.art/developer/balance';

  it.each([{ data: { balance: 1500 } }, { balance: 1500 }])('reads %j as the Agent Wallet', async (body) => {
    const http = fakeHttp({ [url]: { status: 200, body } });
    expect((await devkey.balance?.('dk_test', http, nowMs))?.balances).toEqual([
      { wallet: 'agent', amount: 1500, unit: 'credits' },
    ]);
    expect(http.asked[0]?.headers).toMatchObject({ Authorization: 'DevKey dk_test' });
  });

  it('has no jobs to follow and asks nothing for one', async () => {
    const http = fakeHttp({});
    expect(await devkey.look({ id: uuid }, 'dk_test', http, nowMs)).toMatchObject({ refusal: { kind: 'rejected' } });
    expect(http.asked).toEqual([]);
  });
});

describe('the unconfirmed APIs', () => {
  it('are marked so, and the others are not', () => {
    expect(providers.filter(({ confirmed }) => !confirmed).map(({ id }) => id)).toEqual(['pika-art', 'pika-me']);
    expect(providerOf('web')).toBeUndefined();
    expect(providerOf('pika-me')).toBe(pikaMe);
  });

  it('read the words that their documents tell', async () => {
    const art = async (status: string) =>
      (
        await pikaArt.look(
          { id: uuid },
          'pk-test',
          fakeHttp({ [`https://api.pika.art/generations/${uuid}`]: { status: 200, body: { id: uuid, status } } }),
          nowMs,
        )
      ).jobs[0]?.state;
    expect([await art('pending'), await art('processing'), await art('finished'), await art('failed')]).toEqual([
      'waiting',
      'running',
      'done',
      'failed',
    ]);
    const me = async (status: string) =>
      (
        await pikaMe.look(
          { id: 'job_abc123' },
          'sk-pika-test',
          fakeHttp({ 'https://api.pika.me/v1/jobs/job_abc123': { status: 200, body: { status } } }),
          nowMs,
        )
      ).jobs[0]?.state;
    expect([await me('queued'), await me('processing'), await me('complete'), await me('failed')]).toEqual([
      'waiting',
      'running',
      'done',
      'failed',
    ]);
  });

  it('reads the film and the cost from api.pika.me', async () => {
    const body = {
      job_id: 'job_abc123',
      status: 'complete',
      output: { url: 'https://cdn.pika.me/clips/abc123.mp4' },
      billing: { credits_used: 40 },
    };
    const http = fakeHttp({ 'https://api.pika.me/v1/jobs/job_abc123': { status: 200, body } });
    expect((await pikaMe.look({ id: 'job_abc123' }, 'sk-pika-test', http, nowMs)).jobs[0]).toMatchObject({
      videoUrl: 'https://cdn.pika.me/clips/abc123.mp4',
      costCredits: 40,
    });
    expect(http.asked[0]?.headers).toMatchObject({ Authorization: 'Bearer sk-pika-test' });
  });
});

describe('against the pretend APIs', () => {
  const end = async (
    site: string,
    provider: typeof pika,
    start: { url: string; headers: Record<string, string>; body: object; id: string; key: string },
  ) => {
    const world = pretendWorld();
    const failing = pretendWorld();
    failing.set(site, { plan: { end: 'failed' } });
    const seen: unknown[] = [];
    for (const [place, after] of [
      [world, 1],
      [world, 45],
      [world, 100],
      [failing, 200],
    ] as const) {
      const { body } = await place.send('POST', start.url, start.headers, start.body);
      await place.clock.advance(after * 1000);
      const evidence = await provider.look({ id: String(body[start.id]) }, start.key, place.http, place.clock.now());
      seen.push(evidence.jobs[0]?.state, ...(evidence.jobs[0]?.videoUrl === undefined ? [] : ['film']));
    }
    expect(seen).toEqual(['waiting', 'running', 'done', 'film', 'failed']);
    const refused = await provider.look({ id: 'media_none' }, 'no-such-key', world.http, world.clock.now());
    expect(refused.refusal?.kind).toBe('signed-out');
  };

  it('follows jobs to both ends', async () => {
    await end('public-api', pika, {
      url: 'https://api.dev.pika.art/v1/media/pika/pika-2.5/text-to-video',
      headers: { 'x-api-key': 'pika-test-key' },
      body: { prompt: 'a cat' },
      id: 'id',
      key: 'pika-test-key',
    });
    await end('devapi', devapi, {
      url: 'https://devapi.pika.art/generate/2.2/t2v',
      headers: { 'x-api-key': 'devapi-test-key' },
      body: { promptText: 'a cat' },
      id: 'video_id',
      key: 'devapi-test-key',
    });
    await end('pika-art-api', pikaArt, {
      url: 'https://api.pika.art/generate/text2video',
      headers: { authorization: 'Bearer pk-test' },
      body: { promptText: 'a cat' },
      id: 'id',
      key: 'pk-test',
    });
    await end('pika-me-api', pikaMe, {
      url: 'https://api.pika.me/v1/videos',
      headers: { authorization: 'Bearer sk-pika-test' },
      body: { prompt: 'a cat' },
      id: 'job_id',
      key: 'sk-pika-test',
    });
  });

  it('reads every balance', async () => {
    const world = pretendWorld();
    const balance = async (provider: typeof pika, key: string) =>
      (await provider.balance?.(key, world.http, world.clock.now()))?.balances[0];
    expect(await balance(pika, 'pika-test-key')).toEqual({ wallet: 'api', amount: 18.4, unit: 'usd' });
    expect(await balance(devkey, 'dk_test')).toEqual({ wallet: 'agent', amount: 1500, unit: 'credits' });
    expect(await balance(pikaMe, 'sk-pika-test')).toMatchObject({
      wallet: 'api',
      amount: 640,
      unit: 'credits',
      allowance: 2300,
      resetsAtMs: Date.UTC(2026, 11, 3),
    });
  });
});
