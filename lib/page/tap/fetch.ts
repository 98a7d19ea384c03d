import { type Asked, bodyText } from './asked';
import type { Tap } from './install';
import { worthCopying } from './sites';

const bodyLimit = 2_000_000;

/** Taps `fetch`; returns how to ask a question again with the browser's own `fetch`. */
export function tapFetch({ replace, cleanly, safely, silent, remember, failed, replied }: Tap): (asked: Asked) => void {
  const { apply } = Reflect;
  const { getOwnPropertyDescriptor, keys } = Object;
  const { then } = Promise.prototype;
  const { clone } = Response.prototype;
  const { fetch } = window;

  /** A plain field of what the page passed; its getters are left alone. */
  const field = (of: unknown, name: string): unknown =>
    typeof of === 'object' && of !== null ? getOwnPropertyDescriptor(of, name)?.value : undefined;

  function headersIn(source: unknown): [string, string][] {
    const found: [string, string][] = [];
    const add = (value: unknown, name: unknown) => found.push([String(name).toLowerCase(), String(value)]);
    if (source instanceof Headers) source.forEach(add);
    else if (Array.isArray(source)) for (const pair of source) add(pair[1], pair[0]);
    else if (typeof source === 'object' && source !== null)
      for (const name of keys(source)) add(field(source, name), name);
    return found;
  }

  function askedBy([input, init]: unknown[]): Asked | undefined {
    const request = input instanceof Request ? input : undefined;
    const url = worthCopying(request?.url ?? String(input));
    if (url === undefined) return undefined;
    const asked: Asked = {
      url,
      method: String(field(init, 'method') ?? request?.method ?? 'GET').toUpperCase(),
      headers: headersIn(field(init, 'headers') ?? request?.headers),
      body: bodyText(field(init, 'body')),
      credentials:
        (field(init, 'credentials') as RequestCredentials | undefined) ?? request?.credentials ?? 'same-origin',
    };
    // A body that was not read cannot be sent again.
    if (asked.method === 'GET' || asked.body !== undefined) remember(asked);
    return asked;
  }

  /** Reads a copy of a reply and hands it over; a stream of events as it comes. */
  function copy(asked: Asked, response: Response, repeat: boolean): void {
    const { status, headers } = response;
    if (status === 0 || silent()) return;
    const tell = replied(asked, status, (name) => headers.get(name), repeat);
    if (tell === undefined || Number(headers.get('content-length')) > bodyLimit) return;
    const twin = apply(clone, response, []);
    if (!headers.get('content-type')?.includes('event-stream')) {
      // The browser reads it whole without a turn through our code for every piece.
      apply(then, twin.text(), [
        (body: string) => safely(() => tell(body.slice(0, bodyLimit + 1), false)),
        () => undefined,
      ]);
      return;
    }
    const reader = twin.body?.getReader();
    const decoder = new TextDecoder();
    const next = (): void => {
      const take = ({ done, value }: ReadableStreamReadResult<Uint8Array>) => {
        tell(decoder.decode(value, { stream: !done }), !done);
        if (silent()) void reader?.cancel();
        else if (!done) next();
      };
      if (reader !== undefined)
        apply(then, reader.read(), [
          (piece: ReadableStreamReadResult<Uint8Array>) => safely(() => take(piece)),
          () => undefined,
        ]);
    };
    next();
  }

  replace(window, 'fetch', {
    apply(target, self, args: never[]) {
      const asked = silent() ? undefined : safely(() => askedBy(args));
      const promise = apply(target, self, args);
      if (asked === undefined) return promise;
      return apply(then, promise as Promise<Response>, [
        (response: Response) => {
          safely(() => copy(asked, response, false));
          return response;
        },
        (error: unknown) => {
          // An abort is no TypeError.
          if (error instanceof TypeError) safely(() => failed(asked));
          return cleanly(() => {
            throw error;
          });
        },
      ]);
    },
  });

  return (asked) => {
    const { url, ...init } = asked;
    apply(then, fetch(url, init as RequestInit), [
      (response: Response) => safely(() => copy(asked, response, true)),
      () => safely(() => failed(asked)),
    ]);
  };
}
