import type { HttpClient, HttpReply, HttpRequest } from '../model/http';

const defaultMaxBytes = 2_000_000;
/** Below the 30 s after which Chrome ends a worker whose fetch has no answer. */
const defaultTimeoutMs = 20_000;
const headBytes = 64;

/** Headers that carry no secret and may go along wherever a redirect leads. */
const harmless = new Set([
  'accept',
  'accept-language',
  'content-type',
  'if-modified-since',
  'if-none-match',
  'next-action',
  'next-router-state-tree',
  'range',
  'rsc',
]);

/** Browsers take `Authorization` off at a redirect to another host, but no header of an API's own. */
function carriesSecret(request: HttpRequest): boolean {
  return Object.keys(request.headers ?? {}).some((name) => !harmless.has(name.toLowerCase()));
}

function join(chunks: readonly Uint8Array[], length: number): Uint8Array {
  const whole = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    const part = chunk.subarray(0, length - at);
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/** Reads at most `maxBytes`, then hangs up. */
async function readBody(response: Response, maxBytes: number): Promise<{ bytes: Uint8Array; truncated: boolean }> {
  const reader = response.body?.getReader();
  if (!reader) return { bytes: new Uint8Array(), truncated: false };
  const chunks: Uint8Array[] = [];
  let size = 0;
  while (size <= maxBytes) {
    const { done, value } = await reader.read();
    if (done) return { bytes: join(chunks, size), truncated: false };
    chunks.push(value);
    size += value.length;
  }
  await reader.cancel();
  return { bytes: join(chunks, maxBytes), truncated: true };
}

/** What stands for an answer where none came. */
export const noAnswer = (request: HttpRequest, latencyMs: number): HttpReply => ({
  status: 0,
  url: request.url,
  headers: {},
  body: '',
  head: new Uint8Array(),
  truncated: false,
  latencyMs,
});

/**
 * A client on `fetch`. Sends no cookies unless `withSession`; follows redirects (the reply's `url` tells where to)
 * except for requests that carry the session or a header of their own such as a key: they end there, as status 302 without a body.
 * An answer that does not end in time is none; its latency is that of the reply's headers.
 */
export function httpClient(doFetch: typeof fetch = fetch, now: () => number = () => performance.now()): HttpClient {
  return async (request) => {
    const started = now();
    const giveUp = new AbortController();
    const timer = setTimeout(() => giveUp.abort(), request.timeoutMs ?? defaultTimeoutMs);
    try {
      const response = await doFetch(request.url, {
        method: request.method,
        headers: { ...request.headers },
        ...(request.body === undefined ? {} : { body: request.body }),
        credentials: request.withSession ? 'include' : 'omit',
        // The user's session goes to the address that was decided on, and nowhere else.
        redirect: carriesSecret(request) || request.withSession ? 'manual' : 'follow',
        cache: 'no-store',
        referrerPolicy: 'no-referrer',
        signal: giveUp.signal,
      });
      const latencyMs = now() - started;
      if (response.type === 'opaqueredirect') return { ...noAnswer(request, latencyMs), status: 302 };
      const { bytes, truncated } = await readBody(response, request.maxBytes ?? defaultMaxBytes);
      return {
        status: response.status,
        url: response.url === '' ? request.url : response.url,
        headers: Object.fromEntries(response.headers),
        body: new TextDecoder().decode(bytes),
        head: bytes.slice(0, headBytes),
        truncated,
        latencyMs,
      };
    } catch {
      // A refused connection, a name that does not resolve, a certificate, the time limit, an address that is none.
      return noAnswer(request, now() - started);
    } finally {
      clearTimeout(timer);
    }
  };
}
