import { identityOf } from '../knowledge/requestHeaders';
import { bounds } from './bounds';
import type { PageRequest, PageResponse } from './exchange-form';
import type { PollHistory } from './request/poll';

const limits = { streams: 20, requests: 100 };

/** What the exchanges of one page teach where their replies are read elsewhere: no code of the reading comes with it. */
export interface RequestMemory {
  /** How often this question was asked before. */
  asked(request: PageRequest): PollHistory;
  /** The body to read: with the parts of a stream that came before, as far as they were not complete. */
  gather(request: PageRequest, response: PageResponse): string | undefined;
  /** The question was asked, and read as a poll or not. */
  count(request: PageRequest, poll: boolean): void;
}

/** Equal for requests that ask the same. */
export function requestKey(request: PageRequest): string {
  return identityOf({ ...request, body: request.body?.slice(0, 20_000) });
}

export function requestMemory(): RequestMemory {
  const requests = new Map<string, PollHistory>();
  const streams = new Map<string, string>();
  return {
    asked: (request) => requests.get(requestKey(request)) ?? { seen: 0, wasPoll: false },
    gather(request, response) {
      const part = response.body;
      const key = requestKey(request);
      const before = streams.get(key);
      if (response.more !== true && before === undefined) return part;
      const whole = ((before ?? '') + (part ?? '')).slice(0, bounds.body);
      streams.delete(key);
      if (response.more !== true) return whole;
      const end = completeUntil(whole, response.contentType ?? '');
      remember(streams, key, whole.slice(end.keepFrom), limits.streams);
      return whole.slice(0, end.readTo);
    },
    count(request, poll) {
      const key = requestKey(request);
      const { seen, wasPoll } = this.asked(request);
      remember(requests, key, { seen: seen + 1, wasPoll: poll || wasPoll }, limits.requests);
    },
  };
}

/** Sets an entry as the newest; beyond `limit` the oldest is forgotten. */
export function remember<V>(map: Map<string, V>, key: string, value: V, limit: number): void {
  map.delete(key);
  map.set(key, value);
  const oldest = map.size > limit ? map.keys().next().value : undefined;
  if (oldest !== undefined) map.delete(oldest);
}

/** How far an unfinished stream can be read now, and from where it must be kept. */
function completeUntil(body: string, contentType: string): { readTo: number; keepFrom: number } {
  if (contentType.includes('event-stream')) {
    const last = Math.max(body.lastIndexOf('\n\n'), body.lastIndexOf('\r\n\r\n'), body.lastIndexOf('\r\r'));
    return { readTo: last + 1, keepFrom: Math.max(0, last + 1) };
  }
  if (/ndjson|jsonl/.test(contentType)) {
    const last = body.lastIndexOf('\n') + 1;
    return { readTo: last, keepFrom: last };
  }
  // Rows refer to each other, so the whole is kept and read again; JSON has nothing to say before its end.
  return contentType.includes('x-component') ? { readTo: body.length, keepFrom: 0 } : { readTo: 0, keepFrom: 0 };
}
