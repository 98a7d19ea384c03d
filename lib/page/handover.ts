import type { JobSighting } from '../model/job';
import type { ToBackground } from '../model/message';
import type { Exchange } from './exchange-form';
import type { Told } from './follower';
import type { ExchangeMemory } from './memory';

/**
 * Reading is done in the background, off the page's main thread and without its code in every page: the content script
 * hands exchanges over with what earlier ones taught, so that a worker which was killed in between reads the same.
 */
export type HandedExchange = Extract<ToBackground, { type: 'exchange' }>;

/** What the background answers. */
export interface Reading {
  jobs: JobSighting[];
  poll: boolean;
  /** The body before is lost in the background: the whole is wanted. */
  whole?: boolean;
}

/** In the content script: an exchange with all that is needed to read it; undefined where a stream has nothing whole yet. */
export function handOver(
  exchange: Exchange,
  via: HandedExchange['via'],
  memory: ExchangeMemory,
): HandedExchange | undefined {
  // What stands behind a # was never sent, and may sign somebody in.
  const request = { ...exchange.request, url: exchange.request.url.replace(/#.*/s, '') };
  const history = memory.asked(request);
  if ('failed' in exchange) return { type: 'exchange', via, request, history };
  const { more, ...response } = exchange.response;
  const body = memory.gather(request, exchange.response);
  if (more === true && (body ?? '') === '') return undefined;
  return {
    type: 'exchange',
    via,
    request,
    response: { ...response, ...(body !== undefined && { body }) },
    history,
  };
}

/** What the content script learns from the answer. */
export function toldBy(reading: Reading, handed: HandedExchange, memory: ExchangeMemory): Told {
  memory.learn(handed.request, reading.jobs, reading.poll);
  return { jobs: reading.jobs };
}
