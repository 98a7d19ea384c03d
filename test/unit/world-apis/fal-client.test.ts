import { ApiError, createFalClient, type FalClient, ValidationError } from '@fal-ai/client';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { falQueue } from '../../world/apis/fal-queue';
import type { FalQueueKnobs } from '../../world/apis/fal-request';
import { realClock } from '../../world/clock';
import { randomUuid, seededRandom } from '../../world/random';
import type { Site } from '../../world/site';
import { loopback } from './loopback';

const endpoint = 'fal-ai/pika/v2.2/text-to-video';
const input = { prompt: 'a cat walking through a sunny park' };

let site: Site<FalQueueKnobs>;
let server: Awaited<ReturnType<typeof loopback>>;
let asked: string[];

/** The published client; its own `fetch` option is the only thing that is set to reach loopback. */
const client = (credentials: string | undefined): FalClient =>
  createFalClient({
    credentials: () => credentials,
    fetch: (address, init) => {
      const url = new URL(address instanceof Request ? address.url : address);
      asked.push(`${init?.method ?? 'GET'} ${url.pathname}`);
      const headers = new Headers(init?.headers);
      headers.set('x-world-host', url.hostname);
      return fetch(`http://127.0.0.1:${server.port}${url.pathname}${url.search}`, { ...init, headers });
    },
  });

beforeEach(async () => {
  asked = [];
  const random = seededRandom(1);
  site = falQueue({ clock: realClock(), random, uuid: () => randomUuid(random) });
  Object.assign(site.knobs.plan, { queueSeconds: 0.15, runSeconds: 0.15, ahead: 3 });
  site.knobs.streamEverySeconds = 0.02;
  server = await loopback([site]);
});
afterEach(() => server.close());

