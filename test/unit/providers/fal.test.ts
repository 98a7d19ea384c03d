import { describe, expect, it } from 'vitest';
import { classifyFailure } from '../../../lib/engine/verdicts/failure';
import { evidenceSchema } from '../../../lib/model/evidence';
import { mayFetchClip } from '../../../lib/providers/clip';
import { fal } from '../../../lib/providers/fal';
import { type Answer, fakeHttp, nowMs, pretendWorld } from './helpers';

const id = '0f6b8c1e-4e1c-4b59-9a27-1a2b3c4d5e6f';
const base = `https://queue.fal.run/fal-ai/pika/requests/${id}`;
const endpoint = 'fal-ai/pika/v2.2/text-to-video';
const key = 'aaaa1111:bbbb2222';

async function look(status: Answer, result: Answer = { status: 404 }) {
  const http = fakeHttp({ [`${base}/status?logs=1`]: status, [base]: result });
  const evidence = await fal.look({ id, endpoint }, key, http, nowMs);
  expect(evidenceSchema.parse(evidence)).toEqual(evidence);
  return { evidence, job: evidence.jobs[0], asked: http.asked };
}

const completed: Answer = { status: 200, body: { status: 'COMPLETED', logs: [], metrics: { inference_time: 41 } } };

describe('the status of a request', () => {
  it('is asked without the endpoint’s sub-path, with the key in fal’s form', async () => {
    const { asked } = await look({ status: 202, body: { status: 'IN_QUEUE', queue_position: 3 } });
    expect(asked).toHaveLength(1);
    expect(asked[0]).toMatchObject({
      url: `${base}/status?logs=1`,
      method: 'GET',
      headers: { Authorization: `Key ${key}` },
    });
  });

  it('shows the place in the queue', async () => {
    const { job } = await look({ status: 202, body: { status: 'IN_QUEUE', queue_position: 3 } });
    expect(job).toEqual({ id, state: 'waiting', statusWord: 'IN_QUEUE', queuePosition: 3 });
  });

  it('shows progress where the logs tell it, the newest first', async () => {
    const logs = [
      { message: 'Progress:  10%|#   |' },
      { message: 'Progress:  42%|####  | 21/50' },
      { message: 'still busy' },
    ];
    expect((await look({ status: 202, body: { status: 'IN_PROGRESS', logs } })).job).toMatchObject({
      state: 'running',
      progress: 0.42,
    });
    expect(
      (await look({ status: 202, body: { status: 'IN_PROGRESS', logs: [{ message: '900% better' }] } })).job,
    ).not.toHaveProperty('progress');
    expect((await look({ status: 202, body: { status: 'IN_PROGRESS', logs: 'none' } })).job).toMatchObject({
      state: 'running',
    });
  });

  it('with a word that nobody knows is unknown', async () => {
    expect((await look({ status: 200, body: { status: 'HIBERNATING' } })).job).toMatchObject({
      state: 'unknown',
      statusWord: 'HIBERNATING',
    });
  });
});

