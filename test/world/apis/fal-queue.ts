/**
 * fal's queue, queue.fal.run. Sources: fal.ai/docs/documentation/model-apis/inference/queue.md and webhooks.md,
 * fal.ai/api/openapi/queue/openapi.json (read 2026-11-21), and the npm client @fal-ai/client 1.10.1, which runs
 * against it unchanged in test/unit/world-apis/fal-client.test.ts.
 */
import type { Site, WorldContext, WorldReply, WorldRequest } from '../site';
import { falFailure, falRefusal, locked, noAccess } from './fal-errors';
import { background, type Delivery, deliver } from './kit/deliveries';
import { answerWith, type FaultKnobs, noFault } from './kit/fault';
import { asNumber, asText, credential, jsonObject } from './kit/fields';
import { type JobsKnobs, lookAt, noJobs, takeIn } from './kit/jobs';
import type { JobKnobs, JobLook } from './kit/lifecycle';
import { makeSite } from './kit/make-site';
import { iso, json } from './kit/reply';

export interface FalQueueKnobs extends JobsKnobs {
  /** `id:secret` or a plain word; `locked` has no balance left. */
  keys: Record<string, 'active' | 'locked'>;
  /** Beginnings of the endpoints that there are. */
  endpoints: string[];
  /** Seconds between two looks of the status stream. */
  streamEverySeconds: number;
  /** The input of each request, and the headers that ask for something. */
  asked: Record<string, { input: Record<string, unknown>; headers: Record<string, string> }>;
  deliveries: Delivery[];
  faults: FaultKnobs;
}

const start = (): FalQueueKnobs => ({
  ...noJobs(),
  keys: { 'fal-test-key': 'active', 'fal-admin-key': 'active', 'fal-locked-key': 'locked' },
  endpoints: ['fal-ai/pika/'],
  streamEverySeconds: 1,
  asked: {},
  deliveries: [],
  faults: noFault(),
});

/** Owner and alias: what is left of an endpoint in the addresses of its requests. */
const appOf = (endpoint: string): string => endpoint.split('/').slice(0, 2).join('/');

const addresses = (app: string, id: string) => {
  const base = `https://queue.fal.run/${app}/requests/${id}`;
  return { response_url: base, status_url: `${base}/status`, cancel_url: `${base}/cancel` };
};

const logsOf = (job: JobKnobs, look: JobLook) => {
  if (look.startedAtMs === null) return [];
  const steps = Math.floor(look.progress * 4);
  return Array.from({ length: steps + 1 }, (_, step) => ({
    message: `Generating ${step * 25}%`,
    level: 'INFO',
    source: 'USER',
    timestamp: iso((look.startedAtMs ?? job.createdAtMs) + step * 250 * job.plan.runSeconds),
  }));
};

function statusOf(app: string, id: string, job: JobKnobs, look: JobLook, logs: boolean) {
  const common = { request_id: id, ...addresses(app, id) };
  if (look.phase === 'waiting') return { status: 'IN_QUEUE', queue_position: look.ahead, ...common };
  const told = logs ? { logs: logsOf(job, look) } : {};
  if (look.phase === 'running') return { status: 'IN_PROGRESS', ...told, ...common };
  const seconds =
    look.startedAtMs === null || look.endedAtMs === null ? null : (look.endedAtMs - look.startedAtMs) / 1000;
  return { status: 'COMPLETED', logs: logs ? logsOf(job, look) : [], metrics: { inference_time: seconds }, ...common };
}

const isOver = (look: JobLook): boolean => look.phase !== 'waiting' && look.phase !== 'running';

const needed = (endpoint: string): readonly string[] => {
  if (endpoint.endsWith('pikaframes')) return ['image_urls'];
  if (endpoint.endsWith('pikaffects')) return ['image_url', 'pikaffect'];
  if (endpoint.endsWith('pikadditions')) return ['video_url', 'image_url'];
  return endpoint.endsWith('image-to-video') ? ['prompt', 'image_url'] : ['prompt'];
};

/** What fetching the result of an ended request answers. The queue takes any input: only the model checks it. */
function resultOf(knobs: FalQueueKnobs, id: string, job: JobKnobs, look: JobLook): WorldReply {
  const asked = knobs.asked[id];
  const input = asked?.input ?? { prompt: job.prompt };
  const patience = asNumber(asked?.headers['x-fal-request-timeout'], Number.POSITIVE_INFINITY);
  if (look.phase === 'cancelled')
    return json(
      499,
      { detail: 'Request was cancelled', error_type: 'client_cancelled' },
      { 'x-fal-error-type': 'client_cancelled' },
    );
  if (job.plan.queueSeconds > patience) {
    const reply = falFailure('startup_timeout', input);
    return { ...reply, headers: { ...reply.headers, 'x-fal-request-timeout-type': 'user' } };
  }
  if (job.plan.end === 'failed') return falFailure(job.plan.error || 'internal_server_error', input);
  const lacks = needed(job.model).filter((field) => !(field in input));
  if (lacks.length > 0) {
    const detail = lacks.map((field) => ({ loc: ['body', field], msg: 'Field required', type: 'missing', input }));
    return json(422, { detail }, { 'x-fal-error-type': 'missing', 'x-fal-retryable': 'false' });
  }
  const name = `${id.replaceAll('-', '')}_output.mp4`;
  const url = look.hasLink ? `https://v3.fal.media/files/lion/${name}` : '';
  return json(200, { video: { url, content_type: 'video/mp4', file_name: name, file_size: 2847291 } });
}

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
    handle: (request, knobs) =>
      answerWith(
        context,
        request,
        knobs.faults,
        (status) => falRefusal(status, status === 429 ? 'Too many requests' : 'Service unavailable'),
        () => route(request, knobs),
      ),
  });
}
