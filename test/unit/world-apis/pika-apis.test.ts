import { createHmac } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { devapi } from '../../world/apis/devapi';
import { devkey } from '../../world/apis/devkey';
import { falPlatform } from '../../world/apis/fal-platform';
import { media } from '../../world/apis/media';
import { pikaArtApi } from '../../world/apis/pika-art-api';
import { pikaMeApi } from '../../world/apis/pika-me-api';
import { publicApi } from '../../world/apis/public-api';
import { publicErrorCodes } from '../../world/apis/public-api-errors';
import { bench, noon, worldRequest } from './loopback';

const sendsJson = { 'content-type': 'application/json' };
const field = (value: unknown, name: string): string => {
  if (typeof value !== 'object' || value === null) throw new Error('Not an object.');
  return String((value as Record<string, unknown>)[name]);
};

describe('partner API, devapi.pika.art', () => {
  const url = 'https://devapi.pika.art';
  const key = { 'x-api-key': 'devapi-test-key' };

  test('queued without progress, started with it, finished with the address', async () => {
    const { ask, clock } = bench(devapi);
    const form = new URLSearchParams({ promptText: 'a cat', duration: '5', resolution: '720p' }).toString();
    const submitted = await ask(
      'POST',
      `${url}/generate/2.2/t2v`,
      { ...key, 'content-type': 'application/x-www-form-urlencoded' },
      form,
    );
    const id = field(submitted.json, 'video_id');
    expect(submitted.json).toEqual({ video_id: id });
    const look = async () => (await ask('GET', `${url}/videos/${id}`, key)).json;
    expect(await look()).toEqual({ id, status: 'queued', progress: null, url: null });
    await clock.advance(50_000);
    expect(await look()).toEqual({ id, status: 'started', progress: 50, url: null });
    await clock.advance(30_000);
    expect(await look()).toEqual({
      id,
      status: 'finished',
      progress: 100,
      url: `https://cdn.pika.art/v1/${id}/video.mp4`,
    });
  });

  test('takes multipart, names the field that is missing', async () => {
    const { ask } = bench(devapi);
    const request = new Request(url, {
      method: 'POST',
      body: (() => {
        const form = new FormData();
        form.set('promptText', 'a cat');
        return form;
      })(),
    });
    const type = request.headers.get('content-type') ?? '';
    const body = await request.text();
    const reply = await ask('POST', `${url}/generate/turbo/i2v`, { ...key, 'content-type': type }, body);
    expect(reply.status).toBe(422);
    expect(reply.json).toMatchObject({ detail: [{ loc: ['body', 'image'], type: 'value_error.missing' }] });
  });

  test('401, 403, 404, moderation, limit', async () => {
    const { ask, site } = bench(devapi);
    const submit = (prompt: string) =>
      ask('POST', `${url}/generate/2.2/t2v`, { ...key, ...sendsJson }, JSON.stringify({ promptText: prompt }));
    expect((await ask('GET', `${url}/videos/x`)).status).toBe(401);
    expect((await ask('GET', `${url}/videos/x`, { 'x-api-key': 'devapi-forbidden-key' })).status).toBe(403);
    expect((await ask('GET', `${url}/videos/x`, key)).status).toBe(404);
    expect(field((await submit('something forbidden')).json, 'message')).toContain('prompt not allowed');
    site.knobs.generationsLeft = 1;
    expect((await submit('a cat')).status).toBe(200);
    const limited = await submit('a cat');
    expect(limited).toMatchObject({ status: 429, headers: { 'retry-after': '30' } });
    expect(field(limited.json, 'message')).toContain('Your API key has reached its generate limit');
  });
});

