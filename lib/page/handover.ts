import type { JobSighting } from '../model/job';
import type { ToBackground } from '../model/message';
import { addressWithoutSecrets, mayHoldSecret, withoutSecrets } from './blank';
import type { Changes } from './changes';
import type { Exchange, PageRequest } from './exchange-form';
import { type RequestMemory, requestKey } from './requestMemory';

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

/** What goes to the background of an exchange. */
export interface Handover {
  handed: HandedExchange;
  /** The same with its whole body, for a background that has lost the one before. */
  whole: HandedExchange;
}

/**
 * In the content script: an exchange with all that is needed to read it, and without what may sign the user in; of a body
 * only what is new. Undefined where a stream has nothing whole yet.
 */
export function handOver(
  exchange: Exchange,
  via: HandedExchange['via'],
  memory: RequestMemory,
  changes: Changes,
): Handover | undefined {
  const request = cleanRequest(exchange.request);
  const message = { type: 'exchange' as const, via, request, history: memory.asked(request) };
  if ('failed' in exchange) return { handed: message, whole: message };
  const { more, body: _, ...response } = exchange.response;
  const raw = memory.gather(request, exchange.response);
  if (more === true && (raw ?? '') === '') return undefined;
  const handed = (body: string | undefined, part?: object): HandedExchange => ({
    ...message,
    response: { ...response, ...(body !== undefined && { body }), ...part },
  });
  // Parts of a stream and frames of a socket are new by themselves.
  if (raw === undefined || more === true || response.status === 101) {
    const clean = handed(raw === undefined ? raw : withoutSecrets(raw));
    return { handed: clean, whole: clean };
  }
  const { body, part, whole } = changes.since(requestKey(request), raw, withoutSecrets);
  if (part === undefined) return { handed: handed(body), whole: handed(body) };
  const { chain, n } = part;
  return { handed: handed(body, { part }), whole: handed(whole, { part: { chain, n } }) };
}

/** Values of fields with secret names are blanked before they leave the page, in its address, its headers and its body. */
function cleanRequest({ url, headers, body, ...request }: PageRequest): PageRequest {
  const shown = Object.entries(headers ?? {}).map(([name, value]) => [name, mayHoldSecret(value) ? '' : value]);
  return {
    ...request,
    // What stands behind a # was never sent, and may sign somebody in.
    url: addressWithoutSecrets(url.replace(/#.*/s, '')),
    ...(headers !== undefined && { headers: Object.fromEntries(shown) }),
    ...(body !== undefined && { body: withoutSecrets(body) }),
  };
}
