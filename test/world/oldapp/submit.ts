import type { Order } from '../pika/job';
import type { Pika } from '../pika/platform';
import { rawRefusal, refusal } from '../pika/refusal';
import { json } from '../pika/replies';
import type { WorldReply, WorldRequest } from '../site';
import { oldSubmitReply } from './wire';

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