describe('public API, api.dev.pika.art', () => {
  const url = 'https://api.dev.pika.art';
  const key = { 'x-api-key': 'pika-test-key', ...sendsJson };
  const input = { prompt: 'a cat', duration_s: 5, resolution: '720p' };
  const submitTo = ({ ask }: ReturnType<typeof bench>, body: object = input, headers = {}) =>
    ask('POST', `${url}/v1/media/pika/pika-2.5/text-to-video`, { ...key, ...headers }, JSON.stringify(body));

  test('completed without its address for a while, then with it; charged after that', async () => {
    const one = bench(publicApi);
    one.site.knobs.plan.linkDelaySeconds = 12;
    const submitted = await submitTo(one);
    const id = field(submitted.json, 'id');
    expect(submitted.json).toMatchObject({
      status: 'queued',
      output: null,
      billing: { state: 'pending', charge_micro_usd: null },
      error: null,
    });
    expect(submitted.headers).toHaveProperty('x-request-id');
    const look = () => one.ask('GET', `${url}/v1/media/jobs/${id}`, { authorization: 'Bearer pika-test-key' });
    await one.clock.advance(81_000);
    expect((await look()).json).toMatchObject({
      status: 'completed',
      output: { media_type: 'video', video: null, videos: [] },
    });
    expect((await one.ask('GET', `${url}/v1/media/jobs/${id}/content`, key)).status).toBe(409);
    await one.clock.advance(12_000);
    const done = (await look()).json;
    expect(done).toMatchObject({
      output: { videos: [{ url: expect.stringMatching(/\.mp4$/) }] },
      billing: { state: 'settled', charge_micro_usd: 200_000 },
    });
    expect((await one.ask('GET', `${url}/v1/media/jobs/${id}/content`, key)).json).toEqual({
      url: expect.stringMatching(/^https:\/\/cdn\.pika\.art\/.+\.mp4$/),
    });
    expect((await one.ask('GET', `${url}/billing/balance`, key)).json).toMatchObject({ balance_micro_usd: 18_200_000 });
    expect((await one.ask('GET', `${url}/billing/monthly/2026-11/csv`, key)).body).toContain('2026-11,200000');
    expect((await one.ask('DELETE', `${url}/v1/media/jobs/${id}`, key)).status).toBe(204);
    expect((await look()).status).toBe(404);
  });

  test.each(publicErrorCodes)('a job fails with %s and costs nothing', async (code) => {
    const one = bench(publicApi);
    Object.assign(one.site.knobs.plan, { end: 'failed', error: code });
    const id = field((await submitTo(one)).json, 'id');
    await one.clock.advance(80_000);
    expect((await one.ask('GET', `${url}/v1/media/jobs/${id}`, key)).json).toMatchObject({
      status: 'failed',
      error: { code },
      billing: { charge_micro_usd: 0 },
    });
  });

  test('an idempotency key gives the same job, for other input 409', async () => {
    const one = bench(publicApi);
    const idempotent = { 'idempotency-key': 'k1' };
    const first = field((await submitTo(one, input, idempotent)).json, 'id');
    expect(field((await submitTo(one, input, idempotent)).json, 'id')).toBe(first);
    expect((await submitTo(one, { ...input, prompt: 'a dog' }, idempotent)).status).toBe(409);
    expect(Object.keys(one.site.knobs.jobs)).toEqual([first]);
  });

  test('refusals in both forms', async () => {
    const one = bench(publicApi);
    expect((await one.ask('GET', `${url}/billing/balance`)).status).toBe(401);
    expect((await one.ask('GET', `${url}/billing/balance`, { 'x-api-key': 'pika-inactive-key' })).status).toBe(403);
    expect((await submitTo(one, {})).status).toBe(422);
    expect((await submitTo(one, input, { 'content-type': 'text/plain' })).status).toBe(415);
    one.site.knobs.refuseSubmitsWith = 'cycle_limit_exceeded';
    expect(await submitTo(one)).toMatchObject({
      status: 429,
      headers: { 'retry-after': '30' },
      json: { error: { code: 'cycle_limit_exceeded' } },
    });
    one.site.knobs.errorShape = 'message';
    one.site.knobs.refuseSubmitsWith = 'insufficient_balance';
    const refused = await submitTo(one);
    expect(refused.status).toBe(402);
    expect(Object.keys(refused.json as object)).toEqual(['message']);
  });

  test('a quote costs what the price list says', async () => {
    const { ask } = bench(publicApi);
    const quote = await ask(
      'POST',
      `${url}/catalog/apis/pika.pika-2.5.text-to-video/quote`,
      key,
      JSON.stringify({ resolution: '1080p', duration_s: 10 }),
    );
    expect(quote.json).toEqual({ micro_usd: 900_000, sell_usd: '0.9' });
  });
});

