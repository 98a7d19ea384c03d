import { partPaths, signInPaths } from '../knowledge/partWords';
import type { EvidenceOf } from '../model/evidence';
import type { PikaPart } from '../model/service';
import type { Exchange } from './exchange-form';
import { isPikaSite } from './hosts';
import { urlOf } from './plain';

/** The part of Pika that answers at an address, where its path tells; its host may tell more. */
export function partOfAddress(url: string): PikaPart | undefined {
  const address = urlOf(url);
  return partPaths.find(([form]) =>
    form.test(`${address?.pathname ?? ''}${address?.search ?? ''}`.slice(0, 2000)),
  )?.[1];
}

/** A request of sign-in that the server could not answer: its status alone. `undefined` for any other exchange. */
export function readSignIn(exchange: Exchange, via: EvidenceOf<'reply'>['via']): EvidenceOf<'reply'> | undefined {
  const address = urlOf(exchange.request.url);
  if (address === undefined || !isPikaSite(address.hostname) || !signInPaths.test(address.pathname)) return undefined;
  const status = 'failed' in exchange ? 0 : exchange.response.status;
  if (status < 500) return undefined;
  const unrecognised = { objects: 0, strings: 0, truncated: false };
  const reading = { jobs: [], balances: [], jobList: false, unrecognised };
  return { kind: 'reply', via, host: address.hostname, part: 'login', status, reading };
}
