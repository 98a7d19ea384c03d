import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { type MovableClock, virtualClock } from '../../world/clock';
import { randomUuid, seededRandom } from '../../world/random';
import type { Site, SiteMaker, WorldContext, WorldRequest } from '../../world/site';

export const noon = Date.UTC(2026, 10, 21, 12);

export interface Bench<Knobs extends object> {
  site: Site<Knobs>;
  clock: MovableClock;
  /** Asks the site in process. `address` is a whole URL. */
  ask(method: string, address: string, headers?: Record<string, string>, body?: string): Promise<Answer>;
}

export interface Answer {
  status: number;
  headers: Record<string, string>;
  body: string;
  /** The body as JSON. */
  json: unknown;
}

const plainHeaders = (headers: Record<string, string | string[]> = {}) =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), String(value)]));

export function worldRequest(
  method: string,
  address: string,
  headers: Record<string, string> = {},
  body = '',
): WorldRequest {
  const { signal } = new AbortController();
  return { method, url: new URL(address), headers, cookies: {}, body: Buffer.from(body), signal };
}

const parsed = (body: string): unknown => {
  try {
    return JSON.parse(body);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
};

/** One site under a virtual clock, asked in process. */
export function bench<Knobs extends object>(maker: SiteMaker<Knobs>, deliver?: WorldContext['deliver']): Bench<Knobs> {
  const clock = virtualClock(noon);
  const random = seededRandom(7);
  const site = maker({ clock, random, uuid: () => randomUuid(random), ...(deliver ? { deliver } : {}) });
  return {
    site,
    clock,
    async ask(method, address, headers = {}, body = '') {
      const reply = await site.handle(worldRequest(method, address, headers, body));
      const raw = reply.body ?? '';
      const chunks: Buffer[] = [];
      if (typeof raw === 'string' || raw instanceof Uint8Array) chunks.push(Buffer.from(raw));
      else for await (const chunk of raw) chunks.push(Buffer.from(chunk));
      const text = Buffer.concat(chunks).toString('utf8');
      return { status: reply.status, headers: plainHeaders(reply.headers), body: text, json: parsed(text) };
    },
  };
}

const bodyOf = async (incoming: IncomingMessage): Promise<Buffer> => {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks);
};

async function serve(sites: readonly Site[], incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
  const host = incoming.headers['x-world-host'] ?? incoming.headers.host ?? '';
  const url = new URL(incoming.url ?? '/', `https://${String(host).replace(/:\d+$/, '')}`);
  const site = sites.find((one) =>
    one.hosts.some((name) => (typeof name === 'string' ? name === url.hostname : name.test(url.hostname))),
  );
  if (!site) throw new Error(`No site at ${url.hostname}`);
  const aborter = new AbortController();
  outgoing.on('close', () => aborter.abort());
  const headers: Record<string, string> = {};
  for (const [name, value] of Object.entries(incoming.headers)) if (value !== undefined) headers[name] = String(value);
  const body = await bodyOf(incoming);
  const reply = await site.handle({
    method: incoming.method ?? 'GET',
    url,
    headers,
    cookies: {},
    body,
    signal: aborter.signal,
  });
  outgoing.writeHead(reply.status, reply.headers);
  const answer = reply.body ?? '';
  if (typeof answer === 'string' || answer instanceof Uint8Array) {
    outgoing.end(answer);
    return;
  }
  for await (const chunk of answer)
    if (!outgoing.write(chunk)) await once(outgoing, 'drain', { signal: aborter.signal });
  outgoing.end();
}

/** Sites behind plain HTTP on loopback; the real host name travels in the header `x-world-host`. */
export async function loopback(sites: readonly Site[]): Promise<{ port: number; close(): Promise<void> }> {
  const server = createServer((incoming, outgoing) => {
    serve(sites, incoming, outgoing).catch(() => outgoing.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server has no port.');
  return {
    port: address.port,
    close: () =>
      new Promise((resolve, reject) => {
        server.closeAllConnections();
        server.close((error) => (error ? reject(error) : resolve()));
      }),
  };
}
