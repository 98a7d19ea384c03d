import { keptHeaders } from '../headers';

/** A request of the page as the tap holds it: with all its headers, which never leave the page's world. */
export interface Asked {
  method: string;
  url: string;
  headers: [name: string, value: string][];
  body: string | undefined;
  credentials: RequestCredentials;
}

const bodyLimit = 200_000;
const kept: readonly string[] = keptHeaders;

/** The part of a request that may be handed over: the names of all headers, the values of the harmless ones. */
export function harmless({ method, url, headers, body }: Asked): object {
  // Objects without a prototype, lest a `toJSON` of the page's be called.
  const shown: Record<string, string> = Object.create(null);
  for (const [name, value] of headers) shown[name] = kept.includes(name) ? value : '';
  return Object.assign(Object.create(null), { method, url, headers: shown, body });
}

/** A body as text: forms without their files, long strings (pictures) taken out of JSON; undefined where it is neither. */
export function bodyText(body: unknown): string | undefined {
  if (typeof body === 'string') {
    return body.length <= bodyLimit ? body : body.replace(/"[^"\\]{4000,}"/g, '"..."').slice(0, bodyLimit);
  }
  if (body instanceof URLSearchParams) return String(body);
  if (!(body instanceof FormData)) return undefined;
  const fields = new URLSearchParams();
  body.forEach((value, name) => {
    fields.append(name, typeof value === 'string' ? value.slice(0, 20_000) : `file of ${value.size}`);
  });
  return String(fields);
}
