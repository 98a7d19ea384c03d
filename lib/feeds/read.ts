import type { FeedFormatId, FeedSpec } from '../knowledge/services/spec';
import { refusedWith, unreadable } from '../knowledge/services/unreadable';
import type { EvidenceOf } from '../model/evidence';
import { foreignText } from '../model/foreignText';
import type { HttpReply } from '../model/http';
import type { FeedOutcome, Incident } from '../model/service';
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

/** Pages of Statuspage show an incident under its id. */
const statuspageId = /^[a-z\d]{6,40}$/;

/** An incident with a plain title and a link that leads to the feed's own host, or none: what others wrote leads nowhere else. */
function ownIncident({ url, ...incident }: Incident, spec: FeedSpec): Incident {
  const { host } = new URL(spec.url);
  const plain = { ...incident, title: foreignText(incident.title, 300) || 'Incident without a title' };
  if (url !== undefined && URL.parse(url)?.host === host) return { ...plain, url };
  const hasPage = url !== undefined && spec.format === 'statuspage' && statuspageId.test(incident.id);
  return hasPage ? { ...plain, url: `https://${host}/incidents/${incident.id}` } : plain;
}

function outcomeOf(spec: FeedSpec, reply: HttpReply): FeedOutcome {
  if (reply.status === 0) return cannotRead(unreadable.noConnection);
  if (reply.status === 304) return cannotRead(unreadable.unchanged);
  if (reply.status < 200 || reply.status >= 300) return cannotRead(refusedWith(reply.status));
  const outcome = feedFormats[spec.format].read(reply, spec);
  if (!outcome.ok) return isElsewhere(spec, reply) ? cannotRead(unreadable.elsewhere) : outcome;
  const own = (incidents: readonly Incident[]) => incidents.map((incident) => ownIncident(incident, spec));
  const readings = outcome.readings.map((reading) => ({
    ...reading,
    incidents: own(reading.incidents),
    maintenance: own(reading.maintenance),
  }));
  return { ok: true, readings };
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
