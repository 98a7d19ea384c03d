import { describe, expect, test } from 'vitest';
import { falErrorIds } from '../../world/apis/fal-errors';
import { falQueue } from '../../world/apis/fal-queue';
import { bench, noon } from './loopback';

const key = { authorization: 'Key fal-test-key' };
const submitUrl = 'https://queue.fal.run/fal-ai/pika/v2.2/text-to-video';
const requestUrl = (id: string) => `https://queue.fal.run/fal-ai/pika/requests/${id}`;

interface Submitted {
  request_id: string;
}
const submit = async ({ ask }: ReturnType<typeof bench>, query = '') =>
  ((await ask('POST', submitUrl + query, key, '{"prompt":"a cat"}')).json as Submitted).request_id;

describe('the queue on the wire', () => {
  test('202 while it waits and runs, 200 when it is over; logs only where they are asked for', async () => {
    const one = bench(falQueue);
    const id = await submit(one);
    const look = (query = '') => one.ask('GET', `${requestUrl(id)}/status${query}`, key);
    expect(await look()).toMatchObject({
      status: 202,
      json: { status: 'IN_QUEUE', queue_position: 3 },
      headers: { 'x-fal-request-id': id },
    });
    await one.clock.advance(15_000);
    expect((await look()).json).toMatchObject({ queue_position: 1 });
    await one.clock.advance(35_000);
    expect(await look('?logs=1')).toMatchObject({
      status: 202,
      json: { status: 'IN_PROGRESS', logs: [{ level: 'INFO' }, {}, { message: 'Generating 50%' }] },
    });
    expect((await look()).json).not.toHaveProperty('logs');
    await one.clock.advance(30_000);
    expect(await look()).toMatchObject({
      status: 200,
      json: { status: 'COMPLETED', logs: [], metrics: { inference_time: 60 } },
    });
  });

  test('a request can be put there by a script, and stand still', async () => {
    const { ask, clock, site } = bench(falQueue);
    site.knobs.jobs.mine = {
      createdAtMs: noon - 50_000,
      model: 'fal-ai/pika/v2.2/pikaframes',
      plan: { stallAtSeconds: 45 },
    };
    for (let hour = 0; hour < 3; hour++) {
      expect((await ask('GET', `${requestUrl('mine')}/status`, key)).json).toMatchObject({ status: 'IN_PROGRESS' });
      await clock.advance(3_600_000);
    }
    expect((await ask('GET', 'https://queue.fal.run/fal-ai/other/requests/mine/status', key)).status).toBe(404);
  });

  test.each(falErrorIds)('fails with %s', async (error) => {
    const one = bench(falQueue);
    Object.assign(one.site.knobs.plan, { end: 'failed', error });
    const id = await submit(one);
    await one.clock.advance(80_000);
    expect((await one.ask('GET', `${requestUrl(id)}/status`, key)).json).toMatchObject({ status: 'COMPLETED' });
    const { status, headers, json } = await one.ask('GET', requestUrl(id), key);
    expect(status).toBeGreaterThanOrEqual(400);
    expect(headers['x-fal-error-type']).toBe(error);
    const flat = { detail: expect.any(String), error_type: error };
    const listed = {
      detail: [
        {
          loc: expect.any(Array),
          msg: expect.any(String),
          type: error,
          url: expect.any(String),
          input: { prompt: 'a cat' },
        },
      ],
    };
    expect(json).toEqual(/^(request|startup|runner)_/.test(error) ? flat : listed);
    expect(headers['x-fal-retryable']).toBe(String(status === 503 || status === 504));
  });

  test.each([
    ['done', '', { status: 'OK', error: null, payload: { video: { content_type: 'video/mp4' } } }],
    [
      'failed',
      'content_policy_violation',
      { status: 'ERROR', payload: { detail: [{ type: 'content_policy_violation' }] } },
    ],
  ] as const)('posts to the webhook when it is %s, and again after a refusal', async (end, error, message) => {
    const got: string[] = [];
    const one = bench(falQueue, async (_url, _headers, body) => {
      got.push(body);
      return got.length === 1 ? 503 : 200;
    });
    Object.assign(one.site.knobs.plan, { end, error });
    const id = await submit(one, '?fal_webhook=https%3A%2F%2Fhook.example%2Ffal');
    await one.clock.advance(79_000);
    expect(got).toEqual([]);
    await one.clock.advance(17_000);
    expect(got).toHaveLength(2);
    expect(JSON.parse(got[0] ?? '')).toMatchObject({ request_id: id, gateway_request_id: id, ...message });
    expect(one.site.knobs.deliveries).toMatchObject([{ url: 'https://hook.example/fal', tries: [503, 200] }]);
  });

  test('a reset calls off what was to be posted', async () => {
    const got: string[] = [];
    const one = bench(falQueue, async (url) => {
      got.push(url);
      return 200;
    });
    await submit(one, '?fal_webhook=https%3A%2F%2Fhook.example%2Ffal');
    one.site.reset();
    await one.clock.advance(600_000);
    expect(got).toEqual([]);
  });

  test('another application is not there', async () => {
    expect((await bench(falQueue).ask('POST', 'https://queue.fal.run/fal-ai/pikachu/x', key, '{}')).status).toBe(404);
  });
});
