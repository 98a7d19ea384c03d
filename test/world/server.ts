import { once } from 'node:events';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import type { Certificates } from './certificates';
import type { Outcome } from './network';
import type { WorldRequest } from './site';

const largestBody = 64 * 1024 * 1024;

export function parseCookies(header: string | undefined): Record<string, string> {
  const cookies: Record<string, string> = {};
  for (const pair of (header ?? '').split(';')) {
    const [name, ...value] = pair.split('=');
    if (name?.trim()) cookies[name.trim()] = value.join('=').trim();
  }
  return cookies;
}

async function readBody(incoming: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of incoming) {
    const bytes = Buffer.from(chunk);
    size += bytes.length;
    if (size > largestBody) throw new Error('A request body of more than 64 MB.');
    chunks.push(bytes);
  }
  return Buffer.concat(chunks);
}

async function readRequest(incoming: IncomingMessage, signal: AbortSignal): Promise<WorldRequest> {
  const headers: Record<string, string> = {};
  for (const [name, value] of Object.entries(incoming.headers)) {
    if (value !== undefined) headers[name] = Array.isArray(value) ? value.join(', ') : value;
  }
  const host = (headers.host ?? 'unknown.invalid').toLowerCase();
  return {
    method: incoming.method ?? 'GET',
    url: new URL(`https://${host}${incoming.url?.startsWith('/') ? incoming.url : '/'}`),
    headers,
    cookies: parseCookies(headers.cookie),
    body: await readBody(incoming),
    signal,
  };
}

async function send(outcome: Outcome, method: string, outgoing: ServerResponse): Promise<void> {
  if (outcome === 'close') {
    outgoing.socket?.destroy();
    return;
  }
  const { status, headers = {}, body } = outcome;
  const bare = method === 'HEAD' || status === 204 || status === 304;
  if (body === undefined || typeof body === 'string' || body instanceof Uint8Array) {
    const bytes = Buffer.from(body ?? '');
    outgoing.writeHead(status, bare ? headers : { 'content-length': String(bytes.length), ...headers });
    outgoing.end(bare ? undefined : bytes);
    return;
  }
  outgoing.writeHead(status, headers);
  outgoing.flushHeaders();
  for await (const chunk of body) {
    if (outgoing.destroyed) return;
    if (!bare && !outgoing.write(chunk)) await Promise.race([once(outgoing, 'drain'), once(outgoing, 'close')]);
  }
  outgoing.end();
}

export interface Listener {
  port: number;
  close(): Promise<void>;
}

/** Server ends of others' making that want the connection itself. Each tells whether it took it. */
export interface RawEnds {
  request(incoming: IncomingMessage, outgoing: ServerResponse): boolean;
  upgrade(incoming: IncomingMessage, socket: Duplex, head: Buffer): boolean;
}

/** One HTTPS listener on loopback; `answer` gets every request of every host that no raw end takes. */
export async function listen(
  certificates: Certificates,
  port: number,
  answer: (request: WorldRequest) => Promise<Outcome>,
  raw?: RawEnds,
): Promise<Listener> {
  const serve = async (incoming: IncomingMessage, outgoing: ServerResponse) => {
    if (raw?.request(incoming, outgoing)) return;
    const gone = new AbortController();
    outgoing.once('close', () => gone.abort());
    try {
      const request = await readRequest(incoming, gone.signal);
      await send(await answer(request), request.method, outgoing);
    } catch (problem) {
      if (!gone.signal.aborted && !outgoing.headersSent) process.emitWarning(`world: ${String(problem)}`);
      outgoing.destroy();
    }
  };
  const options = { key: certificates.keyPem, cert: certificates.chainPem, ALPNProtocols: ['http/1.1'] };
  const server: Server = createServer(options, (incoming, outgoing) => void serve(incoming, outgoing));
  server.on('upgrade', (incoming: IncomingMessage, socket: Duplex, head: Buffer) => {
    if (!raw?.upgrade(incoming, socket, head)) socket.destroy();
  });
  server.requestTimeout = 0;
  server.keepAliveTimeout = 30_000;
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    close: async () => {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}
