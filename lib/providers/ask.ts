import { type ApiId, providerFacts } from '../knowledge/providers';
import type { HttpClient, HttpReply } from '../model/http';

export interface Ask {
  url: string;
  method?: 'GET' | 'PUT';
}

/** The header that carries a key, in the form that the provider wants. */
export function keyHeader(provider: ApiId, key: string): Record<string, string> {
  const { header, scheme } = providerFacts[provider];
  return { [header]: scheme === null ? key : `${scheme} ${key}` };
}

/**
 * The one place where a key meets a request. It goes to https addresses on the provider's own hosts and nowhere
 * else; any other address is not asked at all and counts as a connection that failed. A server that quotes the key
 * in its answer does not get it into what we keep.
 */
export async function askWithKey(provider: ApiId, key: string, ask: Ask, http: HttpClient): Promise<HttpReply> {
  if (!isOwnHost(provider, ask.url) || !isHeaderSafe(key)) return unasked(ask.url);
  const reply = await http({
    url: ask.url,
    method: ask.method ?? 'GET',
    headers: { Accept: 'application/json', ...keyHeader(provider, key) },
    timeoutMs: 20_000,
    maxBytes: 1_000_000,
  });
  const parts = [key, ...key.split(':')].filter((part) => part.length >= 6);
  return { ...reply, body: parts.reduce((body, part) => body.replaceAll(part, '…'), reply.body) };
}

/** https, the default port, no user name, exactly one of the provider's hosts. */
export function isOwnHost(provider: ApiId, url: string): boolean {
  const parsed = URL.parse(url);
  if (parsed === null || parsed.protocol !== 'https:' || parsed.port !== '') return false;
  if (parsed.username !== '' || parsed.password !== '') return false;
  return providerFacts[provider].hosts.includes(parsed.hostname);
}

function isHeaderSafe(key: string): boolean {
  return /^[\x21-\x7e]{1,400}$/.test(key);
}

function unasked(url: string): HttpReply {
  return { status: 0, url, headers: {}, body: '', head: new Uint8Array(), truncated: false, latencyMs: 0 };
}
