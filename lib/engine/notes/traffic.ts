import type { EvidenceOf } from '../../model/evidence';
import type { State } from '../state';

const KEPT = 30;

/** How the page's own requests fare: a sign of Pika's health and of the network's. */
export function noteTraffic(state: State, reply: EvidenceOf<'reply'>, nowMs: number): State {
  const { host, status, part } = reply;
  // A submit that fails is a failed job already: one event is not to count twice.
  if (reply.submit !== undefined && status >= 500) return state;
  const failed = status === 0 || status >= 500;
  const traffic = failed
    ? { ...state.traffic, failures: [...state.traffic.failures, { atMs: nowMs, status, host, part }].slice(-KEPT) }
    : {
        ...state.traffic,
        ok: [
          ...state.traffic.ok.filter((seen) => seen.host !== host || seen.part !== part),
          { atMs: nowMs, host, part },
        ].slice(-KEPT),
      };
  return { ...state, traffic };
}
