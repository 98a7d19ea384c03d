import { type Asked, asking } from './asked';
import { call, replace } from './disguise';
import { replied } from './hand';
import { addEventListener, apply, construct, getOwnPropertyDescriptor, safely, setTimeout, withoutQuery } from './own';

/** Names under which servers send events about jobs; events of other names are not seen. */
const EVENT_NAMES =
  'message progress status update job task render generation snapshot completed failed done result wallet';
/** How long frames of a socket are gathered, and how many characters of them at most: a flood costs no more than that. */
const GATHER_MS = 250;
const MAX_GATHERED_CHARS = 500_000;

/** The browser's own getter, which no subclass of the page's stands before. */
const getterOf = (of: object, name: string) => getOwnPropertyDescriptor(of, name)?.get ?? (() => undefined);

/** Taps `EventSource`. */
export function tapEventSource(): void {
  tapSource('EventSource', EVENT_NAMES, (asked) => {
    const tell = replied(asked, 200, (name) => (name === 'content-type' ? 'text/event-stream' : undefined));
    return (data) => tell?.(`data: ${data.replaceAll('\n', '\ndata: ')}\n\n`, true);
  });
}

/** Taps `WebSocket`: its text frames, gathered. What the page sends is not seen. */
export function tapWebSocket(): void {
  tapSource('WebSocket', 'message', (asked) => {
    // Its query may hold keys, and tells nothing.
    asked.url = withoutQuery(asked.url);
    const tell = replied(asked, 101, (name) => (name === 'content-type' ? 'application/json' : undefined));
    let frames = '';
    return (data) => {
      if (frames.length + data.length > MAX_GATHERED_CHARS) return;
      if (!frames)
        setTimeout(() => {
          const gathered = frames;
          frames = '';
          safely(() => tell?.(gathered));
        }, GATHER_MS);
      frames += `${data}\u001e`;
    };
  });
}

/** Listens beside the page, first of all, to texts that the browser itself brings. */
function tapSource(
  kind: 'EventSource' | 'WebSocket',
  names: string,
  listen: (asked: Asked) => (data: string) => void,
): void {
  const getData = getterOf(MessageEvent.prototype, 'data');
  const getUrl = getterOf(window[kind].prototype, 'url');
  replace(window, kind, {
    construct(target, args: never[], newTarget: never) {
      const source = call(construct, undefined, [target, args, newTarget]);
      safely(() => {
        const asked = asking(apply(getUrl, source, []));
        const hear = asked && listen(asked);
        const onMessage = (event: Event) => {
          safely(() => {
            const data: unknown = event.isTrusted && apply(getData, event, []);
            if (typeof data === 'string') hear?.(data);
          });
        };
        if (hear) for (const name of names.split(' ')) apply(addEventListener, source, [name, onMessage]);
      });
      return source;
    },
  });
}
