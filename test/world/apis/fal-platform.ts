/**
 * fal's platform API, api.fal.ai/v1: balance, usage, prices. Source: docs.fal.ai/platform-apis (account billing,
 * models usage and pricing; read 2026-11-21). Balance and usage need a key of admin scope.
 */
import type { Site, WorldContext, WorldReply, WorldRequest } from '../site';
import { type FaultKnobs, noFault, underFaults } from './kit/fault';
import { credential } from './kit/fields';
import { makeSite } from './kit/make-site';
import { iso, json } from './kit/reply';

export interface FalPlatformKnobs {
  keys: Record<string, 'admin' | 'api'>;
  username: string;
  balance: number;
  currency: string;
  /** Price of one unit by endpoint. */
  prices: Record<string, { unit: string; unitPrice: number }>;
  /** Units used so far by endpoint. */
  usage: Record<string, number>;
  faults: FaultKnobs;
}

const start = (): FalPlatformKnobs => ({
  keys: { 'fal-admin-key': 'admin', 'fal-test-key': 'api', 'fal-locked-key': 'api' },
  username: 'tester',
  balance: 24.5,
  currency: 'USD',
  prices: {
    'fal-ai/pika/v2.2/text-to-video': { unit: 'video', unitPrice: 0.2 },
    'fal-ai/pika/v2.2/image-to-video': { unit: 'video', unitPrice: 0.2 },
    'fal-ai/pika/v2.2/pikaframes': { unit: 'second', unitPrice: 0.04 },
  },
  usage: { 'fal-ai/pika/v2.2/text-to-video': 12 },
  faults: noFault(),
});

const types: Readonly<Record<number, string>> = {
  400: 'validation_error',
  401: 'authorization_error',
  403: 'authorization_error',
  404: 'not_found',
  429: 'rate_limited',
};

/** api.fal.ai/v1. */
export function falPlatform(context: WorldContext): Site<FalPlatformKnobs> {
  const refuse = (status: number, message: string): WorldReply =>
    json(status, { error: { type: types[status] ?? 'server_error', message, request_id: context.uuid() } });

  const costOf = (knobs: FalPlatformKnobs, endpoint: string, quantity: number) => {
    const price = knobs.prices[endpoint];
    return {
      endpoint_id: endpoint,
      unit: price?.unit ?? 'video',
      quantity,
      unit_price: price?.unitPrice ?? 0,
      cost: quantity * (price?.unitPrice ?? 0),
      currency: knobs.currency,
    };
  };

  function route(request: WorldRequest, knobs: FalPlatformKnobs): WorldReply {
    const key = credential(request, 'Key');
    const scope = key !== undefined && Object.hasOwn(knobs.keys, key) ? knobs.keys[key] : undefined;
    const { pathname, searchParams } = request.url;
    if (!scope) return refuse(401, 'Authentication required');
    if (request.method !== 'GET') return refuse(405, 'Method not allowed');
    if (pathname === '/v1/models/pricing') {
      const asked = searchParams.getAll('endpoint_id').flatMap((ids) => ids.split(','));
      if (asked.length === 0) return refuse(400, 'endpoint_id is required');
      const known = asked.flatMap((id) => {
        const price = knobs.prices[id];
        return price
          ? [{ endpoint_id: id, unit_price: price.unitPrice, unit: price.unit, currency: knobs.currency }]
          : [];
      });
      return known.length === asked.length
        ? json(200, { prices: known, next_cursor: null, has_more: false })
        : refuse(404, 'Endpoint not found');
    }
    const needsAdmin = pathname === '/v1/account/billing' || pathname === '/v1/models/usage';
    if (!needsAdmin) return refuse(404, 'Not found');
    if (scope !== 'admin') return refuse(403, 'This endpoint requires an API key with ADMIN scope');
    const expand = searchParams.getAll('expand').flatMap((words) => words.split(','));
    if (pathname === '/v1/account/billing') {
      const credits = expand.includes('credits')
        ? { credits: { current_balance: knobs.balance, currency: knobs.currency } }
        : {};
      return json(200, { username: knobs.username, ...credits });
    }
    const rows = Object.entries(knobs.usage).map(([endpoint, quantity]) => costOf(knobs, endpoint, quantity));
    const day = iso(context.clock.now()).slice(0, 10);
    return json(200, {
      next_cursor: null,
      has_more: false,
      ...(expand.includes('time_series') ? { time_series: [{ bucket: `${day}T00:00:00Z`, results: rows }] } : {}),
      ...(expand.includes('summary') ? { summary: rows } : {}),
    });
  }

  return makeSite<FalPlatformKnobs>({
    name: 'fal-platform',
    hosts: ['api.fal.ai'],
    start,
    handle: underFaults(context, (status) => refuse(status, 'The request failed'), route),
  });
}
