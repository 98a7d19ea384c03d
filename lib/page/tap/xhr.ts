import { type Asked, bodyText } from './asked';
import type { Tap } from './install';
import { worthCopying } from './sites';

/** Taps `XMLHttpRequest`: the constructor stays as it is, three methods of its prototype take notes. */
export function tapXhr({ replace, cleanly, safely, silent, remember, failed, replied }: Tap): void {
  const { apply } = Reflect;
  const { prototype } = XMLHttpRequest;
  const { getResponseHeader } = prototype;
  const { addEventListener } = EventTarget.prototype;
  const { stringify } = JSON;
  const { get, set } = WeakMap.prototype;
  const notes = new WeakMap<object, Asked>();
  const noteOf = (xhr: object): Asked | undefined => apply(get, notes, [xhr]);

  /** Wraps a method: our notes first, then the browser's own. */
  function wrap(
    name: 'open' | 'send' | 'setRequestHeader',
    note: (xhr: XMLHttpRequest, args: unknown[]) => void,
  ): void {
    replace(prototype, name, {
      apply(target, self: XMLHttpRequest, args: never[]) {
        if (!silent()) safely(() => note(self, args));
        return cleanly(() => apply(target, self, args));
      },
    });
  }

  wrap('open', (xhr, [method, input]) => {
    const url = worthCopying(String(input));
    const asked: Asked | undefined =
      url === undefined
        ? url
        : { method: String(method).toUpperCase(), url, headers: [], body: undefined, credentials: 'same-origin' };
    apply(set, notes, [xhr, asked]);
  });
  wrap('setRequestHeader', (xhr, [name, value]) => {
    noteOf(xhr)?.headers.push([String(name).toLowerCase(), String(value)]);
  });
  wrap('send', (xhr, [body]) => {
    const asked = noteOf(xhr);
    if (asked === undefined) return;
    asked.body = bodyText(body);
    if (xhr.withCredentials) asked.credentials = 'include';
    remember(asked);
    // An abort is no failure. One that sends again finds its old listeners, but only one note.
    for (const type of ['load', 'error', 'timeout'])
      apply(addEventListener, xhr, [type, () => safely(() => copy(xhr))]);
  });

  function copy(xhr: XMLHttpRequest): void {
    const asked = noteOf(xhr);
    if (asked === undefined) return;
    apply(set, notes, [xhr]);
    const { status, responseType } = xhr;
    if (status === 0) {
      failed(asked);
      return;
    }
    const tell = replied(asked, status, (name) => apply(getResponseHeader, xhr, [name]), false);
    const content: unknown = tell && xhr.response;
    if (typeof content === 'string') tell?.(content.slice(0, 2_000_001), false);
    else if (responseType === 'json') tell?.(stringify(content), false);
  }
}
