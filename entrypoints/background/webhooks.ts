import type { Alert } from '../../lib/model/alert';
import type { Webhook } from '../../lib/model/settings';
import type { Ports } from '../../lib/platform/ports';

/** Sends an alert to a webhook of the user's, in the form that its receiver reads. */
export async function deliver(alert: Alert, { kind, url, secret }: Webhook, ports: Ports): Promise<void> {
  await ports.webhook(kind, url, textFor(kind, alert), secret);
}

/** People read a message, machines a document. */
function textFor(kind: Webhook['kind'], alert: Alert): string {
  if (kind !== 'json') return `${alert.title}\n${alert.body}`;
  const { alert: id, subject, title, body, atMs } = alert;
  return JSON.stringify({ alert: id, subject, title, body, at: new Date(atMs).toISOString() });
}
