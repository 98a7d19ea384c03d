import type { FeedFormatId, FeedSpec } from '../knowledge/services/spec';
import { refusedWith, unreadable } from '../knowledge/services/unreadable';
import type { EvidenceOf } from '../model/evidence';
import type { HttpReply } from '../model/http';
import type { FeedOutcome } from '../model/service';
import { apiStatusCheckFormat } from './apistatuscheck';
import { betterstack } from './betterstack';
import { cacheHints } from './cache';
import { cannotRead, type FeedFormat } from './format';
import { incidentIo } from './incident-io';
import { instatus } from './instatus';
import { prismixFormat } from './prismix';
import { rssAtom } from './rss-atom';
import { statuspage } from './statuspage';

export const feedFormats: Readonly<Record<FeedFormatId, FeedFormat>> = {
  statuspage,
  'incident-io': incidentIo,
  instatus,
  betterstack,
  prismix: prismixFormat,
  apistatuscheck: apiStatusCheckFormat,
  'rss-atom': rssAtom,
};

/** The site that an address belongs to: its last two labels, which tells a redirect home from one to a portal. */
function siteOf(address: string): string | undefined {
  if (!URL.canParse(address)) return undefined;
  return new URL(address).hostname.split('.').slice(-2).join('.');
}

function isElsewhere(spec: FeedSpec, reply: HttpReply): boolean {
  const answered = siteOf(reply.url);
  return answered !== undefined && answered !== siteOf(spec.url);
}

function outcomeOf(spec: FeedSpec, reply: HttpReply): FeedOutcome {
  if (reply.status === 0) return cannotRead(unreadable.noConnection);
  if (reply.status === 304) return cannotRead(unreadable.unchanged);
  if (reply.status < 200 || reply.status >= 300) return cannotRead(refusedWith(reply.status));
  const outcome = feedFormats[spec.format].read(reply, spec);
  return !outcome.ok && isElsewhere(spec, reply) ? cannotRead(unreadable.elsewhere) : outcome;
}

/** The answer of a feed as evidence. `nowMs` serves to read a `Retry-After` that is given as a date. */
export function readFeed(spec: FeedSpec, reply: HttpReply, nowMs: number): EvidenceOf<'feed'> {
  return {
    kind: 'feed',
    feed: spec.id,
    status: reply.status,
    outcome: outcomeOf(spec, reply),
    latencyMs: reply.latencyMs,
    ...cacheHints(reply, nowMs),
  };
}
