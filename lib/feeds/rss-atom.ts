import type { FeedSpec } from '../knowledge/services/spec';
import { unreadable } from '../knowledge/services/unreadable';
import type { HttpReply } from '../model/http';
import type { FeedOutcome, Incident, ReadingState } from '../model/service';
import { cannotRead, type FeedFormat, readings, subjectOf } from './format';
import { bodyTrouble } from './json';
import { saysOver } from './over';
import { linkOf, timeOf, uniqueIncidents, unnamedId, worst } from './words';
import { elements, textOf } from './xml';

const MOST_ITEMS = 200;
/** An entry without an end, older than this against the newest date of the feed, was forgotten rather than is open. */
const FORGOTTEN_MS = 48 * 3600_000;

const workWords = /\b(maintenance|scheduled)\b/i;
const downWords = /\b(major outage|outage|unavailable|is down|went down|downtime)\b/i;

interface Item {
  incident: Incident;
  open: boolean;
  text: string;
}

function stateOf(text: string): ReadingState {
  if (workWords.test(text)) return 'maintenance';
  return downWords.test(text) ? 'partial-outage' : 'degraded';
}

function itemOf(source: string): Item {
  const title = textOf(source, 'title', 300) ?? 'Incident without a title';
  const body = ['description', 'summary', 'content', 'content:encoded'].flatMap(
    (name) => textOf(source, name, 5000) ?? [],
  );
  const text = `${title} ${body.join(' ')}`;
  const startedAtMs = timeOf(
    textOf(source, 'published', 100) ?? textOf(source, 'pubDate', 100) ?? textOf(source, 'updated', 100),
  );
  const open = !saysOver(title, body);
  return {
    text: text.toLowerCase(),
    open,
    incident: {
      id: textOf(source, 'guid', 200) ?? textOf(source, 'id', 200) ?? unnamedId(title, startedAtMs),
      title,
      state: stateOf(text),
      startedAtMs,
      endedAtMs: open ? null : timeOf(textOf(source, 'updated', 100) ?? textOf(source, 'pubDate', 100)),
      ...linkOf(textOf(source, 'link', 500)),
    },
  };
}

/**
 * RSS 2.0 and Atom (RFC 4287) of status pages: one entry an incident, its updates in the text. A feed without any entry
 * says nothing: it may as well be broken.
 */
function read(reply: HttpReply, spec: FeedSpec): FeedOutcome {
  const trouble = bodyTrouble(reply);
  if (trouble !== undefined) return cannotRead(trouble);
  const source = reply.body;
  if (!/<(rss|feed|rdf:RDF)[\s>]/.test(source.slice(0, 2000))) return cannotRead(unreadable.notXml);
  const raw = [...elements(source, 'item', MOST_ITEMS), ...elements(source, 'entry', MOST_ITEMS)];
  if (raw.length === 0) return cannotRead(unreadable.empty);
  const all = raw.map(itemOf);
  const times = all.flatMap((item) => item.incident.startedAtMs ?? []);
  const builtMs = timeOf(textOf(source, 'lastBuildDate', 100)) ?? timeOf(reply.headers.date);
  const newestMs = Math.max(0, ...times, builtMs ?? 0);
  const ours = all.filter((item) => spec.components?.some(({ is }) => item.text.includes(is)) ?? true);
  const open = ours.filter((item) => {
    const { startedAtMs } = item.incident;
    return item.open && (startedAtMs === null || newestMs - startedAtMs <= FORGOTTEN_MS);
  });
  const incidents = open.filter((item) => item.incident.state !== 'maintenance').map((item) => item.incident);
  return readings([
    {
      service: subjectOf(spec),
      state: incidents.length > 0 ? worst(incidents.map((incident) => incident.state)) : 'ok',
      parts: [],
      incidents: uniqueIncidents(incidents),
      maintenance: uniqueIncidents(
        open.filter((item) => item.incident.state === 'maintenance').map((item) => item.incident),
      ),
      readAtMs: null,
      thin: false,
    },
  ]);
}

/** RSS and Atom feeds of status pages. */
export const rssAtom: FeedFormat = { id: 'rss-atom', read };
