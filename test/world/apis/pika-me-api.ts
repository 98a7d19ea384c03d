/**
 * The API at api.pika.me/v1 as a page on a "Pika API" describes it (stored copy of 2026; no second source, and nothing
 * of Pika's own confirms it): paths, key form, status words, webhook body and signature, limits. Reply fields that the
 * page does not show follow its webhook body.
 */
import type { Site, WorldContext, WorldReply, WorldRequest } from '../site';
import { background, deliver } from './kit/deliveries';
import { noFault, retryAfter, underFaults } from './kit/fault';
import { asNumber, asText, credential, type Fields, jsonObject } from './kit/fields';
import { noJobs, takeIn } from './kit/jobs';
import { makeSite } from './kit/make-site';
import { iso, json } from './kit/reply';
import { balance, news, type PikaMeApiKnobs, prices, seen, told } from './pika-me-job';

const start = (): PikaMeApiKnobs => ({
  ...noJobs(),
  keys: { 'sk-pika-test': 'active', 'sk-pika-readonly': 'read-only', 'sk-pika-revoked': 'revoked' },
  credits: 640,
  refunds: 'timeout',
  plan_tier: 'pro',
  resetsAtMs: null,
  requestsPerMinute: 300,
  timeoutSeconds: 900,
  webhooks: {},
  deletedClips: [],
  deliveries: [],
  faults: noFault(),
});

const allowances = { free: 80, standard: 700, pro: 2300, fancy: 6000 } as const;

/** api.pika.me/v1. */
export function pikaMeApi(context: WorldContext): Site<PikaMeApiKnobs> {
  const work = background();
  let recent: number[] = [];
  const refuse = (status: number, code: string, message: string): WorldReply =>
    json(status, { error: { code, message } });

  function submit(request: WorldRequest, knobs: PikaMeApiKnobs, path: string): WorldReply {
    const input = jsonObject(request);
    const inner = path === '/v1/compose' && typeof input?.generate === 'object' ? { ...input.generate } : input;
    const fields: Fields = inner ?? {};
    const prompt = asText(fields.prompt);
    if (prompt === '')
      return json(422, { error: { code: 'validation_error', message: 'prompt is required', field: 'prompt' } });
    const price = prices[path] ?? 0;
    if (balance(context, knobs) < price)
      return refuse(402, 'insufficient_credits', 'Not enough credits for this request.');
    knobs.credits -= price;
    const id = `job_${context.uuid().replaceAll('-', '').slice(0, 12)}`;
    const webhook = asText(fields.webhook_url) || null;
    takeIn(context, knobs, id, {
      prompt,
      model: path,
      seconds: asNumber(String(fields.duration ?? '').replace('s', ''), 6),
      resolution: asText(fields.resolution) || '1080p',
      webhook,
    });
    const hooks = [...Object.values(knobs.webhooks), ...(webhook ? [{ url: webhook, secret: 'whsec_default' }] : [])];
    const rules = { tries: 5, waitSeconds: (tried: number) => 10 * 2 ** (tried - 1) };
    for (const hook of hooks)
      work.run((signal) =>
        deliver(context, knobs.deliveries, rules, () => news(context, knobs, id, hook.url, hook.secret), signal),
      );
    return json(202, {
      job_id: id,
      status: 'queued',
      status_url: `https://api.pika.me/v1/jobs/${id}`,
      credits_charged: price,
      balance_remaining: balance(context, knobs),
    });
  }

  function usage(knobs: PikaMeApiKnobs): WorldReply {
    const now = new Date(context.clock.now());
    const resets = knobs.resetsAtMs ?? Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + 1, 3);
    const jobs = Object.keys(knobs.jobs).length;
    return json(200, {
      credits: { balance: balance(context, knobs), monthly_allowance: allowances[knobs.plan_tier] },
      plan: knobs.plan_tier,
      billing_cycle_reset: iso(resets),
      usage: { jobs, requests: recent.length },
    });
  }

  function hooks(request: WorldRequest, knobs: PikaMeApiKnobs, id: string | undefined): WorldReply {
    if (request.method === 'GET' && !id)
      return json(200, {
        webhooks: Object.entries(knobs.webhooks).map(([key, { url, events }]) => ({ id: key, url, events })),
      });
    if (request.method === 'DELETE' && id) {
      delete knobs.webhooks[id];
      return { status: 204 };
    }
    if (request.method !== 'POST') return refuse(405, 'method_not_allowed', 'Method not allowed.');
    const input = jsonObject(request);
    const url = asText(input?.url);
    if (!URL.canParse(url))
      return json(422, { error: { code: 'validation_error', message: 'url is not valid', field: 'url' } });
    const key = `wh_${context.uuid().slice(0, 8)}`;
    const secret = `whsec_${context.uuid().replaceAll('-', '')}`;
    const events = Array.isArray(input?.events) ? input.events.map(String) : ['video.completed', 'video.failed'];
    knobs.webhooks[key] = { url, events, secret };
    return json(201, { id: key, url, events, secret });
  }

  function route(request: WorldRequest, knobs: PikaMeApiKnobs): WorldReply {
    const key = credential(request, 'Bearer');
    const standing = key?.startsWith('sk-pika-') && Object.hasOwn(knobs.keys, key) ? knobs.keys[key] : undefined;
    if (!standing || standing === 'revoked')
      return refuse(401, 'invalid_api_key', 'The API key is invalid or was revoked.');
    const now = context.clock.now();
    recent = [...recent.filter((at) => at > now - 60_000), now];
    if (recent.length > knobs.requestsPerMinute) {
      const reply = refuse(429, 'rate_limited', 'Too many requests.');
      return { ...reply, headers: { ...reply.headers, ...retryAfter(context, knobs.faults) } };
    }
    const path = request.url.pathname;
    if (path === '/v1/account/usage' && request.method === 'GET') return usage(knobs);
    const hook = /^\/v1\/webhooks(?:\/([^/]+))?$/.exec(path);
    if (hook) return hooks(request, knobs, hook[1]);
    const clip = /^\/v1\/clips\/([^/]+)$/.exec(path)?.[1];
    if (clip && request.method === 'DELETE') {
      if (!knobs.deletedClips.includes(clip)) knobs.deletedClips.push(clip);
      return { status: 204 };
    }
    const id = /^\/v1\/jobs\/([^/]+)$/.exec(path)?.[1];
    if (id && request.method === 'GET') {
      const found = seen(context, knobs, id);
      return found ? json(200, told(context, knobs, id, found)) : refuse(404, 'job_not_found', 'No job with that id.');
    }
    if (!Object.hasOwn(prices, path)) return refuse(404, 'not_found', 'No such endpoint.');
    if (request.method !== 'POST') return refuse(405, 'method_not_allowed', 'Method not allowed.');
    return standing === 'read-only'
      ? refuse(403, 'insufficient_scope', 'This key may not generate.')
      : submit(request, knobs, path);
  }

  return makeSite<PikaMeApiKnobs>({
    name: 'pika-me-api',
    hosts: ['api.pika.me'],
    start,
    forget() {
      work.stop();
      recent = [];
    },
    handle: underFaults(context, (status) => refuse(status, 'service_error', 'The request failed.'), route),
  });
}
