import { asking } from './asked';
import { call, replace } from './disguise';
import { replied } from './hand';
import { addEventListener, apply, construct, safely } from './own';

/** Names under which servers send events about jobs; events of other names are not seen. */
const names = 'message progress status update job task render generation snapshot completed failed done result wallet';

/** Taps `EventSource`: listens beside the page. */
export function tapEventSource(): void {
  replace(window, 'EventSource', {
    construct(target, args: never[], newTarget: never) {
      const source = call(construct, undefined, [target, args, newTarget]);
      safely(() => listen(source as EventSource));
      return source;
    },
  });

  function listen(source: EventSource): void {
    const asked = asking(source.url);
    if (!asked) return;
    const tell = replied(asked, 200, (name) => (name === 'content-type' ? 'text/event-stream' : undefined));
    const hear = ({ data }: MessageEvent) => {
      safely(() => tell?.(`data: ${String(data).replaceAll('\n', '\ndata: ')}\n\n`, true));
    };
    for (const name of names.split(' ')) apply(addEventListener, source, [name, hear]);
  }
}
