import type { EvidenceOf } from '../model/evidence';
import { readExchange } from './exchange';
import type { HandedExchange } from './handover';
import type { Scales } from './job/progress';
import type { ExchangeMemory } from './memory';

/**
 * In the background: reads an exchange that was handed over. `isKnown`: the id is known as a job's. `scalesOf` a host
 * learns how it counts progress.
 */
export function readHanded(
  { request, response, history, via }: HandedExchange,
  isKnown: (id: string) => boolean,
  scalesOf: (host: string) => Scales,
  nowMs: number,
): EvidenceOf<'reply'> | undefined {
  const memory: ExchangeMemory = {
    asked: () => history,
    gather: (_request, given) => given.body,
    isKnown,
    know: () => undefined,
    scalesOf,
    learn: () => undefined,
  };
  return readExchange(response === undefined ? { request, failed: true } : { request, response }, memory, via, nowMs);
}
