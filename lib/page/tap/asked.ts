import { secretPath } from '../../knowledge/secrets';
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
  /** Somebody signs in: nothing of it is looked at but whether the server failed. */
  isSignIn?: boolean;
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
  const { href, origin, pathname } = new URL(address, document.baseURI);
  const signIn = find(secretPath, pathname);
  return isThere !== false &&
    find(
      /^(?:http|ws)s:\/\/(?:(?:[\w-]+\.)*pika\.(?:art|me)|xrcfahrzkjpblmrsaknx\.supabase\.co)\/(?!(?:ingest|_vercel|monitoring|cdn-cgi|_next)(?![^/?#]))/,
      href,
    ) &&
    !find(/\.(?:mp4|webm|mov|jpg|png|webp|svg|js|css|woff2)$/, pathname)
    ? {
        // Links in mails carry their token behind the word of signing in.
        url: signIn ? origin + pathname.slice(0, signIn.index + signIn[0].length) : (find(/^[^#]*/, href)?.[0] ?? href),
        isSignIn: !!signIn,
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
