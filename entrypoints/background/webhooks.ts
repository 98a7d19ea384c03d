import type { Alert } from '../../lib/model/alert';
import type { Webhook } from '../../lib/model/settings';
import type { Ports } from '../../lib/platform/ports';

/** Sends an alert to the webhooks that the user set, each in the form that its receiver reads. */
export async function deliver(alert: Alert, webhooks: readonly Webhook[], ports: Ports): Promise<void> {
  for (const hook of webhooks) {
    if (!alert.channels.includes(hook.kind)) continue;
    await ports.webhook(hook.kind, hook.url, textFor(hook.kind, alert), hook.secret);
  }
}

/** People read a message, machines a document. */
function textFor(kind: Webhook['kind'], alert: Alert): string {
  if (kind !== 'json') return `${alert.title}\n${alert.body}`;
  const { alert: id, subject, title, body, atMs } = alert;
  return JSON.stringify({ alert: id, subject, title, body, at: new Date(atMs).toISOString() });
}
