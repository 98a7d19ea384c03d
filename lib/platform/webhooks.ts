import type { Channel } from '../model/alert';
import type { HttpClient } from '../model/http';

export type WebhookKind = Exclude<Channel, 'notification'>;

/** Longest text that Discord takes in one message, in characters (Discord developer docs, Execute Webhook, 2025). */
const discordLimit = 2000;

/** HMAC-SHA256 of the body, in lower-case hexadecimal, as `sha256=...`. */
export async function signature(body: string, secret: string): Promise<string> {
  const bytes = new TextEncoder();
  const key = await crypto.subtle.importKey('raw', bytes.encode(secret), { name: 'HMAC', hash: 'SHA-256' }, false, [
    'sign',
  ]);
  const digest = new Uint8Array(await crypto.subtle.sign('HMAC', key, bytes.encode(body)));
  return `sha256=${[...digest].map((byte) => byte.toString(16).padStart(2, '0')).join('')}`;
}

/**
 * The request body for a kind of webhook. Slack and Discord get `text` as a message, with no way to mention anybody;
 * a plain webhook gets it as it stands, which is JSON.
 * (Slack incoming webhooks, "Sending messages", 2025; Discord "Execute Webhook", `allowed_mentions`, 2025.)
 */
export function webhookBody(kind: WebhookKind, text: string): string {
  switch (kind) {
    case 'slack':
      return JSON.stringify({ text: text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;') });
    case 'discord':
      return JSON.stringify({ content: text.slice(0, discordLimit), allowed_mentions: { parse: [] } });
    case 'json':
      return text;
  }
}

/**
 * Delivers an alert: `text` is the message for Slack and Discord, a JSON document for a plain webhook, which is signed
 * in `X-Unstuck-Signature` where there is a secret. True when the receiver took it.
 */
export function webhookSender(http: HttpClient) {
  return async (kind: WebhookKind, url: string, text: string, secret?: string): Promise<boolean> => {
    if (!URL.canParse(url) || new URL(url).protocol !== 'https:') return false;
    const body = webhookBody(kind, text);
    const signed = kind === 'json' && secret ? { 'x-unstuck-signature': await signature(body, secret) } : {};
    const reply = await http({
      url,
      method: 'POST',
      headers: { 'content-type': 'application/json', ...signed },
      body,
      timeoutMs: 10_000,
      maxBytes: 10_000,
    });
    return reply.status >= 200 && reply.status < 300;
  };
}
