import { type Asked, addHeader, asking, bodyText } from './asked';
import { call, replace } from './disguise';
import { failed, remember, replied } from './hand';
import { addEventListener, apply, find, getFrom, plainText, safely, setIn, stringify, withoutQuery } from './own';

/** Taps `XMLHttpRequest`: the constructor stays as it is, three methods of its prototype take notes. */
export function tapXhr(): void {
  const { prototype } = XMLHttpRequest;
  const { getAllResponseHeaders } = prototype;
  const notes = new WeakMap<object, Asked>();
  const noteOf = (xhr: object): Asked | undefined => apply(getFrom, notes, [xhr]);

  /** Wraps a method: our notes first, then the browser's own. */
  function wrap(
    name: 'open' | 'send' | 'setRequestHeader',
    note: (xhr: XMLHttpRequest, args: unknown[]) => void,
  ): void {
    replace(prototype, name, {
      apply(target, self: XMLHttpRequest, args: never[]) {
        safely(() => note(self, args));
        return call(target, self, args);
      },
    });
  }

  wrap('open', (xhr, [method, input]) => {
    // What it was opened for before is over, also where this is not to be read.
    apply(setIn, notes, [xhr]);
    const asked = asking(plainText(input), method);
    if (!asked) return;
    apply(setIn, notes, [xhr, asked]);
    // Before the page's own listeners may change the answer. An abort is no failure. One that is opened again finds its
    // old listeners, but only one note.
    for (const type of 'load error timeout'.split(' '))
      apply(addEventListener, xhr, [type, () => safely(() => copy(xhr))]);
  });
  wrap('setRequestHeader', (xhr, [name, value]) => {
    const asked = noteOf(xhr);
    if (asked && !asked.isSignIn) addHeader(asked, name, value);
  });
  wrap('send', (xhr, [body]) => {
    const asked = noteOf(xhr);
    if (!asked || asked.isSignIn) return;
    asked.body = bodyText(body);
    if (xhr.withCredentials) asked.credentials = 'include';
    remember(asked, body);
  });

  function copy(xhr: XMLHttpRequest): void {
    const asked = noteOf(xhr);
    if (!asked) return;
    apply(setIn, notes, [xhr]);
    const { status, responseType } = xhr;
    if (!status) {
      failed(asked);
      return;
    }
    const at = withoutQuery(xhr.responseURL);
    if (at !== withoutQuery(asked.url)) asked.finalUrl = at;
    // Asking for one that another site does not show, the browser complains in the page's console.
    const headers = apply(getAllResponseHeaders, xhr, []);
    const head = (name: string) => find(new RegExp(`^${name}: (.*)`, 'im'), headers)?.[1];
    const tell = replied(asked, status, head);
    if (!tell) return;
    const content: unknown = responseType === 'json' ? stringify(xhr.response) : xhr.response;
    if (typeof content === 'string') tell(content);
  }
}