describe('developer keys', () => {
  const url = 'https://7i30hpv4bo9ud5mhianq.pika.art';
  const key = { authorization: 'DevKey dk_test' };
  test('both forms of the balance', async () => {
    const { ask, site } = bench(devkey);
    expect((await ask('GET', `${url}/developer/balance`, key)).json).toEqual({ data: { balance: 1500 } });
    site.knobs.balanceShape = 'flat';
    expect((await ask('GET', `${url}/developer/balance`, key)).json).toEqual({ balance: 1500 });
    expect((await ask('GET', `${url}/developer/balance`, { authorization: 'Bearer dk_test' })).status).toBe(401);
    expect((await ask('GET', `${url}/developer/balance`, { authorization: 'DevKey dk_inactive' })).status).toBe(403);
  });
  test('a meeting needs 100 credits', async () => {
    const { ask, site } = bench(devkey);
    const opened = await ask('POST', `${url}/proxy/realtime/meeting-session`, key);
    expect(
      (await ask('GET', `${url}/proxy/realtime/session/${field(opened.json, 'session_id')}`, key)).json,
    ).toMatchObject({ status: 'ready' });
    site.knobs.balance = 99;
    expect((await ask('POST', `${url}/proxy/realtime/meeting-session`, key)).status).toBe(402);
  });
});

describe('the API of the Prismix guide', () => {
  const url = 'https://api.pika.art';
  const key = { authorization: 'Bearer pk-test', ...sendsJson };
  test('pending, processing, finished', async () => {
    const { ask, clock } = bench(pikaArtApi);
    const submitted = await ask(
      'POST',
      `${url}/generate/text2video`,
      key,
      JSON.stringify({ promptText: 'a cat', options: { duration: 3 } }),
    );
    const id = field(submitted.json, 'id');
    const words = [];
    for (const seconds of [0, 30, 50]) {
      await clock.advance(seconds * 1000);
      words.push(field((await ask('GET', `${url}/generations/${id}`, key)).json, 'status'));
    }
    expect(words).toEqual(['pending', 'processing', 'finished']);
    expect((await ask('GET', `${url}/generations/${id}`, { authorization: 'Token pk-test' })).status).toBe(401);
    expect((await ask('POST', `${url}/generate/text2video`, key, '{}')).json).toMatchObject({
      details: [{ field: 'promptText' }],
    });
  });
  test('leaves the web app its own path on the same host', () => {
    const { site } = bench(pikaArtApi);
    expect(site.accepts?.(worldRequest('POST', `${url}/generate/v2`))).toBe(false);
    expect(site.accepts?.(worldRequest('GET', `${url}/generations/1`))).toBe(true);
  });
});

