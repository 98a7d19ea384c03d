/**
 * The old web app: pika.art, www and old.pika.art, with login.pika.art, api.pika.art/generate and the file hosts.
 * Written from public clients of it (gpt4free-ts `model/pika` 2023-24, inspiredby2 2024-09, clients of 2025-26) and
 * reseller documentation; row framing from a recorded Next.js application.
 */
import { serveChunk } from '../pika/chunks';
import { serveFile } from '../pika/clips';
import { clipSubdomains } from '../pika/jobs';
import type { PikaKnobs } from '../pika/knobs';
import type { Pika } from '../pika/platform';
import { json, preflight } from '../pika/replies';
import type { Site, WorldReply, WorldRequest } from '../site';
import { runAction } from './actions';
import { oldPage, styleSheet } from './pages';
import { oldSubmit } from './submit';

const appHosts = ['pika.art', 'www.pika.art', 'old.pika.art'];
const signedInPages = /^\/(?:create|library|my-library|video\/[^/]+)\/?$/;

const asset = (type: string, body: Buffer): WorldReply => ({
  status: 200,
  headers: { 'content-type': type, 'cache-control': 'no-cache' },
  body,
});

function app(pika: Pika, request: WorldRequest): WorldReply {
  const path = request.url.pathname;
  const chunk = serveChunk(request);
  if (chunk) return chunk;
  if (path === '/_next/static/css/oldapp.css') return asset('text/css; charset=UTF-8', styleSheet);
  if (path === '/favicon.ico') return { status: 204 };
  if (request.method === 'POST' && 'next-action' in request.headers) return runAction(pika, request);
  if (request.method !== 'GET' && request.method !== 'HEAD') return { status: 405 };
  const signedIn = pika.account.hasCookie(request) && pika.knobs.session === 'valid';
  if (signedInPages.test(path))
    return signedIn ? oldPage(pika, true) : { status: 307, headers: { location: '/login' } };
  if (path === '/' || path === '/login') return oldPage(pika, signedIn);
  return {
    status: 404,
    headers: { 'content-type': 'text/html; charset=utf-8' },
    body: '<h1>404</h1><p>This page could not be found.</p>',
  };
}

/** login.pika.art: Supabase's auth and PostgREST. */
function login(pika: Pika, request: WorldRequest): WorldReply {
  if (request.method === 'OPTIONS') return preflight(request);
  const allowed = pika.account.hasToken(request) && pika.knobs.session === 'valid';
  if (!allowed) return json(request, 401, { code: 'PGRST301', message: 'JWT expired' });
  const path = request.url.pathname;
  if (path === '/auth/v1/user') return json(request, 200, { id: pika.account.userId, email: pika.account.email });
  if (path.startsWith('/rest/v1/')) {
    pika.jobs.settle();
    return json(request, 200, [{ credits: pika.wallet.credits }], { 'content-range': '0-0/*' });
  }
  return json(request, 404, { message: 'Not Found' });
}

function api(pika: Pika, request: WorldRequest): WorldReply | Promise<WorldReply> {
  if (request.method === 'OPTIONS') return preflight(request);
  if (request.method === 'POST') return oldSubmit(pika, request);
  return json(request, 404, { message: 'Not Found' });
}

/** The old web app and everything that it talks to. */
export function oldApp(pika: Pika): Site<PikaKnobs> {
  return {
    name: 'pika',
    hosts: [
      ...appHosts,
      'login.pika.art',
      'api.pika.art',
      'cdn.pika.art',
      ...clipSubdomains,
      /^[a-z0-9]{10,16}\.pika\.art$/,
    ],
    knobs: pika.knobs,
    handle: (request) => {
      const host = request.url.hostname;
      if (appHosts.includes(host)) return app(pika, request);
      if (host === 'login.pika.art') return login(pika, request);
      if (host === 'api.pika.art') return api(pika, request);
      return serveFile(pika, request);
    },
    reset: () => pika.reset(),
  };
}
