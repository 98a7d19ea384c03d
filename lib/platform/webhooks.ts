import type { Channel } from '../model/alert';
import { withoutOverrides } from '../model/foreignText';
import type { HttpClient } from '../model/http';
import type { Ports } from './ports';

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
      return JSON.stringify({ text: slackText(withoutOverrides(text)), ...SLACK_AS_IT_STANDS });
    case 'discord':
      return JSON.stringify({
        content: discordText(withoutOverrides(text)),
        allowed_mentions: { parse: [] },
        flags: DISCORD_NO_PREVIEWS,
      });
    case 'json':
      return text;
  }
}

/** Slack shows the text as it stands: no bold, no links made of addresses or names, no previews. */
const SLACK_AS_IT_STANDS = {
  mrkdwn: false,
  parse: 'none',
  link_names: false,
  unfurl_links: false,
  unfurl_media: false,
};
/** Message flag SUPPRESS_EMBEDS: no preview of an address in the text. */
const DISCORD_NO_PREVIEWS = 4;

/** Slack reads `<...>` as a mention or a link; these three signs are written as entities. */
function slackText(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
}

/** Discord takes a backslash before any sign of its markup; that of `://` keeps an address from becoming a link. */
function discordText(text: string): string {
  let out = '';
  for (const sign of text.replace(/:\/\//g, ':\\//')) {
    const safe = /[`*_~|<>@#[\]()]/.test(sign) ? `\\${sign}` : sign;
    if (out.length + safe.length > discordLimit) break;
    out += safe;
  }
  return out;
}

/**
 * Delivers an alert: `text` is the message for Slack and Discord, a JSON document for a plain webhook, which is signed
 * in `X-Unstuck-Signature` where there is a secret. Resolves to the receiver's answer; what may not be sent at all counts
 * as refused.
 */
export function webhookSender(http: HttpClient) {
  return async (kind: WebhookKind, url: string, text: string, secret?: string): ReturnType<Ports['webhook']> => {
    if (!URL.canParse(url) || new URL(url).protocol !== 'https:') return { status: 400 };
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
    return { status: reply.status, retryAfter: reply.headers['retry-after'] };
  };
}
