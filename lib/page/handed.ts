import type { EvidenceOf } from '../model/evidence';
import { readExchange } from './exchange';
import type { HandedExchange } from './handover';
import type { Scales } from './job/progress';
import type { ExchangeMemory } from './memory';

const scales: Scales = new Map();

/** In the background: reads an exchange that was handed over. */
export function readHanded({
  request,
  response,
  history,
  known,
  via,
}: HandedExchange): EvidenceOf<'reply'> | undefined {
  const memory: ExchangeMemory = {
    asked: () => history,
    gather: (_request, given) => given.body,
    isKnown: (id) => known.includes(id),
    know: () => undefined,
    knownIn: () => [...known],
    scalesOf: () => scales,
    learn: () => undefined,
  };
  return readExchange(response === undefined ? { request, failed: true } : { request, response }, memory, via);
}
