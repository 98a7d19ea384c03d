/**
 * fal's queue, queue.fal.run. Sources: fal.ai/docs/documentation/model-apis/inference/queue.md and webhooks.md,
 * fal.ai/api/openapi/queue/openapi.json (read 2026-11-21), and the npm client @fal-ai/client 1.10.1, which runs
 * against it unchanged in test/unit/world-apis/fal-client.test.ts.
 */
import type { Site, WorldContext, WorldReply, WorldRequest } from '../site';
import { falRefusal, locked, noAccess } from './fal-errors';
import { addresses, appOf, type FalQueueKnobs, isOver, resultOf, statusOf } from './fal-request';
import { background, type Delivery, deliver } from './kit/deliveries';
import { noFault, underFaults } from './kit/fault';
import { asText, credential, jsonObject } from './kit/fields';
import { lookAt, noJobs, takeIn } from './kit/jobs';
import { makeSite } from './kit/make-site';
import { json } from './kit/reply';

const start = (): FalQueueKnobs => ({
  ...noJobs(),
  keys: { 'fal-test-key': 'active', 'fal-admin-key': 'active', 'fal-locked-key': 'locked' },
  endpoints: ['fal-ai/pika/'],
  streamEverySeconds: 1,
  asked: {},
  deliveries: [],
  faults: noFault(),
});

/** queue.fal.run: submit, status, stream, result, cancel, webhook. */
export function falQueue(context: WorldContext): Site<FalQueueKnobs> {
  const work = background();

  function submit(request: WorldRequest, knobs: FalQueueKnobs, endpoint: string): WorldReply {
    if (!knobs.endpoints.some((known) => `${endpoint}/`.startsWith(known)))
      return falRefusal(404, `Application "${appOf(endpoint)}" not found`);
    const input = jsonObject(request);
    if (!input)
      return json(422, { detail: [{ loc: ['body'], msg: 'JSON decode error', type: 'json_invalid', input: {} }] });
    const id = context.uuid();
    const webhook = request.url.searchParams.get('fal_webhook');
    takeIn(context, knobs, id, { prompt: asText(input.prompt), model: endpoint, webhook });
    const wishes = Object.entries(request.headers).filter(([name]) => name.startsWith('x-fal-'));
    knobs.asked[id] = { input: { ...input }, headers: Object.fromEntries(wishes) };
    if (webhook) {
      const rules = { tries: 10, waitSeconds: (tried: number) => 15 * 2 ** (tried - 1) };
      work.run((signal) => deliver(context, knobs.deliveries, rules, () => news(knobs, id, webhook), signal));
    }
    const look = lookAt(context, knobs, id)?.look;
    return json(200, {
      status: 'IN_QUEUE',
      request_id: id,
      ...addresses(appOf(endpoint), id),
      queue_position: look?.ahead ?? 0,
    });
  }

  function news(knobs: FalQueueKnobs, id: string, url: string): Omit<Delivery, 'atMs' | 'tries'> | undefined {
    const found = lookAt(context, knobs, id);
    if (!found || !isOver(found.look)) return undefined;
    const result = resultOf(knobs, id, found.job, found.look);
    const ok = result.status === 200;
    const payload: unknown = typeof result.body === 'string' ? JSON.parse(result.body) : null;
    const message = {
      request_id: id,
      gateway_request_id: id,
      status: ok ? 'OK' : 'ERROR',
      payload,
      error: ok ? null : `Unexpected status code: ${result.status}`,
    };
    return {
      job: id,
      url,
      headers: { 'content-type': 'application/json', 'x-fal-webhook-request-id': id },
      body: JSON.stringify(message),
    };
  }

  async function* stream(knobs: FalQueueKnobs, app: string, id: string, logs: boolean, signal: AbortSignal) {
    let said = '';
    for (;;) {
      const found = lookAt(context, knobs, id);
      if (!found) return;
      const status = JSON.stringify(statusOf(app, id, found.job, found.look, logs));
      yield status === said ? ': ping\n\n' : `data: ${status}\n\n`;
      said = status;
      if (isOver(found.look)) return;
      await context.clock.sleep(knobs.streamEverySeconds * 1000, signal);
    }
  }

  function about(request: WorldRequest, knobs: FalQueueKnobs, app: string, id: string, what: string): WorldReply {
    const found = lookAt(context, knobs, id);
    const cancels = what === '/cancel' && request.method === 'PUT';
    if (!found || appOf(found.job.model || app) !== app) {
      return cancels ? json(404, { status: 'NOT_FOUND' }) : falRefusal(404, 'Request not found');
    }
    const { job, look } = found;
    const logs = request.url.searchParams.get('logs') === '1';
    if (cancels) {
      if (isOver(look)) return json(400, { status: 'ALREADY_COMPLETED' });
      const stored = knobs.jobs[id];
      if (stored) stored.cancelledAtMs = context.clock.now();
      return json(202, { status: 'CANCELLATION_REQUESTED' });
    }
    if (request.method !== 'GET') return falRefusal(405, 'Method Not Allowed');
    if (what === '/status') return json(isOver(look) ? 200 : 202, statusOf(app, id, job, look, logs));
    if (what === '/status/stream') {
      const headers = { 'content-type': 'text/event-stream; charset=utf-8', 'cache-control': 'no-cache' };
      return { status: 200, headers, body: stream(knobs, app, id, logs, request.signal) };
    }
    return isOver(look) ? resultOf(knobs, id, job, look) : falRefusal(400, 'Request is still in progress');
  }

  function route(request: WorldRequest, knobs: FalQueueKnobs): WorldReply {
    const path = request.url.pathname.replace(/^\/+|\/+$/g, '');
    const key = credential(request, 'Key');
    const standing = key !== undefined && Object.hasOwn(knobs.keys, key) ? knobs.keys[key] : undefined;
    if (!standing) return noAccess(appOf(path));
    const place = /^([^/]+\/[^/]+)\/requests\/([^/]+)(\/status\/stream|\/status|\/cancel|\/response)?$/.exec(path);
    if (place?.[1] && place[2]) {
      const reply = about(request, knobs, place[1], place[2], place[3] ?? '');
      return { ...reply, headers: { 'x-fal-request-id': place[2], ...reply.headers } };
    }
    if (request.method !== 'POST') return falRefusal(405, 'Method Not Allowed');
    return standing === 'locked' ? locked() : submit(request, knobs, path);
  }

  return makeSite<FalQueueKnobs>({
    name: 'fal-queue',
    hosts: ['queue.fal.run'],
    start,
    forget: work.stop,
    handle: underFaults(
      context,
      (status) => falRefusal(status, status === 429 ? 'Too many requests' : 'Service unavailable'),
      route,
    ),
  });
}
