/**
 * Pika's public API, api.dev.pika.art. Sources: dev.pika.art, /llms.txt and /openapi.json (as quoted publicly
 * 2026-08-24 and 2026-08-26). The reply of /billing/balance is not documented in what could be read: its form is a knob.
 */
import type { Site, WorldContext, WorldReply, WorldRequest } from '../site';
import { answerWith, noFault } from './kit/fault';
import { asNumber, asText, credential, jsonObject } from './kit/fields';
import { lookAt, noJobs, takeIn } from './kit/jobs';
import { makeSite } from './kit/make-site';
import { json } from './kit/reply';
import { jobDocument, type PublicApiKnobs, priceMicroUsd, refusing } from './public-api-job';
import { billing, catalogue, models } from './public-api-money';

const start = (): PublicApiKnobs => ({
  ...noJobs(),
  keys: { 'pika-test-key': 'active', 'pika-inactive-key': 'inactive' },
  balanceMicroUsd: 18_400_000,
  balanceShape: 'micro_usd',
  errorShape: 'error',
  settleSeconds: 5,
  refuseSubmitsWith: '',
  idempotent: {},
  deliveries: [],
  faults: noFault(),
});

const refusals: Readonly<Record<string, number>> = {
  invalid_input: 422,
  content_moderation: 422,
  insufficient_balance: 402,
  membership_required: 402,
  cycle_limit_exceeded: 429,
  admission_suspended: 403,
  rate_limited: 429,
  provider_unavailable: 503,
};
/** api.dev.pika.art: media jobs, catalogue, billing. */
export function publicApi(context: WorldContext): Site<PublicApiKnobs> {
  const refuse = refusing(context);

  function submit(request: WorldRequest, knobs: PublicApiKnobs, model: string): WorldReply {
    if (!models.includes(model)) return refuse(knobs, 404, 'not_found', 'No such model or operation.');
    if (knobs.refuseSubmitsWith)
      return refuse(knobs, refusals[knobs.refuseSubmitsWith] ?? 400, knobs.refuseSubmitsWith);
    if (!(request.headers['content-type'] ?? '').includes('json'))
      return refuse(knobs, 415, 'invalid_input', 'Send application/json.');
    if (request.body.length > 1_000_000) return refuse(knobs, 413, 'invalid_input', 'The body is too large.');
    const input = jsonObject(request);
    const prompt = asText(input?.prompt);
    const lacksImage = model.endsWith('image-to-video') && !('image' in (input ?? {}) || 'image_url' in (input ?? {}));
    if (!input || prompt === '') return refuse(knobs, 422, 'invalid_input', 'prompt: field required');
    if (lacksImage) return refuse(knobs, 422, 'invalid_input', 'image: field required');
    const key = request.headers['idempotency-key'];
    const asked = `${model} ${request.body.toString('utf8')}`;
    const before = key !== undefined && Object.hasOwn(knobs.idempotent, key) ? knobs.idempotent[key] : undefined;
    if (before && before.asked !== asked)
      return refuse(knobs, 409, 'idempotency_conflict', 'This idempotency key was used for another request.');
    if (before) return job(knobs, before.job, 200);
    const seconds = asNumber(input.duration_s, 5);
    const resolution = asText(input.resolution) || '720p';
    if (knobs.balanceMicroUsd < priceMicroUsd(resolution, seconds)) return refuse(knobs, 402, 'insufficient_balance');
    const id = `media_${context.uuid().replaceAll('-', '')}`;
    takeIn(context, knobs, id, { prompt, model, seconds, resolution });
    if (key !== undefined) knobs.idempotent[key] = { job: id, asked };
    return job(knobs, id, 202);
  }

  function job(knobs: PublicApiKnobs, id: string, status: number): WorldReply {
    const found = lookAt(context, knobs, id);
    if (!found) return refuse(knobs, 404, 'not_found', 'Job not found.');
    return json(status, jobDocument(context, knobs, id, found.job, found.look));
  }

  function jobRoute(request: WorldRequest, knobs: PublicApiKnobs, id: string, content: boolean): WorldReply {
    const found = lookAt(context, knobs, id);
    if (!found) return refuse(knobs, 404, 'not_found', 'Job not found.');
    if (request.method === 'DELETE' && !content) {
      delete knobs.jobs[id];
      return { status: 204 };
    }
    if (request.method !== 'GET') return refuse(knobs, 405, 'method_not_allowed', 'Method not allowed.');
    if (!content) return job(knobs, id, 200);
    if (!found.look.hasLink) return refuse(knobs, 409, 'not_ready', 'The job has no content yet.');
    return json(200, { url: jobDocument(context, knobs, id, found.job, found.look).output?.video?.url });
  }

  function upload(request: WorldRequest, knobs: PublicApiKnobs): WorldReply {
    const input = jsonObject(request);
    const type = asText(input?.content_type);
    const limit = type.startsWith('video/') ? 50_000_000 : 20_000_000;
    if (!/^(image|audio|video)\//.test(type)) return refuse(knobs, 415, 'invalid_input', 'Unsupported content type.');
    if (asNumber(input?.size_bytes, 0) > limit) return refuse(knobs, 413, 'invalid_input', 'The file is too large.');
    const id = context.uuid();
    return json(200, {
      upload_url: `https://uploads.pika.art/${id}`,
      headers: { 'content-type': type },
      url: `https://cdn.pika.art/uploads/${id}`,
    });
  }

  function route(request: WorldRequest, knobs: PublicApiKnobs): WorldReply {
    const key = request.headers['x-api-key'] ?? credential(request, 'Bearer');
    const standing = key !== undefined && Object.hasOwn(knobs.keys, key) ? knobs.keys[key] : undefined;
    const path = request.url.pathname;
    if (!standing) return refuse(knobs, 401, 'unauthorized', 'Missing or invalid API key.');
    if (standing === 'inactive') return refuse(knobs, 403, 'key_inactive', 'This API key is not active.');
    if (path.startsWith('/billing/')) return billing(context, request, knobs, path);
    if (path.startsWith('/catalog/')) return catalogue(context, request, knobs, path);
    if (path === '/v1/webhooks/deliveries') return json(200, { deliveries: knobs.deliveries });
    if (path === '/v1/media/uploads' && request.method === 'POST') return upload(request, knobs);
    const place = /^\/v1\/media\/jobs\/([^/]+)(\/content)?$/.exec(path);
    if (place?.[1]) return jobRoute(request, knobs, place[1], place[2] !== undefined);
    const model = /^\/v1\/media\/(.+)$/.exec(path)?.[1];
    if (!model) return refuse(knobs, 404, 'not_found', 'Not found.');
    return request.method === 'POST'
      ? submit(request, knobs, model)
      : refuse(knobs, 405, 'method_not_allowed', 'Method not allowed.');
  }

  return makeSite<PublicApiKnobs>({
    name: 'public-api',
    hosts: ['api.dev.pika.art'],
    start,
    handle: async (request, knobs) => {
      const failed = (status: number) =>
        refuse(knobs, status, status === 429 ? 'rate_limited' : status === 503 ? 'provider_unavailable' : 'internal');
      const reply = await answerWith(context, request, knobs.faults, failed, () => route(request, knobs));
      return { ...reply, headers: { 'x-request-id': context.uuid(), ...reply.headers } };
    },
  });
}
