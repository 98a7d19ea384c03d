import type { HttpClient, HttpReply, HttpRequest } from '../../../lib/model/http';
import { virtualClock } from '../../world/clock';
import { siteFor } from '../../world/hosts';
import { patch } from '../../world/patch';
import { randomUuid, seededRandom } from '../../world/random';
import type { WorldReply } from '../../world/site';
import { makeSites } from '../../world/sites';

export const nowMs = Date.UTC(2026, 10, 18, 15, 0, 0);

export interface Answer {
  status: number;
  headers?: Record<string, string>;
  body?: string | object | Uint8Array;
  /** Where a redirect led to. */
  url?: string;
}

function bytesOf(body: Answer['body']): Uint8Array {
  if (body instanceof Uint8Array) return body;
  return new TextEncoder().encode(typeof body === 'object' ? JSON.stringify(body) : (body ?? ''));
}

export function replyOf(request: HttpRequest, answer: Answer): HttpReply {
  const all = request.method === 'HEAD' ? new Uint8Array() : bytesOf(answer.body);
  const bytes = all.subarray(0, request.maxBytes ?? 2_000_000);
  return {
    status: answer.status,
    url: answer.url ?? request.url,
    headers: answer.headers ?? {},
    body: new TextDecoder().decode(bytes),
    head: bytes.slice(0, 64),
    truncated: bytes.length < all.length,
    latencyMs: 5,
  };
}

/** Answers from a table of addresses; what is not there does not connect. Keeps what was asked. */
export function fakeHttp(
  answers: Record<string, Answer | ((request: HttpRequest) => Answer)>,
): HttpClient & { asked: HttpRequest[] } {
  const asked: HttpRequest[] = [];
  const client = async (request: HttpRequest): Promise<HttpReply> => {
    asked.push(request);
    const found = answers[request.url];
    const answer = typeof found === 'function' ? found(request) : found;
    return replyOf(request, answer ?? { status: 0 });
  };
  return Object.assign(client, { asked });
}

async function collected(reply: WorldReply): Promise<Uint8Array> {
  const { body = '' } = reply;
  if (typeof body === 'string') return new TextEncoder().encode(body);
  if (body instanceof Uint8Array) return body;
  const parts: Buffer[] = [];
  for await (const part of body) parts.push(Buffer.from(part));
  return Buffer.concat(parts);
}

export interface PretendWorld {
  http: HttpClient;
  clock: ReturnType<typeof virtualClock>;
  /** Asks as a user's own program would; answers the parsed body. */
  send(
    method: string,
    url: string,
    headers: Record<string, string>,
    body?: object,
  ): Promise<{ status: number; body: Record<string, unknown> }>;
  set(site: string, change: object): void;
}

/** The pretend sites without network: a request goes straight to the site of its host. */
export function pretendWorld(): PretendWorld {
  const clock = virtualClock(nowMs);
  const random = seededRandom(7);
  const { sites } = makeSites({ clock, random, uuid: () => randomUuid(random) });
  const ask = async (method: string, address: string, headers: Readonly<Record<string, string>>, body: string) => {
    const lower = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
    const url = new URL(address);
    const signal = new AbortController().signal;
    const request = { method, url, headers: lower, cookies: {}, body: Buffer.from(body), signal };
    const site = siteFor(sites, request);
    if (site === undefined) throw new Error(`No site at ${url.host}`);
    const reply = await site.handle(request);
    return { reply, bytes: await collected(reply) };
  };
  return {
    clock,
    async http(request) {
      const { reply, bytes } = await ask(request.method, request.url, request.headers ?? {}, request.body ?? '');
      const headers = Object.entries(reply.headers ?? {}).map(([name, value]) => [name.toLowerCase(), String(value)]);
      return replyOf(request, {
        status: reply.status,
        headers: { 'content-length': String(bytes.length), ...Object.fromEntries(headers) },
        body: bytes,
      });
    },
    async send(method, url, headers, body) {
      const sent = await ask(
        method,
        url,
        { 'content-type': 'application/json', ...headers },
        body === undefined ? '' : JSON.stringify(body),
      );
      return { status: sent.reply.status, body: JSON.parse(Buffer.from(sent.bytes).toString('utf8') || '{}') };
    },
    set(name, change) {
      const site = sites.find((one) => one.name === name);
      if (site === undefined) throw new Error(`No site ${name}`);
      patch(site.knobs, change);
    },
  };
}
