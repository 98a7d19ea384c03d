import { summaryOf } from '../../lib/engine/alerts/together';
import { retryAfterSeconds } from '../../lib/knowledge/retryAfter';
import type { Alert } from '../../lib/model/alert';
import type { Effect } from '../../lib/model/effect';
import type { Evidence } from '../../lib/model/evidence';
import { hookId, type Settings, type Webhook } from '../../lib/model/settings';
import type { Ports } from '../../lib/platform/ports';
import { hookPlace } from './hooks';
import type { KeyStore } from './settings';

type Post = Extract<Effect, { do: 'post' }>;

/** A post lists no more than so many alerts, and tells how many there are. */
const LISTED_COUNT = 20;

/**
 * Sends what a post tells to its webhook, in the form that its receiver reads; how that ended is evidence. A webhook
 * that the user took away gets nothing.
 */
export async function deliver(
  post: Post,
  webhooks: Settings['webhooks'],
  store: KeyStore,
  ports: Ports,
): Promise<Evidence[]> {
  const kind = webhooks.find((one) => hookId(one) === post.hook)?.kind;
  const place = kind === undefined ? undefined : await hookPlace(post.hook, store);
  if (kind === undefined || place === undefined) return [];
  const { url, secret } = place;
  const { status, retryAfter } = await ports.webhook(kind, url, textFor(kind, [post.alert, ...post.more]), secret);
  const after = retryAfterSeconds(retryAfter, ports.clock.now());
  return [{ kind: 'delivery', key: post.key, status, ...(after === undefined ? {} : { retryAfterSeconds: after }) }];
}

/** People read a message, machines a document. */
function textFor(kind: Webhook['kind'], alerts: readonly [Alert, ...Alert[]]): string {
  const summary = summaryOf(alerts);
  if (kind === 'json') return JSON.stringify(alerts.length === 1 ? documentOf(summary) : listDocument(summary, alerts));
  if (alerts.length === 1) return `${summary.title}\n${summary.body}`;
  const same = alerts.every(({ alert }) => alert === summary.alert);
  const lines = alerts
    .slice(0, LISTED_COUNT)
    .map((one) => (same ? (one.name ?? one.body) : `${one.title}: ${one.body}`));
  const rest = alerts.length - lines.length;
  return [summary.title, ...lines, ...(rest > 0 ? [`and ${rest} more`] : [])].join('\n');
}

function documentOf({ alert, subject, title, body, atMs }: Alert) {
  return { alert, subject, title, body, at: new Date(atMs).toISOString() };
}

/** The document of one alert, with all that are told together in it. */
function listDocument(summary: Alert, alerts: readonly Alert[]) {
  return { ...documentOf(summary), alerts: alerts.map(documentOf) };
}
