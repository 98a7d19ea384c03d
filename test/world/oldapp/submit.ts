import { type Failure, failureOf } from '../pika/failures';
import type { Order } from '../pika/job';
import type { Pika } from '../pika/platform';
import type { WorldReply, WorldRequest } from '../site';
import { oldSubmitReply } from './wire';

const appOrigin = /^https:\/\/(?:[a-z0-9-]+\.)?pika\.art$/;

/** CORS as an API gives it to the app's own origins. */
export function corsHeaders(request: WorldRequest): Record<string, string> {
  const { origin } = request.headers;
  if (origin === undefined || !appOrigin.test(origin)) return {};
  return {
    'access-control-allow-origin': origin,
    'access-control-allow-credentials': 'true',
    'access-control-expose-headers': 'retry-after, x-request-id, content-range',
    vary: 'Origin',
  };
}

export function preflight(request: WorldRequest): WorldReply {
  const asked = request.headers['access-control-request-headers'] ?? '';
  const headers = {
    ...corsHeaders(request),
    'access-control-allow-methods': 'GET, POST, PATCH, DELETE, OPTIONS',
    'access-control-allow-headers': asked,
    'access-control-max-age': '600',
  };
  return { status: 204, headers };
}

export const json = (request: WorldRequest, status: number, value: unknown, more: Record<string, string> = {}) => ({
  status,
  headers: { 'content-type': 'application/json; charset=utf-8', ...corsHeaders(request), ...more },
  body: JSON.stringify(value),
});

/** The same for both web apps: why a submit is turned down, or null. */
export function refusal(pika: Pika): Failure | 'html-500' | 'html-502' | 'timeout' | null {
  const { refuse, cost } = pika.knobs.submit;
  if (refuse === 'html-500' || refuse === 'html-502' || refuse === 'timeout') return refuse;
  if (refuse !== null) return failureOf(refuse);
  pika.jobs.settle();
  return pika.wallet.credits < cost ? failureOf('insufficient_credits') : null;
}

/** The web server's own error pages, and the answer that never comes. */
export async function rawRefusal(
  pika: Pika,
  kind: 'html-500' | 'html-502' | 'timeout',
  request: WorldRequest,
): Promise<WorldReply> {
  if (kind === 'timeout') await pika.context.clock.sleep(3_600_000, request.signal);
  const title = kind === 'html-500' ? '500 Internal Server Error' : '502 Bad Gateway';
  return {
    status: kind === 'html-500' ? 500 : 502,
    headers: { 'content-type': 'text/html', ...corsHeaders(request) },
    body: `<html><head><title>${title}</title></head><body><h1>${title}</h1></body></html>`,
  };
}

async function readOrder(request: WorldRequest): Promise<Order | null> {
  const type = request.headers['content-type'] ?? '';
  if (!type.startsWith('multipart/form-data')) return null;
  const form = await new Response(new Uint8Array(request.body), { headers: { 'content-type': type } }).formData();
  const text = (name: string, otherwise: string) => {
    const value = form.get(name);
    return typeof value === 'string' && value !== '' ? value : otherwise;
  };
  return {
    prompt: text('promptText', ''),
    model: text('model', '2.5'),
    resolution: text('resolution', '480p'),
    durationSeconds: Number(text('duration', '5')),
    contentType: text('contentType', 't2v'),
  };
}

/** POST api.pika.art/generate, /generate/v1.5, /generate/v2: multipart, bearer token; charged here. */
export async function oldSubmit(pika: Pika, request: WorldRequest): Promise<WorldReply> {
  if (!pika.account.hasToken(request) || pika.knobs.session !== 'valid') {
    return json(request, 401, { message: 'Unauthorized' });
  }
  const order = await readOrder(request);
  if (!order || order.prompt === '') return json(request, 400, { success: false, error: 'promptText is required' });
  const no = refusal(pika);
  if (no !== null && pika.knobs.submit.chargeAnyway) pika.wallet.charge(pika.knobs.submit.cost);
  if (typeof no === 'string') return rawRefusal(pika, no, request);
  if (no?.status === 401) return json(request, 401, { message: no.message });
  if (no) {
    const body = { success: false, error: no.message, ...(no.number === undefined ? {} : { code: no.number }) };
    const wait = no.retryAfterSeconds === undefined ? {} : { 'retry-after': String(no.retryAfterSeconds) };
    return json(request, no.status, body, wait);
  }
  return json(request, 200, oldSubmitReply(pika, pika.jobs.submit(order)));
}
