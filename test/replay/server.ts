import type { HttpReply, HttpRequest } from '../../lib/model/http';
import { bytesOf, type ScenarioEvent } from './format';

type Serve = Extract<ScenarioEvent, { do: 'serve' }>;

/** Answers the extension's own requests as the scenario says. What was never served fails to connect. */
export class ScenarioServer {
  private served: Serve[] = [];

  constructor(private readonly path: string) {}

  serve(event: Serve): void {
    const method = event.method ?? 'GET';
    this.served = this.served.filter((other) => other.url !== event.url || (other.method ?? 'GET') !== method);
    this.served.push(event);
  }

  /** The answer, and after how many seconds; null when the connection fails. */
  answer(request: HttpRequest, nowIso: string): { reply: HttpReply; delaySeconds: number } | null {
    const found =
      this.find(request.url, request.method) ?? (request.method === 'HEAD' ? this.find(request.url, 'GET') : undefined);
    if (found === undefined || found.status === 0)
      return found === undefined ? null : { reply: noReply(request.url), delaySeconds: found.delay ?? 0 };
    const whole = this.bytes(found, nowIso);
    const headers = Object.fromEntries(
      Object.entries(found.headers ?? {}).map(([name, value]) => [name.toLowerCase(), value]),
    );
    const range = rangeOf(request, whole.length, found.status);
    const sent =
      request.method === 'HEAD' ? Buffer.alloc(0) : range === null ? whole : whole.subarray(range.from, range.to + 1);
    if (range !== null) {
      headers['content-range'] = `bytes ${range.from}-${range.to}/${whole.length}`;
      headers['content-length'] = String(range.to - range.from + 1);
    } else headers['content-length'] ??= String(whole.length);
    const limit = request.maxBytes ?? 2_000_000;
    const body = sent.subarray(0, limit);
    const reply: HttpReply = {
      status: range === null ? found.status : 206,
      url: request.url,
      headers,
      body: body.toString('utf8'),
      head: new Uint8Array(body.subarray(0, 64)),
      truncated: sent.length > limit,
      latencyMs: (found.delay ?? 0) * 1000 + 50,
    };
    return { reply, delaySeconds: found.delay ?? 0 };
  }

  private find(url: string, method: string): Serve | undefined {
    const fits = this.served.filter((event) => (event.method ?? 'GET') === method && matches(event.url, url));
    return fits.sort((a, b) => b.url.length - a.url.length)[0];
  }

  private bytes(event: Serve, nowIso: string): Buffer {
    const body = event.body ?? '';
    return typeof body === 'string' ? Buffer.from(body.replaceAll('{{now}}', nowIso)) : bytesOf(body, this.path);
  }
}

export function noReply(url: string): HttpReply {
  return { status: 0, url, headers: {}, body: '', head: new Uint8Array(), truncated: false, latencyMs: 0 };
}

function matches(pattern: string, url: string): boolean {
  return pattern.endsWith('*') ? url.startsWith(pattern.slice(0, -1)) : pattern === url;
}

function rangeOf(request: HttpRequest, length: number, status: number): { from: number; to: number } | null {
  const asked = Object.entries(request.headers ?? {}).find(([name]) => name.toLowerCase() === 'range')?.[1];
  const match = asked === undefined ? null : /^bytes=(\d+)-(\d*)$/.exec(asked);
  if (match === null || status !== 200 || request.method !== 'GET' || length === 0) return null;
  const from = Math.min(Number(match[1]), length - 1);
  const to = match[2] === '' || match[2] === undefined ? length - 1 : Math.min(Number(match[2]), length - 1);
  return { from, to };
}