describe('a completed request', () => {
  it('is done, with the film’s address', async () => {
    const { job } = await look(completed, {
      status: 200,
      body: { video: { url: 'https://v3.fal.media/files/a/out.mp4' } },
    });
    expect(job).toMatchObject({ state: 'done', videoUrl: 'https://v3.fal.media/files/a/out.mp4' });
  });

  it.each(['http://v3.fal.media/a.mp4', 'https://name@v3.fal.media/a.mp4', 'javascript:alert(1)'])(
    'is done without an address that is no https address: %s',
    async (url) => {
      const { job } = await look(completed, { status: 200, body: { video: { url } } });
      expect(job).toMatchObject({ state: 'done' });
      expect(job).not.toHaveProperty('videoUrl');
    },
  );

  it('has its address on any host, though not every host may be asked for it', async () => {
    const url = 'https://files.example/a.mp4';
    const { job } = await look(completed, { status: 200, body: { video: { url } } });
    expect(job).toMatchObject({ state: 'done', videoUrl: url });
    expect(mayFetchClip('fal', url)).toBe(false);
  });

  it('is failed where its result is an error, with the detail', async () => {
    const detail = [
      {
        loc: ['body', 'prompt'],
        msg: 'flagged by a content checker',
        type: 'content_policy_violation',
        url: '',
        ctx: {},
        input: {},
      },
    ];
    const { job } = await look(completed, { status: 422, body: { detail } });
    expect(job).toMatchObject({
      state: 'failed',
      error: { code: 'content_policy_violation', message: 'flagged by a content checker (prompt)' },
    });
    expect(classifyFailure(job?.error).verdict).toBe('failed-policy');
  });

  it('is failed where a request error is the result', async () => {
    const { job } = await look(completed, {
      status: 504,
      body: { detail: 'Request timed out', error_type: 'request_timeout' },
    });
    expect(job).toMatchObject({ state: 'failed', error: { code: 'request_timeout' } });
    expect(classifyFailure(job?.error).verdict).toBe('failed-platform');
  });

  it('is cancelled where the result says so', async () => {
    const { job } = await look(completed, {
      status: 499,
      body: { detail: 'Request was cancelled', error_type: 'client_cancelled' },
    });
    expect(job?.state).toBe('cancelled');
  });

  it('is no news while a limit is told in the form of an error', async () => {
    const limit = await look(completed, { status: 429, body: { detail: 'Too many', error_type: 'rate_limited' } });
    expect(limit.evidence).toMatchObject({ jobs: [], refusal: { kind: 'rate-limited' } });
  });

  it('is no news while a gateway, a limit or a dead key stands before the result', async () => {
    expect((await look(completed, { status: 502, body: '<html>nginx</html>' })).evidence).toMatchObject({
      jobs: [],
      refusal: { kind: 'server-error' },
    });
    expect((await look(completed, { status: 429, body: { detail: 'Too many requests' } })).evidence).toMatchObject({
      jobs: [],
      refusal: { kind: 'rate-limited' },
    });
    expect((await look(completed, { status: 401, body: { detail: 'No' } })).evidence).toMatchObject({
      jobs: [],
      refusal: { kind: 'signed-out' },
    });
  });
});

describe('a refused question', () => {
  it.each([
    [401, 'signed-out'],
    [403, 'locked'],
    [402, 'locked'],
    [404, 'rejected'],
    [429, 'rate-limited'],
    [500, 'server-error'],
    [503, 'server-error'],
    [302, 'rejected'],
    [0, 'server-error'],
  ])('%i is %s', async (status, kind) => {
    expect((await look({ status, body: { detail: 'x' } })).evidence).toMatchObject({ jobs: [], refusal: { kind } });
  });

  it('keeps the wait, in seconds or as a date', async () => {
    const seconds = await look({ status: 429, headers: { 'retry-after': '17' } });
    expect(seconds.evidence.refusal?.retryAfterSeconds).toBe(17);
    const date = await look({ status: 503, headers: { 'retry-after': 'Wed, 18 Nov 2026 15:00:42 GMT' } });
    expect(date.evidence.refusal?.retryAfterSeconds).toBe(42);
  });

  it('is rejected where a portal answers with a page, or with something else than an object', async () => {
    for (const body of ['<html>Welcome</html>', '[]', 'null', '"COMPLETED"', '']) {
      expect((await look({ status: 200, body })).evidence).toMatchObject({ jobs: [], refusal: { kind: 'rejected' } });
    }
  });

  it('is not asked at all with an id or an endpoint that would lead elsewhere', async () => {
    const http = fakeHttp({});
    for (const job of [
      { id: '../../account', endpoint },
      { id: 'a/b' },
      { id: 'x?y=1' },
      { id, endpoint: '../x' },
      { id, endpoint: 'https://evil.example/a/b' },
    ]) {
      expect(await fal.look(job, key, http, nowMs)).toMatchObject({ refusal: { kind: 'rejected' } });
    }
    expect(http.asked).toEqual([]);
  });

  it('takes workflows by three parts, and an address of the queue as an endpoint', async () => {
    const http = fakeHttp({});
    await fal.look({ id, endpoint: 'workflows/me/film' }, key, http, nowMs);
    await fal.look({ id, endpoint: `https://queue.fal.run/${endpoint}` }, key, http, nowMs);
    expect(http.asked.map(({ url }) => url)).toEqual([
      `https://queue.fal.run/workflows/me/film/requests/${id}/status?logs=1`,
      `${base}/status?logs=1`,
    ]);
  });
});