describe('the API at api.pika.me', () => {
  const url = 'https://api.pika.me/v1';
  const key = { authorization: 'Bearer sk-pika-test', ...sendsJson };
  const input = JSON.stringify({ model: 'pika-2.5', prompt: 'a cat', duration: '6s' });

  test('queued, processing, complete; credits are taken at submit and shown in usage', async () => {
    const { ask, clock } = bench(pikaMeApi);
    const submitted = await ask('POST', `${url}/videos`, key, input);
    expect(submitted.json).toMatchObject({ status: 'queued', credits_charged: 40, balance_remaining: 600 });
    const id = field(submitted.json, 'job_id');
    await clock.advance(40_000);
    expect((await ask('GET', `${url}/jobs/${id}`, key)).json).toMatchObject({ status: 'processing' });
    await clock.advance(40_000);
    expect((await ask('GET', `${url}/jobs/${id}`, key)).json).toMatchObject({
      status: 'complete',
      output: { duration_sec: 6, format: 'mp4' },
    });
    expect((await ask('GET', `${url}/account/usage`, key)).json).toMatchObject({
      credits: { balance: 600, monthly_allowance: 2300 },
      plan: 'pro',
    });
  });

  test('a render that stands still is stopped after 15 minutes', async () => {
    const { ask, clock, site } = bench(pikaMeApi);
    site.knobs.plan.stallAtSeconds = 50;
    const id = field((await ask('POST', `${url}/videos`, key, input)).json, 'job_id');
    await clock.advance(899_000);
    expect((await ask('GET', `${url}/jobs/${id}`, key)).json).toMatchObject({ status: 'processing' });
    await clock.advance(1000);
    expect((await ask('GET', `${url}/jobs/${id}`, key)).json).toMatchObject({
      status: 'failed',
      error: { code: 'job_timeout' },
    });
    expect((await ask('GET', `${url}/account/usage`, key)).json).toMatchObject({ credits: { balance: 640 } });
  });

  test('posts a signed message when it is over, and again until it is taken', async () => {
    const got: { url: string; headers: Readonly<Record<string, string>>; body: string }[] = [];
    const { ask, clock, site } = bench(pikaMeApi, async (to, headers, body) => {
      got.push({ url: to, headers, body });
      return got.length < 3 ? 500 : 200;
    });
    const hook = await ask('POST', `${url}/webhooks`, key, JSON.stringify({ url: 'https://hook.example/pika' }));
    const id = field((await ask('POST', `${url}/videos`, key, input)).json, 'job_id');
    await clock.advance(79_000);
    expect(got).toHaveLength(0);
    await clock.advance(60_000);
    expect(site.knobs.deliveries[0]?.tries).toEqual([500, 500, 200]);
    const sent = got[0];
    const mac = createHmac('sha256', field(hook.json, 'secret'))
      .update(sent?.body ?? '')
      .digest('hex');
    expect(sent?.headers['x-pika-signature']).toBe(`sha256=${mac}`);
    expect(JSON.parse(sent?.body ?? '')).toMatchObject({
      event: 'video.completed',
      job_id: id,
      status: 'complete',
      created_at: noon / 1000,
      completed_at: noon / 1000 + 80,
      billing: { credits_used: 40, plan: 'pro' },
    });
  });

  test('refusals and limits', async () => {
    const { ask, site } = bench(pikaMeApi);
    expect((await ask('GET', `${url}/account/usage`, { authorization: 'Bearer sk-pika-revoked' })).status).toBe(401);
    expect((await ask('POST', `${url}/videos`, { authorization: 'Bearer sk-pika-readonly' }, input)).status).toBe(403);
    expect((await ask('GET', `${url}/jobs/none`, key)).status).toBe(404);
    expect((await ask('POST', `${url}/videos`, key, '{}')).json).toMatchObject({ error: { field: 'prompt' } });
    for (let turn = 0; turn < 2; turn++) expect((await ask('DELETE', `${url}/clips/c1`, key)).status).toBe(204);
    site.knobs.credits = 39;
    expect((await ask('POST', `${url}/videos`, key, input)).status).toBe(402);
    site.knobs.requestsPerMinute = 1;
    expect(await ask('GET', `${url}/account/usage`, key)).toMatchObject({
      status: 429,
      headers: { 'retry-after': '30' },
    });
  });
});

describe('fal, billing and files', () => {
  const url = 'https://api.fal.ai/v1';
  test('the balance needs a key of admin scope', async () => {
    const { ask } = bench(falPlatform);
    const address = `${url}/account/billing?expand=credits`;
    expect((await ask('GET', address)).status).toBe(401);
    expect((await ask('GET', address, { authorization: 'Key fal-test-key' })).status).toBe(403);
    expect((await ask('GET', address, { authorization: 'Key fal-admin-key' })).json).toEqual({
      username: 'tester',
      credits: { current_balance: 24.5, currency: 'USD' },
    });
    expect(
      (
        await ask('GET', `${url}/models/pricing?endpoint_id=fal-ai/pika/v2.2/text-to-video`, {
          authorization: 'Key fal-test-key',
        })
      ).json,
    ).toMatchObject({ prices: [{ unit_price: 0.2 }] });
  });
  test('files come whole, in ranges, gone, or as something else', async () => {
    const { ask, site } = bench(media);
    const address = 'https://v3.fal.media/files/lion/a.mp4';
    expect((await ask('GET', address)).body.slice(4, 8)).toBe('ftyp');
    expect(await ask('GET', address, { range: 'bytes=4-7' })).toMatchObject({ status: 206, body: 'ftyp' });
    site.knobs.file = 'gone';
    expect((await ask('GET', address)).status).toBe(404);
    site.knobs.file = 'page';
    expect((await ask('GET', address)).headers['content-type']).toContain('text/html');
  });
});
