import type { WorldContext, WorldReply, WorldRequest } from '../../site';
import { html, httpDate } from './reply';
import { swapTypes } from './swap-types';

/**
 * How a site misbehaves before its own answer is looked at. `error` is a failure in the site's own words,
 * `error-page` the page of a proxy before it, `cut` a connection that breaks in the body, `truncated` half a body
 * that claims to be whole.
 */
const faultKinds = [
  'none',
  'error',
  'error-page',
  'captive-portal',
  'hang',
  'drip',
  'cut',
  'truncated',
  'empty',
  'huge',
  'endless',
  'wrong-types',
] as const;
type FaultKind = (typeof faultKinds)[number];

export interface FaultKnobs {
  kind: FaultKind;
  /** HTTP status of `error` and `error-page`. */
  status: number;
  /** Only requests whose path contains this. */
  path: string;
  /** Only requests of this method; empty for all. */
  method: string;
  /** For so many more requests; null for ever. */
  times: number | null;
  retryAfterSeconds: number;
  retryAfterForm: 'seconds' | 'date' | 'none';
  /** Before any answer, and between the drops of `drip`. */
  delayMs: number;
}

export const noFault = (): FaultKnobs => ({
  kind: 'none',
  status: 503,
  path: '',
  method: '',
  times: null,
  retryAfterSeconds: 30,
  retryAfterForm: 'seconds',
  delayMs: 0,
});

const hugeBytes = 20_000_000;
const portal =
  '<!doctype html><html><head><title>Guest Wi-Fi</title></head><body><form action="/login"><h1>Welcome</h1><button>Accept and connect</button></form></body></html>';

/** Retry-After as RFC 9110, 10.2.3 has it: seconds or a date. */
export function retryAfter(context: WorldContext, faults: FaultKnobs): Record<string, string> {
  if (faults.retryAfterForm === 'none') return {};
  const { retryAfterSeconds: seconds } = faults;
  const value = faults.retryAfterForm === 'seconds' ? String(seconds) : httpDate(context.clock.now() + seconds * 1000);
  return { 'retry-after': value };
}

const bytesOf = async (reply: WorldReply): Promise<Buffer> => {
  const { body = '' } = reply;
  if (typeof body === 'string') return Buffer.from(body);
  if (body instanceof Uint8Array) return Buffer.from(body);
  const parts: Buffer[] = [];
  for await (const part of body) parts.push(Buffer.from(part));
  return Buffer.concat(parts);
};

const gone = (signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });

async function* drops(context: WorldContext, bytes: Buffer, delayMs: number, signal: AbortSignal) {
  const step = Math.max(1, Math.ceil(bytes.length / 20));
  for (let at = 0; at < bytes.length; at += step) {
    if (at > 0) await context.clock.sleep(delayMs || 1000, signal);
    yield bytes.subarray(at, at + step);
  }
}

async function* half(bytes: Buffer) {
  yield bytes.subarray(0, Math.floor(bytes.length / 2));
  throw new Error('The connection broke.');
}

async function* padded(bytes: Buffer) {
  const space = Buffer.alloc(100_000, 0x20);
  for (let sent = 0; sent < hugeBytes; sent += space.length) yield space;
  yield bytes;
}

async function* endless(context: WorldContext, bytes: Buffer, signal: AbortSignal) {
  yield bytes.subarray(0, Math.max(1, bytes.length - 1));
  while (!signal.aborted) {
    await context.clock.sleep(1, signal);
    yield Buffer.alloc(10_000, 0x20);
  }
}

async function spoil(
  context: WorldContext,
  request: WorldRequest,
  faults: FaultKnobs,
  kind: FaultKind,
  answer: () => WorldReply | Promise<WorldReply>,
): Promise<WorldReply> {
  const reply = await answer();
  const bytes = await bytesOf(reply);
  switch (kind) {
    case 'drip':
      return { ...reply, body: drops(context, bytes, faults.delayMs, request.signal) };
    case 'cut':
      return {
        ...reply,
        headers: { ...reply.headers, 'content-length': String(bytes.length) },
        body: half(bytes),
      };
    case 'truncated':
      return { ...reply, body: bytes.subarray(0, Math.floor(bytes.length / 2)) };
    case 'empty':
      return { ...reply, body: '' };
    case 'huge':
      return { ...reply, body: padded(bytes) };
    case 'endless':
      return { ...reply, body: endless(context, bytes, request.signal) };
    case 'wrong-types':
      return { ...reply, body: swapTypes(bytes.toString('utf8')) };
    default:
      return reply;
  }
}

/** Answers, spoilt as the knobs say. `refuse` is the site's own form of a failure with that status. */
export async function answerWith(
  context: WorldContext,
  request: WorldRequest,
  faults: FaultKnobs,
  refuse: (status: number) => WorldReply,
  answer: () => WorldReply | Promise<WorldReply>,
): Promise<WorldReply> {
  const hit =
    faults.times !== 0 &&
    request.url.pathname.includes(faults.path) &&
    (faults.method === '' || faults.method === request.method);
  if (!hit) return answer();
  const { kind } = faults;
  if (kind !== 'none' && faults.times !== null) faults.times -= 1;
  if (faults.delayMs > 0 && kind !== 'drip') await context.clock.sleep(faults.delayMs, request.signal);
  switch (kind) {
    case 'none':
      return answer();
    case 'error': {
      const reply = refuse(faults.status);
      const hint = faults.status === 429 || faults.status === 503 ? retryAfter(context, faults) : {};
      return { ...reply, headers: { ...reply.headers, ...hint } };
    }
    case 'error-page':
      return html(
        faults.status,
        `<html><head><title>${faults.status}</title></head><body><center><h1>${faults.status}</h1></center><hr><center>nginx</center></body></html>`,
      );
    case 'captive-portal':
      return html(200, portal);
    case 'hang':
      await gone(request.signal);
      return { status: 504 };
    default:
      return spoil(context, request, faults, kind, answer);
  }
}

/** A site's way to answer, spoilt as its knobs say. */
export function underFaults<Knobs extends { faults: FaultKnobs }>(
  context: WorldContext,
  refuse: (status: number) => WorldReply,
  answer: (request: WorldRequest, knobs: Knobs) => WorldReply | Promise<WorldReply>,
): (request: WorldRequest, knobs: Knobs) => Promise<WorldReply> {
  return (request, knobs) => answerWith(context, request, knobs.faults, refuse, () => answer(request, knobs));
}
