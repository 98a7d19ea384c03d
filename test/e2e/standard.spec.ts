import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { WebSocketServer } from 'ws';
import type { WorldRequest } from '../world/site';
import type { Driver } from './driver/driver';
import { browserName, launch } from './driver/launch';
import { bareSite } from './site';
import { fetchChecks } from './standard/fetchChecks';
import { socketChecks } from './standard/socketChecks';
import { builtFolder } from './studio';

/** The same checks in a browser with the extension and in one without: a page sees no difference. */
const sockets = new WebSocketServer({ noServer: true, maxPayload: 20_000_000 });
let site: Awaited<ReturnType<typeof bareSite>>;
const drivers: Driver[] = [];

async function* parts() {
  for (const part of ['one ', 'two ', 'three']) yield part;
}

function answer({ url, method, headers, body }: WorldRequest) {
  const json = { 'content-type': 'application/json' };
  const html = { 'content-type': 'text/html' };
  switch (url.pathname) {
    case '/echo': {
      const { 'content-type': type, 'content-length': length, 'x-own': own } = headers;
      const told = { url: `${url.pathname}${url.search}`, method, type, length, own, body: body.toString('utf8') };
      // Every form has a boundary of its own.
      const text = JSON.stringify(told).replaceAll(/-{4,}\w+/g, '----');
      return { status: Number(url.searchParams.get('status') ?? 200), headers: json, body: text };
    }
    case '/away':
      return { status: 302, headers: { location: '/echo?landed' } };
    case '/parts':
      return { status: 200, headers: { 'content-type': 'text/plain' }, body: parts() };
    case '/empty':
      return { status: 204 };
    case '/cut':
      return 'close' as const;
    default:
      return { status: 200, headers: html, body: '<!doctype html><title>Bare</title><body><h1>Bare</h1></body>' };
  }
}

beforeAll(async () => {
  site = await bareSite(answer, {
    request: () => false,
    upgrade(incoming: IncomingMessage, socket: Duplex, head: Buffer) {
      if (incoming.url !== '/live') return false;
      sockets.handleUpgrade(incoming, socket, head, (ws) => {
        ws.on('message', (data, isBinary) => ws.send(data, { binary: isBinary }));
      });
      return true;
    },
  });
  for (const extension of [builtFolder('product', browserName), null])
    drivers.push(await launch({ extension, world: site.world }));
}, 120_000);

afterAll(async () => {
  for (const driver of drivers) await driver.close();
  await site?.close();
});

/** What a page sees with the extension, and without. */
async function both<Args extends readonly unknown[]>(
  checks: (...args: Args) => Promise<Record<string, unknown>>,
  ...args: Args
): Promise<Record<string, unknown>[]> {
  const results: Record<string, unknown>[] = [];
  for (const driver of drivers) {
    const page = await driver.newPage('https://pika.art/create');
    results.push(await page.evaluate(checks, ...args));
    await page.close();
  }
  return results;
}

test('WebSocket is what the standard says, with the extension and without', async () => {
  const [withUs, without] = await both(socketChecks, 'wss://pika.art/live');
  expect(withUs).toEqual(without);
  expect(without).toMatchObject({
    twice: 'DOMException SyntaxError clean',
    tooSoon: 'DOMException InvalidStateError clean',
    order: ['listens to message', 'first', 'handler', 'stops', 'last'],
    many: true,
    large: 10_000_000,
    closed: [3001, 'enough', true, true, 3],
  });
});

test('fetch is what the standard says, with the extension and without, also seen from a frame', async () => {
  const [withUs, without] = await both(fetchChecks);
  expect(withUs).toEqual(without);
  expect(without).toMatchObject({
    before: false,
    during: true,
    echo: {
      method: 'POST',
      type: 'application/json',
      own: 'yes',
      body: '{"prompt":"a cat","model":"2.5","duration":5}',
    },
    streamed: ['one two three', true, true],
    abortedBefore: 'DOMException AbortError clean',
  });
});
