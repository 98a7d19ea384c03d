/**
 * Pika's public API, api.dev.pika.art. Sources: dev.pika.art, /llms.txt and /openapi.json (as quoted publicly
 * 2026-08-24 and 2026-08-26). The reply of /billing/balance is not documented in what could be read: its form is a knob.
 */
import type { Site, WorldContext, WorldReply, WorldRequest } from '../site';
import { answerWith, type FaultKnobs, noFault, retryAfter } from './kit/fault';
import { asNumber, asText, credential, jsonObject } from './kit/fields';
import { type JobsKnobs, lookAt, noJobs, takeIn } from './kit/jobs';
import type { JobKnobs, JobLook } from './kit/lifecycle';
import { makeSite } from './kit/make-site';
import { iso, json, text } from './kit/reply';
import { publicError } from './public-api-errors';

export interface PublicApiKnobs extends JobsKnobs {
  keys: Record<string, 'active' | 'inactive'>;
  balanceMicroUsd: number;
  balanceShape: 'micro_usd' | 'usd-text' | 'nested';
  /** Form of a refused request. */
  errorShape: 'message' | 'error';
  /** How long after its end a job is charged; null: billing stays `unavailable`. */
  settleSeconds: number | null;
  /** A submit is refused with this code, whatever it asks; empty: never. */
  refuseSubmitsWith: string;
  /** Job of each idempotency key, with what was asked. */
  idempotent: Record<string, { job: string; asked: string }>;
  deliveries: Record<string, unknown>[];
  faults: FaultKnobs;
}

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

const models = [
  'pika/pika-2.5/text-to-video',
  'pika/pika-2.5/image-to-video',
  'pika/pikaframes/image-to-video',
  'pika/pikadditions/video-to-video',
  'pika/pikaswaps/video-to-video',
  'pika/pikaffects/image-to-video',
];
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
const states = {
  waiting: 'queued',
  running: 'running',
  done: 'completed',
  failed: 'failed',
  cancelled: 'failed',
} as const;

/** $0.04 a second in 720p, $0.09 in 1080p, $0.051 in 480p. */
export function priceMicroUsd(resolution: string, seconds: number): number {
  const rate = resolution === '1080p' ? 90_000 : resolution === '480p' ? 51_000 : 40_000;
  return rate * seconds;
}

function jobDocument(context: WorldContext, knobs: PublicApiKnobs, id: string, job: JobKnobs, look: JobLook) {
  const file = { url: `https://cdn.pika.art/results/pika2p5_final/${id.replace('media_', '')}.mp4` };
  const done = look.phase === 'done';
  const settled =
    done &&
    knobs.settleSeconds !== null &&
    look.endedAtMs !== null &&
    context.clock.now() >= look.endedAtMs + knobs.settleSeconds * 1000;
  const state =
    knobs.settleSeconds === null ? 'unavailable' : settled || look.phase === 'failed' ? 'settled' : 'pending';
  return {
    id,
    status: states[look.phase],
    output: done
      ? {
          media_type: 'video',
          videos: look.hasLink ? [file] : [],
          video: look.hasLink ? file : null,
          images: null,
          audio: null,
          transcript: null,
        }
      : null,
    usage: done ? { output_frames: job.seconds * 24 } : null,
    billing: {
      state,
      charge_micro_usd: settled ? priceMicroUsd(job.resolution, job.seconds) : state === 'settled' ? 0 : null,
    },
    error: look.phase === 'failed' ? publicError(job.plan.error) : null,
  };
}

/** api.dev.pika.art: media jobs, catalogue, billing. */
export function publicApi(context: WorldContext): Site<PublicApiKnobs> {
  const refuse = (
    knobs: PublicApiKnobs,
    status: number,
    code: string,
    message = publicError(code).message,
  ): WorldReply => {
    const reply = json(status, knobs.errorShape === 'message' ? { message } : { error: { message, code } });
    return status === 429 ? { ...reply, headers: { ...reply.headers, ...retryAfter(context, knobs.faults) } } : reply;
  };

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

  /** What was charged so far: the balance at the start less the ended jobs. */
  function charged(knobs: PublicApiKnobs): { day: string; micro: number }[] {
    return Object.keys(knobs.jobs).flatMap((id) => {
      const found = lookAt(context, knobs, id);
      if (found?.look.phase !== 'done' || found.look.endedAtMs === null) return [];
      return [
        { day: iso(found.look.endedAtMs).slice(0, 10), micro: priceMicroUsd(found.job.resolution, found.job.seconds) },
      ];
    });
  }

  function billing(request: WorldRequest, knobs: PublicApiKnobs, path: string): WorldReply {
    const rows = charged(knobs);
    if (path === '/billing/balance') {
      const micro = knobs.balanceMicroUsd - rows.reduce((sum, row) => sum + row.micro, 0);
      const usd = (micro / 1e6).toFixed(4);
      if (knobs.balanceShape === 'micro_usd') return json(200, { balance_micro_usd: micro, currency: 'USD' });
      return json(
        200,
        knobs.balanceShape === 'usd-text' ? { balance_usd: usd } : { data: { balance: { micro_usd: micro, usd } } },
      );
    }
    if (path === '/billing/spend/daily') {
      const from = request.url.searchParams.get('start_date') ?? '';
      const to = request.url.searchParams.get('end_date') ?? '9999';
      const days = Map.groupBy(
        rows.filter(({ day }) => day >= from && day <= to),
        ({ day }) => day,
      );
      return json(200, {
        days: [...days].map(([date, list]) => ({ date, micro_usd: list.reduce((sum, row) => sum + row.micro, 0) })),
      });
    }
    const month = /^\/billing\/monthly\/(\d{4}-\d{2})(\/csv)?$/.exec(path);
    if (!month?.[1]) return refuse(knobs, 404, 'not_found', 'Not found.');
    const micro = rows.filter(({ day }) => day.startsWith(month[1] ?? '')).reduce((sum, row) => sum + row.micro, 0);
    return month[2]
      ? text(200, `month,micro_usd\n${month[1]},${micro}\n`, { 'content-type': 'text/csv' })
      : json(200, { month: month[1], micro_usd: micro });
  }

  function catalogue(request: WorldRequest, knobs: PublicApiKnobs, path: string): WorldReply {
    if (path === '/catalog/apis')
      return json(200, { apis: models.map((id) => ({ id: id.replaceAll('/', '.'), path: `/v1/media/${id}` })) });
    const place = /^\/catalog\/apis\/([^/]+)(\/quote)?$/.exec(path);
    const model = models.find((id) => id.replaceAll('/', '.') === place?.[1]);
    if (!model) return refuse(knobs, 404, 'not_found', 'Not found.');
    if (!place?.[2]) {
      const inputs =
        request.url.searchParams.get('expand') === 'inputs'
          ? { inputs: { prompt: { type: 'string' }, duration_s: { type: 'integer' }, resolution: { type: 'string' } } }
          : {};
      return json(200, { id: place?.[1], path: `/v1/media/${model}`, ...inputs });
    }
    if (request.method !== 'POST') return refuse(knobs, 405, 'method_not_allowed', 'Method not allowed.');
    const input = jsonObject(request);
    const micro = priceMicroUsd(asText(input?.resolution) || '720p', asNumber(input?.duration_s, 5));
    return json(200, { micro_usd: micro, sell_usd: String(micro / 1e6) });
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
    if (path.startsWith('/billing/')) return billing(request, knobs, path);
    if (path.startsWith('/catalog/')) return catalogue(request, knobs, path);
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
