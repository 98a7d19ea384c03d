/** RSS 2.0 (rssboard.org, 2009) and Atom (RFC 4287, 2005) of a page's incidents and maintenance. */
import { httpDate, iso, text } from '../apis/kit/reply';
import type { WorldReply } from '../site';
import type { PageView } from './view';

const escaped = (value: string) =>
  value.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

interface Item {
  id: string;
  title: string;
  atMs: number;
  words: string;
}

const items = (view: PageView): Item[] => [
  ...view.incidents.map(({ id, name, open, stage, message, startedAtMs, resolvedAtMs }) => ({
    id,
    title: name,
    atMs: resolvedAtMs ?? startedAtMs,
    words: open
      ? `<strong>${stage}</strong> - ${message}`
      : '<strong>Resolved</strong> - This incident has been resolved.',
  })),
  ...view.maintenances.map(({ id, name, stage, message, startsAtMs }) => ({
    id,
    title: name,
    atMs: startsAtMs,
    words: `<strong>${stage}</strong> - ${message}`,
  })),
];

export function rss(view: PageView): WorldReply {
  const entries = items(view).map(
    ({ id, title, atMs, words }) =>
      `<item><title>${escaped(title)}</title><description>${escaped(words)}</description><pubDate>${httpDate(atMs)}</pubDate><link>${view.url}/incidents/${id}</link><guid>${view.url}/incidents/${id}</guid></item>`,
  );
  const body = `<?xml version="1.0" encoding="UTF-8"?>\n<rss version="2.0"><channel><title>${escaped(view.name)} Status - Incident History</title><link>${view.url}</link><description>Statuspage</description><pubDate>${httpDate(view.updatedAtMs)}</pubDate>${entries.join('')}</channel></rss>`;
  return text(200, body, { 'content-type': 'application/rss+xml; charset=utf-8' });
}

export function atom(view: PageView): WorldReply {
  const entries = items(view).map(
    ({ id, title, atMs, words }) =>
      `<entry><id>${view.url}/incidents/${id}</id><published>${iso(atMs)}</published><updated>${iso(atMs)}</updated><link rel="alternate" type="text/html" href="${view.url}/incidents/${id}"/><title>${escaped(title)}</title><content type="html">${escaped(words)}</content></entry>`,
  );
  const body = `<?xml version="1.0" encoding="UTF-8"?>\n<feed xml:lang="en-US" xmlns="http://www.w3.org/2005/Atom"><id>${view.url}/history</id><title>${escaped(view.name)} Status - Incident History</title><updated>${iso(view.updatedAtMs)}</updated>${entries.join('')}</feed>`;
  return text(200, body, { 'content-type': 'application/atom+xml; charset=utf-8' });
}
