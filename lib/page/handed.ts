import type { EvidenceOf } from '../model/evidence';
import { readExchange } from './exchange';
import type { HandedExchange } from './handover';
import type { Scales } from './job/progress';
import type { ExchangeMemory } from './memory';

/** In the background: reads an exchange that was handed over. `scales` learns how each host counts progress. */
export function readHanded(
  { request, response, history, known, via }: HandedExchange,
  scales: Scales,
  nowMs: number,
): EvidenceOf<'reply'> | undefined {
  const memory: ExchangeMemory = {
    asked: () => history,
    gather: (_request, given) => given.body,
    isKnown: (id) => known.includes(id),
    know: () => undefined,
    knownIn: () => [...known],
    scalesOf: () => scales,
    learn: () => undefined,
  };
  return readExchange(response === undefined ? { request, failed: true } : { request, response }, memory, via, nowMs);
}
