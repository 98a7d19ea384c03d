/**
 * The new web app, create.pika.art. Its network and its pages are not public (relaunch 2026-09-17), so it is made in
 * several forms of our own invention: the extension may rely on none of their names.
 */
import { readFileSync } from 'node:fs';
import { serveChunk } from '../pika/chunks';
import { type FailureId, failures } from '../pika/failures';
import type { PikaKnobs } from '../pika/knobs';
import { page } from '../pika/page';
import type { Pika } from '../pika/platform';
import { rawRefusal, refusal } from '../pika/refusal';
import { preflight } from '../pika/replies';
import type { Site, WorldReply, WorldRequest } from '../site';
import { events } from './forms/events';
import { graphql } from './forms/graphql';
import { opaque } from './forms/opaque';
import { rest } from './forms/rest';
import { rows } from './forms/rows';
import { runs } from './forms/runs';
import { vendorChunk } from './vendorChunk';

const forms = { rest, rows, graphql, events, opaque, realtime: runs, socketio: runs } as const;
const styleSheet = readFileSync(new URL('./style.css', import.meta.url));
const pages = /^\/(?:|apps|apps\/[a-z0-9-]+|create-video|gallery)\/?$/;

const isFailureId = (name: string): name is FailureId => name in failures;

/** The known error whose message this is. */
const codeOf = (message: string): FailureId =>
  Object.keys(failures)
    .filter(isFailureId)
    .find((id) => failures[id].message === message) ?? 'something_went_wrong';

function signedIn(pika: Pika, request: WorldRequest): boolean {
  return pika.knobs.session === 'valid' && (pika.account.hasCookie(request) || pika.account.hasToken(request));
}

function data(pika: Pika, request: WorldRequest): WorldReply | Promise<WorldReply> | null {
  const form = forms[pika.knobs.form];
  if (!form.isSubmit(request)) return form.handle(pika, request);
  const no = refusal(pika);
  if (no === null) return form.handle(pika, request);
  if (pika.knobs.submit.chargeAnyway) pika.wallet.charge(pika.knobs.submit.cost);
  if (typeof no === 'string') return rawRefusal(pika, no, request);
  return form.refuse(pika, request, codeOf(no.message), no);
}

const isData = ({ url }: WorldRequest) =>
  url.hostname === 'data.pika.art' || /^\/(?:api|graphql|x)(?:\/|$)/.test(url.pathname);

async function answer(pika: Pika, request: WorldRequest): Promise<WorldReply> {
  if (request.method === 'OPTIONS') return preflight(request);
  const path = request.url.pathname;
  if (isData(request)) {
    if (!signedIn(pika, request)) {
      return forms[pika.knobs.form].refuse(pika, request, 'unauthorized', failures.unauthorized);
    }
    return (await data(pika, request)) ?? { status: 404, headers: { 'content-type': 'application/json' }, body: '{}' };
  }
  const asset = (type: string, body: Buffer) => ({ status: 200, headers: { 'content-type': type }, body });
  const chunk = serveChunk(request) ?? (await vendorChunk(request));
  if (chunk) return chunk;
  if (path === '/_next/static/css/newapp.css') return asset('text/css; charset=UTF-8', styleSheet);
  if (path === '/favicon.ico') return { status: 204 };
  if (!pages.test(path)) return { status: 404, headers: { 'content-type': 'text/html' }, body: '<h1>404</h1>' };
  if (!signedIn(pika, request)) return { status: 307, headers: { location: 'https://pika.art/login' } };
  const { form, eventReader, page: knobs, sockets, submit } = pika.knobs;
  const { apiKey } = pika.account;
  return page(pika, 'Pika Create', 'newapp', {
    form,
    eventReader,
    page: knobs,
    apiKey,
    cost: submit.cost,
    vsn: sockets.vsn,
  });
}

/** The new web app in the form that the knob `form` names. */
export function newApp(pika: Pika): Site<PikaKnobs> {
  return {
    name: 'pika-new',
    hosts: ['create.pika.art', 'data.pika.art'],
    knobs: pika.knobs,
    handle: (request) => answer(pika, request),
    reset: () => pika.reset(),
  };
}
