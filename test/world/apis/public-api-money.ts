/**
 * Prices and spending in Pika's public API. Source: dev.pika.art/billing and /pricing (as quoted publicly 2026-08-26).
 * The forms of the balance and of spending are assumed.
 */
import type { WorldContext, WorldReply, WorldRequest } from '../site';
import { asNumber, asText, jsonObject } from './kit/fields';
import { lookAt } from './kit/jobs';
import { iso, json, text } from './kit/reply';
import { type PublicApiKnobs, priceMicroUsd, refusing } from './public-api-job';

/** Vendor, model and operation of what can be asked for. */
export const models = [
  'pika/pika-2.5/text-to-video',
  'pika/pika-2.5/image-to-video',
  'pika/pikaframes/image-to-video',
  'pika/pikadditions/video-to-video',
  'pika/pikaswaps/video-to-video',
  'pika/pikaffects/image-to-video',
];
/** What was charged so far: the balance at the start less the ended jobs. */
function charged(context: WorldContext, knobs: PublicApiKnobs): { day: string; micro: number }[] {
  return Object.keys(knobs.jobs).flatMap((id) => {
    const found = lookAt(context, knobs, id);
    if (found?.look.phase !== 'done' || found.look.endedAtMs === null) return [];
    return [
      { day: iso(found.look.endedAtMs).slice(0, 10), micro: priceMicroUsd(found.job.resolution, found.job.seconds) },
    ];
  });
}

/** `/billing/...`: balance, spend by day, months. */
export function billing(context: WorldContext, request: WorldRequest, knobs: PublicApiKnobs, path: string): WorldReply {
  const refuse = refusing(context);
  const rows = charged(context, knobs);
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

/** `/catalog/...`: what there is and what it costs. */
export function catalogue(
  context: WorldContext,
  request: WorldRequest,
  knobs: PublicApiKnobs,
  path: string,
): WorldReply {
  const refuse = refusing(context);
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
