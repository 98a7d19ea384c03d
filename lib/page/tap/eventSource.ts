import type { Tap } from './install';
import { worthCopying } from './sites';

/** Names under which servers send events about jobs; events of other names are not seen. */
const names = 'message progress status update job task render generation snapshot completed failed done result wallet';

/** Taps `EventSource`: listens beside the page. */
export function tapEventSource({ replace, cleanly, safely, replied }: Tap): void {
  const { apply, construct } = Reflect;
  const { addEventListener } = EventTarget.prototype;

  replace(window, 'EventSource', {
    construct(target, args: never[], newTarget: never) {
      const source = cleanly(() => construct(target, args, newTarget));
      safely(() => listen(source as EventSource));
      return source;
    },
  });

  function listen(source: EventSource): void {
    const url = worthCopying(source.url);
    if (url === undefined) return;
    const tell = replied(
      { method: 'GET', url, headers: [], body: undefined, credentials: 'same-origin' },
      200,
      (name) => (name === 'content-type' ? 'text/event-stream' : undefined),
      false,
    );
    const hear = ({ data }: MessageEvent) => {
      safely(() => tell?.(`data: ${String(data).replaceAll('\n', '\ndata: ')}\n\n`, true));
    };
    for (const name of names.split(' ')) apply(addEventListener, source, [name, hear]);
  }
}
