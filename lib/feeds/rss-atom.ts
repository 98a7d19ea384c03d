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

/** Some feeds give each update an entry of its own: a later one under the same title that says the end ends the earlier. */
function isClosedBy(all: readonly Item[], item: Item): boolean {
  const key = titleKey(item.incident.title);
  const atMs = item.incident.startedAtMs;
  return all.some((other) => {
    if (other.open || titleKey(other.incident.title) !== key) return false;
    const endMs = other.incident.startedAtMs;
    return atMs === null || endMs === null || endMs >= atMs;
  });
}

const stageWords = 'resolved|completed|fixed|closed|recovered|monitoring|identified|investigating|update|ongoing|new';
const stageBefore = new RegExp(`^[^\\p{L}\\p{N}]*(?:status )?(?:${stageWords})(?![\\p{L}\\p{N}])`, 'iu');
const stageAfter = new RegExp(`[-–—:|([]\\s{0,5}(?:${stageWords})[^\\p{L}\\p{N}]*$`, 'iu');

/** The title without its stage ("RESOLVED: ..."), letters and digits alone. */
function titleKey(title: string): string {
  return title
    .replace(stageBefore, '')
    .replace(stageAfter, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
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
    if (!item.open || isClosedBy(ours, item)) return false;
    return startedAtMs === null || newestMs - startedAtMs <= FORGOTTEN_MS;
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
