import { covers } from './hosts';
import type { WorldClock, WorldReply, WorldRequest } from './site';

/** What can be wrong between the browser and a host. */
export type Trouble =
  | 'down'
  | 'cut'
  | 'timeout'
  | 'slow'
  | 'server-error'
  | 'bad-gateway'
  | 'captive-page'
  | 'captive-redirect'
  | 'captive-511';

export interface TroubleRule {
  /** Patterns such as `pika.art`, `*.pika.art`, `*`. */
  hosts: string[];
  trouble: Trouble;
  /** Only paths that begin so. */
  path?: string;
  method?: string;
  /** Only requests that carry this header (lower case). */
  header?: string;
}

export interface NetworkKnobs {
  /** The first rule that covers a request decides. */
  rules: TroubleRule[];
  /** Added to every answer, ms. */
  latencyMs: number;
  /** `slow`: so many bytes at a time, so many ms apart. */
  dripBytes: number;
  dripMs: number;
}

export const networkStart: NetworkKnobs = { rules: [], latencyMs: 0, dripBytes: 64, dripMs: 250 };

/** A reply, or how the connection ends without one. */
export type Outcome = WorldReply | 'close';

const errorPage = (title: string) =>
  `<!DOCTYPE html><html><head><title>${title}</title></head><body><center><h1>${title}</h1></center><hr><center>edge</center></body></html>`;
const portal =
  '<!DOCTYPE html><html><head><title>Guest Wi-Fi</title></head><body><h1>Welcome to our guest network</h1><form action="/accept" method="post"><button>Accept and connect</button></form></body></html>';
/** Where a captive portal sends everybody. */
export const portalHost = 'portal.guest-wifi.test';
const html = { 'content-type': 'text/html; charset=utf-8' };

function* pieces(bytes: Uint8Array, size: number): Generator<Uint8Array> {
  for (let from = 0; from < bytes.length; from += size) yield bytes.subarray(from, from + size);
}

async function* drip(reply: WorldReply, knobs: NetworkKnobs, clock: WorldClock, signal: AbortSignal) {
  const body = reply.body ?? '';
  const parts = typeof body === 'string' || body instanceof Uint8Array ? [body] : body;
  for await (const part of parts) {
    for (const piece of pieces(typeof part === 'string' ? Buffer.from(part) : part, Math.max(1, knobs.dripBytes))) {
      await clock.sleep(knobs.dripMs, signal);
      yield piece;
    }
  }
}

async function* cut(reply: WorldReply) {
  const body = reply.body ?? '';
  const whole = Buffer.from(typeof body === 'string' || body instanceof Uint8Array ? body : 'partial');
  yield whole.subarray(0, Math.ceil(whole.length / 2));
  throw new Error('The connection was cut in the middle.');
}

/** Lets a request through the pretend network: `answer` is asked unless the network stands before it. */
export async function throughNetwork(
  request: WorldRequest,
  knobs: NetworkKnobs,
  clock: WorldClock,
  answer: () => Promise<Outcome>,
): Promise<Outcome> {
  const rule = knobs.rules.find(
    (one) =>
      one.hosts.some((pattern) => covers(pattern, request.url.hostname)) &&
      request.url.pathname.startsWith(one.path ?? '/') &&
      (one.method ?? request.method) === request.method &&
      (one.header === undefined || one.header in request.headers),
  );
  if (knobs.latencyMs > 0) await clock.sleep(knobs.latencyMs, request.signal);
  if (!rule) return answer();
  switch (rule.trouble) {
    case 'down':
      return 'close';
    case 'timeout':
      await clock.sleep(3_600_000, request.signal);
      return 'close';
    case 'server-error':
      return { status: 500, headers: html, body: errorPage('500 Internal Server Error') };
    case 'bad-gateway':
      return { status: 502, headers: html, body: errorPage('502 Bad Gateway') };
    case 'captive-page':
      return { status: 200, headers: html, body: portal };
    case 'captive-redirect':
      if (request.url.hostname === portalHost) return { status: 200, headers: html, body: portal };
      return { status: 302, headers: { location: `https://${portalHost}/login` } };
    case 'captive-511':
      return { status: 511, headers: html, body: portal };
    case 'slow':
    case 'cut': {
      const reply = await answer();
      if (reply === 'close') return reply;
      const { 'content-length': _length, ...headers } = reply.headers ?? {};
      const body = rule.trouble === 'cut' ? cut(reply) : drip(reply, knobs, clock, request.signal);
      return { status: reply.status, headers, body };
    }
  }
}
