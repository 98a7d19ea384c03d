import { isThere } from './channel';
import { noteGestures } from './gesture';
import { apply, find, plainText, URL } from './own';

/** A request of the page as the tap holds it: with all its headers, which never leave the page's world. */
export interface Asked {
  method: string;
  url: string;
  headers: [name: string, value: string][];
  body?: string | undefined;
  credentials?: RequestCredentials | undefined;
  /** Settles when the body is read that the page put inside of a `Request`. */
  reading?: Promise<unknown>;
  /** Where redirects led it, without query. */
  finalUrl?: string;
  /** It began within a few seconds of a click, key or touch of the user's. */
  gesture: boolean;
}

let isGesture: () => boolean;
/** To be called once, before the first request. */
export const watchUser = (): void => {
  isGesture = noteGestures();
};

const bodyLimit = 200_000;
const { toUpperCase } = String.prototype;

/** A request for something worth a copy: Pika's own, but not its measuring, its files and its sign-in. */
export function asking(address: string, method: unknown = 'GET'): Asked | undefined {
  const { href, pathname } = new URL(address, document.baseURI);
  return isThere !== false &&
    find(
      /^(?:http|ws)s:\/\/(?:(?:[\w-]+\.)*pika\.(?:art|me)|xrcfahrzkjpblmrsaknx\.supabase\.co)\/(?!(?:ingest|_vercel|monitoring|cdn-cgi|_next|auth.v1)(?![^/?#]))/,
      href,
    ) &&
    !find(/\.(?:mp4|webm|mov|jpg|png|webp|svg|js|css|woff2)$/, pathname)
    ? {
        url: find(/[^#]*/, href)?.[0] ?? href,
        method: apply(toUpperCase, plainText(method), []),
        headers: [],
        gesture: isGesture(),
      }
    : undefined;
}

export function addHeader({ headers }: Asked, name: unknown, value: unknown): void {
  headers.push([plainText(name).toLowerCase(), plainText(value)]);
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