describe('the balance', () => {
  const billing = 'https://api.fal.ai/v1/account/billing?expand=credits';

  it('is dollars in the fal purse', async () => {
    const http = fakeHttp({
      [billing]: { status: 200, body: { username: 'me', credits: { current_balance: 24.5, currency: 'USD' } } },
    });
    expect(await fal.balance?.(key, http, nowMs)).toMatchObject({
      balances: [{ wallet: 'fal', amount: 24.5, unit: 'usd' }],
    });
  });

  it('wants an admin key: another one is no dead key', async () => {
    const http = fakeHttp({ [billing]: { status: 403, body: { detail: 'no' } } });
    expect(await fal.balance?.(key, http, nowMs)).toMatchObject({
      balances: [],
      refusal: { kind: 'rejected', error: { code: 'admin-key-needed' } },
    });
  });
});

describe('against the pretend fal', () => {
  const auth = { authorization: 'Key fal-test-key' };
  const submit = async (world: ReturnType<typeof pretendWorld>) => {
    const { body } = await world.send('POST', `https://queue.fal.run/${endpoint}`, auth, { prompt: 'a cat' });
    return String(body.request_id);
  };

  it('follows a job from its place in the queue to the film', async () => {
    const world = pretendWorld();
    const job = { id: await submit(world), endpoint };
    const states: unknown[] = [];
    for (const seconds of [1, 25, 30, 60]) {
      await world.clock.advance(seconds * 1000);
      const evidence = await fal.look(job, 'fal-test-key', world.http, world.clock.now());
      const seen = evidence.jobs[0];
      states.push([seen?.state, seen?.queuePosition, seen?.progress, seen?.videoUrl?.slice(0, 26)]);
    }
    expect(states).toEqual([
      ['waiting', 3, undefined, undefined],
      ['running', undefined, 0, undefined],
      ['running', undefined, 0.5, undefined],
      ['done', undefined, undefined, 'https://v3.fal.media/files'],
    ]);
  });

  it('sees a failure after COMPLETED, and a cancel', async () => {
    const world = pretendWorld();
    world.set('fal-queue', { plan: { end: 'failed', error: 'content_policy_violation' } });
    const failing = await submit(world);
    const stopped = await submit(world);
    await world.clock.advance(5000);
    await world.send('PUT', `https://queue.fal.run/fal-ai/pika/requests/${stopped}/cancel`, auth);
    await world.clock.advance(100_000);
    const failed = await fal.look({ id: failing, endpoint }, 'fal-test-key', world.http, world.clock.now());
    expect(failed.jobs[0]).toMatchObject({ state: 'failed', error: { code: 'content_policy_violation' } });
    const cancelled = await fal.look({ id: stopped, endpoint }, 'fal-test-key', world.http, world.clock.now());
    expect(cancelled.jobs[0]?.state).toBe('cancelled');
  });

  it('tells a dead key, an unknown job and every fault from news of the job', async () => {
    const world = pretendWorld();
    const job = { id: await submit(world), endpoint };
    expect(await fal.look(job, 'revoked', world.http, world.clock.now())).toMatchObject({
      refusal: { kind: 'signed-out' },
    });
    expect(await fal.look({ id, endpoint }, 'fal-test-key', world.http, world.clock.now())).toMatchObject({
      refusal: { kind: 'rejected' },
    });
    for (const kind of ['error', 'error-page', 'captive-portal', 'truncated', 'empty', 'huge']) {
      world.set('fal-queue', { faults: { kind, times: 1 } });
      const evidence = await fal.look(job, 'fal-test-key', world.http, world.clock.now());
      expect(evidence.jobs).toEqual([]);
      expect(evidence.refusal).toBeDefined();
    }
  });
});
