import type { EvidenceOf } from '../model/evidence';
import type { HttpReply } from '../model/http';

type Hints = Pick<EvidenceOf<'feed'>, 'retryAfterSeconds' | 'maxAgeSeconds' | 'etag' | 'lastModified'>;

const LONGEST_VALIDATOR = 500;

/** `Retry-After`: seconds, or an HTTP date (RFC 9110, section 10.2.3). */
function retryAfter(value: string | undefined, nowMs: number): number | undefined {
  if (value === undefined) return undefined;
  if (/^\s*\d{1,9}\s*$/.test(value)) return Number(value);
  const time = Date.parse(value);
  return Number.isFinite(time) && time > nowMs ? Math.ceil((time - nowMs) / 1000) : undefined;
}

/** What is left of `max-age` after the `Age` that the answer already has (RFC 9111, section 4.2). */
function maxAge(headers: HttpReply['headers']): number | undefined {
  const given = /(?:^|[\s,])max-age=(\d{1,9})/i.exec(headers['cache-control'] ?? '')?.[1];
  if (given === undefined) return undefined;
  const age = /^\d{1,9}$/.test(headers.age ?? '') ? Number(headers.age) : 0;
  return Math.max(0, Number(given) - age);
}

function validator(value: string | undefined): string | undefined {
  return value !== undefined && value.length <= LONGEST_VALIDATOR ? value : undefined;
}

/** What an answer says of when and how to ask again. */
export function cacheHints(reply: HttpReply, nowMs: number): Hints {
  const hints: Hints = {};
  const retryAfterSeconds = retryAfter(reply.headers['retry-after'], nowMs);
  const maxAgeSeconds = maxAge(reply.headers);
  const etag = validator(reply.headers.etag);
  const lastModified = validator(reply.headers['last-modified']);
  if (retryAfterSeconds !== undefined) hints.retryAfterSeconds = retryAfterSeconds;
  if (maxAgeSeconds !== undefined) hints.maxAgeSeconds = maxAgeSeconds;
  if (etag !== undefined) hints.etag = etag;
  if (lastModified !== undefined) hints.lastModified = lastModified;
  return hints;
}
