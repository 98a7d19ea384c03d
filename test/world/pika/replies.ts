import type { WorldReply, WorldRequest } from '../site';

const appOrigin = /^https:\/\/(?:[a-z0-9-]+\.)?pika\.art$/;

/** CORS as an API gives it to the app's own origins. */
export function corsHeaders(request: WorldRequest): Record<string, string> {
  const { origin } = request.headers;
  if (origin === undefined || !appOrigin.test(origin)) return {};
  return {
    'access-control-allow-origin': origin,
    'access-control-allow-credentials': 'true',
    'access-control-expose-headers': 'retry-after, x-request-id, content-range, x-page-orders',
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
