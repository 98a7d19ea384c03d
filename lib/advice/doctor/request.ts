import { ownerOfKey } from '../../knowledge/keys';
import { type ApiId, providerFacts } from '../../knowledge/providers';

/** A request as it was pasted: a curl command or code that sends one. */
export interface PastedRequest {
  url: URL;
  provider: ApiId | undefined;
  method: string | undefined;
  /** Lower-case names; the value as it stands in the text. */
  headers: ReadonlyMap<string, string>;
  /** What stands behind `-d`, where it is a command. */
  body: string | undefined;
}

const address = /https?:\/\/[^\s"'`<>\\^{}|]{1,2000}/gi;
const header =
  /["'`]?\b(authorization|x-api-key|x-fal-key|api-key|content-type)["'`]?\s*[:=,]\s*(?:f?["'`])?([^"'`\r\n]{0,500})/gi;

/** The request in a text; of several addresses, the one at a provider that we know. */
export function readRequest(text: string): PastedRequest | undefined {
  const urls = (text.match(address) ?? [])
    .slice(0, 30)
    .flatMap((found) => URL.parse(found.replace(/(?<![).,;\]])[).,;\]]+$/, '')) ?? []);
  const url = urls.find((one) => providerAt(one.hostname) !== undefined) ?? urls[0];
  if (url === undefined) return undefined;
  const headers = new Map<string, string>();
  for (const [, name, value] of text.matchAll(header)) {
    if (name !== undefined && value !== undefined)
      headers.set(
        name.toLowerCase(),
        value
          .trim()
          .replace(/(?<![,})\]])[,})\]]+$/, '')
          .trim(),
      );
  }
  const body = /\s(?:-d|--data(?:-raw|-binary)?|--json)\s+(?:'([^']{0,20000})'|"((?:[^"\\]|\\.){0,20000})")/s.exec(
    text,
  );
  return {
    url,
    provider: providerAt(url.hostname),
    method: methodOf(text),
    headers,
    body: body?.[1] ?? body?.[2]?.replace(/\\(["\\])/g, '$1'),
  };
}

function methodOf(text: string): string | undefined {
  const said = /(?:-X|--request|method["'`]?\s*[:=])\s*["'`]?(GET|POST|PUT|DELETE|PATCH|HEAD)\b/i.exec(text)?.[1];
  if (said !== undefined) return said.toUpperCase();
  const call = /\b(?:requests|axios|httpx|client)\.(get|post|put|delete|patch|head)\s*\(/i.exec(text)?.[1];
  if (call !== undefined) return call.toUpperCase();
  return /^\s*curl\b/.test(text) && /\s(?:-d|--data\S*|--json|-F|--form)\s/.test(text) ? 'POST' : undefined;
}

function providerAt(host: string): ApiId | undefined {
  if (host === 'fal.run') return 'fal';
  const ids: readonly ApiId[] = ['fal', 'pika', 'devapi', 'devkey', 'pika-art', 'pika-me'];
  return ids.find((id) => providerFacts[id].hosts.includes(host));
}

/** The key that a request carries, the word before it and the header that it is in. */
export interface Credential {
  header: string;
  scheme: string | undefined;
  key: string;
  /** Stands for a key that the program puts in. */
  placeholder: boolean;
}

export function credentialOf(request: PastedRequest): Credential | undefined {
  for (const name of ['authorization', 'x-api-key', 'x-fal-key', 'api-key']) {
    const value = request.headers.get(name);
    if (value === undefined) continue;
    const parts = /^(Bearer|Key|DevKey|Basic|Token|ApiKey)(?:\s+(\S.*))?$/i.exec(value);
    const key = (parts === null ? value : (parts[2] ?? '')).trim();
    return { header: name, scheme: parts?.[1], key, placeholder: isPlaceholder(key) };
  }
  return undefined;
}

function isPlaceholder(key: string): boolean {
  if (/[$<>{}]|process\.env|os\.environ|getenv/i.test(key)) return true;
  return ownerOfKey(key) === undefined
    ? /your|my[-_]?key|api[-_]?key|\.\.\.|…|xxx/i.test(key)
    : /your|\.\.\.|…|xxx/i.test(key);
}
