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

type Tell = (text: string, more?: boolean) => void;

/** Taps `EventSource`. */
export function tapEventSource(): void {
  tapSource('EventSource', EVENT_NAMES, 200, 'text/event-stream', (tell) => (data) => {
    tell(`data: ${data.replaceAll('\n', '\ndata: ')}\n\n`, true);
  });
}

/** Taps `WebSocket`: its text frames, gathered. What the page sends is not seen. */
export function tapWebSocket(): void {
  tapSource('WebSocket', 'message', 101, 'application/json', (tell, asked) => {
    // Its query may hold keys, and tells nothing.
    asked.url = withoutQuery(asked.url);
    let frames = '';
    return (data) => {
      if (frames.length + data.length > MAX_GATHERED_CHARS) return;
      if (!frames)
        setTimeout(() => {
          const gathered = frames;
          frames = '';
          safely(() => tell(gathered));
        }, GATHER_MS);
      frames += `${data}\u001e`;
    };
  });
}

/** Listens beside the page, first of all, to texts that the browser itself brings. */
function tapSource(
  kind: 'EventSource' | 'WebSocket',
  names: string,
  status: number,
  contentType: string,
  listen: (tell: Tell, asked: Asked) => (data: string) => void,
): void {
  const getData = getterOf(MessageEvent.prototype, 'data');
  const getUrl = getterOf(window[kind].prototype, 'url');
  replace(window, kind, {
    construct(target, args: never[], newTarget: never) {
      const source = call(construct, undefined, [target, args, newTarget]);
      safely(() => {
        const asked = asking(apply(getUrl, source, []));
        const tell = asked && replied(asked, status, (name) => (name === 'content-type' ? contentType : undefined));
        if (!tell) return;
        const hear = listen(tell, asked);
        const onMessage = (event: Event) => {
          safely(() => {
            const data: unknown = event.isTrusted && apply(getData, event, []);
            if (typeof data === 'string') hear(data);
          });
        };
        for (const name of names.split(' ')) apply(addEventListener, source, [name, onMessage]);
      });
      return source;
    },
  });
}
