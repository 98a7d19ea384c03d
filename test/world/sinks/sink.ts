import type { FaultKnobs } from '../apis/kit/fault';
import { iso } from '../apis/kit/reply';
import type { WorldContext, WorldRequest } from '../site';

/** One message as it came. */
interface Received {
  at: string;
  path: string;
  headers: Record<string, string>;
  body: string;
  /** What the hook answered. */
  status: number;
}

export interface SinkKnobs {
  /** Everything that came, also what was refused; oldest first. */
  received: Received[];
  /** Paths of hooks that are no more. */
  gone: string[];
  faults: FaultKnobs;
}

export function record(context: WorldContext, knobs: SinkKnobs, request: WorldRequest, status: number): void {
  const { headers, body, url } = request;
  knobs.received.push({
    at: iso(context.clock.now()),
    path: url.pathname + url.search,
    headers: { ...headers },
    body: body.toString('utf8'),
    status,
  });
}