describe('the published client of fal, unchanged, against the pretend fal', () => {
  test('submits, asks for the status and fetches the result', async () => {
    const fal = client('fal-test-key');
    const submitted = await fal.queue.submit(endpoint, { input });
    expect(submitted).toMatchObject({ status: 'IN_QUEUE', queue_position: 3 });
    expect(submitted.status_url).toBe(`https://queue.fal.run/fal-ai/pika/requests/${submitted.request_id}/status`);
    const done = await fal.queue.subscribeToStatus(endpoint, {
      requestId: submitted.request_id,
      pollInterval: 20,
      logs: true,
    });
    expect(done.status).toBe('COMPLETED');
    expect(done.metrics?.inference_time).toBeCloseTo(0.15);
    expect(done.logs.at(-1)?.message).toBe('Generating 100%');
    const result = await fal.queue.result(endpoint, { requestId: submitted.request_id });
    expect(result.requestId).toBe(submitted.request_id);
    expect(result.data.video.url).toMatch(/^https:\/\/v3\.fal\.media\/files\/.+\.mp4$/);
    expect(asked[0]).toBe(`POST /${endpoint}`);
    expect(asked.at(-1)).toBe(`GET /fal-ai/pika/requests/${submitted.request_id}`);
  });

  test('subscribe sees it wait, run and end', async () => {
    const seen: string[] = [];
    const result = await client('fal-test-key').subscribe(endpoint, {
      input,
      pollInterval: 15,
      onQueueUpdate: (update) => seen.push(update.status),
    });
    expect([...new Set(seen)]).toEqual(['IN_QUEUE', 'IN_PROGRESS', 'COMPLETED']);
    expect(result.data.video.content_type).toBe('video/mp4');
  });

  test('the status stream tells each change and ends', async () => {
    const fal = client('fal-test-key');
    const { request_id: requestId } = await fal.queue.submit(endpoint, { input });
    const stream = await fal.queue.streamStatus(endpoint, { requestId, logs: true });
    const seen: string[] = [];
    stream.on('data', (status) => seen.push(status.status));
    expect(await stream.done()).toMatchObject({ status: 'COMPLETED', request_id: requestId });
    expect([...new Set(seen)]).toEqual(['IN_QUEUE', 'IN_PROGRESS', 'COMPLETED']);
    expect(seen.filter((status) => status === 'COMPLETED')).toHaveLength(1);
  });

  test('cancels a waiting request; a second cancel and a cancel of an unknown one are refused', async () => {
    site.knobs.plan.queueSeconds = 600;
    const fal = client('fal-test-key');
    const { request_id: requestId } = await fal.queue.submit(endpoint, { input });
    await fal.queue.cancel(endpoint, { requestId });
    expect((await fal.queue.status(endpoint, { requestId })).status).toBe('COMPLETED');
    await expect(fal.queue.cancel(endpoint, { requestId })).rejects.toMatchObject({
      status: 400,
      body: { status: 'ALREADY_COMPLETED' },
    });
    await expect(fal.queue.cancel(endpoint, { requestId: 'nobody' })).rejects.toMatchObject({
      status: 404,
      body: { status: 'NOT_FOUND' },
    });
    await expect(fal.queue.result(endpoint, { requestId })).rejects.toMatchObject({ status: 499 });
  });

  test('a failed request is COMPLETED, and the error comes with the result', async () => {
    Object.assign(site.knobs.plan, {
      queueSeconds: 0,
      runSeconds: 0,
      end: 'failed',
      error: 'content_policy_violation',
    });
    const fal = client('fal-test-key');
    const { request_id: requestId } = await fal.queue.submit(endpoint, { input });
    expect((await fal.queue.status(endpoint, { requestId })).status).toBe('COMPLETED');
    const error: unknown = await fal.queue.result(endpoint, { requestId }).catch((reason: unknown) => reason);
    if (!(error instanceof ValidationError)) throw new Error(`Not a validation error: ${String(error)}`);
    expect(error.status).toBe(422);
    expect(error.requestId).toBe(requestId);
    expect(error.getFieldErrors('prompt')[0]?.type).toBe('content_policy_violation');
  });

  test('the input is checked by the model, not by the queue', async () => {
    Object.assign(site.knobs.plan, { queueSeconds: 0, runSeconds: 0 });
    const fal = client('fal-test-key');
    const { request_id: requestId } = await fal.queue.submit(endpoint, { input: {} as typeof input });
    await expect(fal.queue.result(endpoint, { requestId })).rejects.toMatchObject({ status: 422 });
  });

  test.each([undefined, 'wrong-key'])('401 with the key %s', async (key) => {
    const error: unknown = await client(key)
      .queue.submit(endpoint, { input })
      .catch((reason: unknown) => reason);
    if (!(error instanceof ApiError)) throw new Error(`Not an API error: ${String(error)}`);
    expect(error.status).toBe(401);
    expect(error.body).toEqual({
      detail: 'Cannot access application "fal-ai/pika". Authentication is required to access this application.',
    });
  });

  test('an empty balance is 403, an early result 400', async () => {
    await expect(client('fal-locked-key').queue.submit(endpoint, { input })).rejects.toMatchObject({ status: 403 });
    site.knobs.plan.queueSeconds = 600;
    const fal = client('fal-test-key');
    const { request_id: requestId } = await fal.queue.submit(endpoint, { input });
    await expect(fal.queue.result(endpoint, { requestId })).rejects.toMatchObject({
      status: 400,
      body: { detail: 'Request is still in progress' },
    });
  });

  test('a start that took longer than the client allows is not tried again', async () => {
    Object.assign(site.knobs.plan, { queueSeconds: 3, runSeconds: 0 });
    const fal = client('fal-test-key');
    const { request_id: requestId } = await fal.queue.submit(endpoint, { input, startTimeout: 2 });
    const job = site.knobs.jobs[requestId];
    if (job?.createdAtMs) job.createdAtMs -= 10_000;
    asked = [];
    await expect(fal.queue.result(endpoint, { requestId })).rejects.toMatchObject({ status: 504, isUserTimeout: true });
    expect(asked).toHaveLength(1);
  });

  test('the client gets over one 503 by itself', async () => {
    Object.assign(site.knobs.plan, { queueSeconds: 0, runSeconds: 0 });
    Object.assign(site.knobs.faults, { kind: 'error-page', status: 503, times: 1 });
    const submitted = await client('fal-test-key').queue.submit(endpoint, { input });
    expect(submitted.request_id).toMatch(/^[0-9a-f-]{36}$/);
    expect(asked).toHaveLength(2);
  });
});
