import { type Finding, finding } from './finding';
import { changedBodies, hmacSha256, sameText } from './signedBody';

/** A message with a time further off than this may be a copy of an old one (Standard Webhooks 1.0; Pika's public API, 2026-10). */
const TOLERANCE_MS = 5 * 60_000;
const encoder = new TextEncoder();

/** The parts of a webhook that follows Standard Webhooks, as its headers were pasted. */
export interface StandardParts {
  id: string | undefined;
  timestamp: string | undefined;
  /** `v1,<base64>`, several with blanks between. */
  signatures: readonly string[];
}

/** The three headers in a pasted text; undefined where it has no signature of this form. */
export function readStandardParts(text: string): StandardParts | undefined {
  const value = (name: string) =>
    new RegExp(`^\\s*["']?(?:webhook|svix)-${name}["']?\\s*:\\s*["']?([^"'\\r\\n]{1,600})`, 'im')
      .exec(text)?.[1]
      ?.trim();
  const signatures = (value('signature') ?? text).match(/\bv1a?,[A-Za-z0-9+/=_-]{20,200}/g);
  return signatures === null ? undefined : { id: value('id'), timestamp: value('timestamp'), signatures };
}

/**
 * Checks a signature of Standard Webhooks (standardwebhooks.com, specification 1.0): HMAC-SHA256 over
 * `id.timestamp.body` under the base64 that follows `whsec_`. `nowMs` (since 1970) judges the age of the message.
 */
export async function checkStandardWebhook(
  parts: StandardParts,
  secret: string,
  body: string,
  nowMs: number,
): Promise<Finding> {
  const { id, timestamp } = parts;
  if (id === undefined || timestamp === undefined || !/^\d{1,16}$/.test(timestamp)) {
    return finding(
      'signature-parts',
      'error',
      'Two headers are missing',
      'The signature covers webhook-id, webhook-timestamp and the body; without the first two it cannot be checked.',
      'Paste all three headers: webhook-id, webhook-timestamp and webhook-signature.',
    );
  }
  const claimed = parts.signatures.filter((one) => one.startsWith('v1,')).map((one) => one.slice('v1,'.length));
  if (claimed.length === 0) {
    return finding(
      'signature-asymmetric',
      'info',
      'This signature is made with a private key',
      'v1a is checked with the public key of the sender, not with a secret.',
      'Use a library of Standard Webhooks with the sender’s public key.',
    );
  }
  const key = fromBase64(secret.trim().replace(/^whsec_/, ''));
  if (key === undefined || key.length === 0) {
    return finding(
      'bad-secret',
      'error',
      'This is no secret of Standard Webhooks',
      'It should read whsec_ and base64 behind it.',
      'Copy the secret of this webhook again, whole.',
    );
  }
  const signs = async (by: Uint8Array<ArrayBuffer>, text: string, time = timestamp) => {
    const made = await hmacBase64(by, `${id}.${time}.${text}`);
    return claimed.some((one) => sameText(made, one));
  };
  if (await signs(key, body)) {
    const isOld = Math.abs(nowMs - Number(timestamp) * 1000) > TOLERANCE_MS;
    return isOld
      ? finding(
          'signature-old',
          'warning',
          'The signature is right, and the message is old',
          'Its time is more than five minutes away from now: a copy of it would be refused.',
          'Refuse messages of more than five minutes, and remember each webhook-id to know one that comes twice.',
        )
      : finding(
          'signature-right',
          'ok',
          'The signature is right',
          'The message comes from someone who knows the secret, and it is fresh.',
          'Keep checking it, its time and its id before you trust a message.',
        );
  }
  const changed = await changedPart(signs, key, secret, body, timestamp);
  if (changed !== undefined) {
    return finding(
      'signature-changed',
      'warning',
      'The signature is right for another form of it',
      changed,
      'Sign id, time and the raw bytes of the body, joined by dots, before anything reads or rewrites them.',
    );
  }
  return finding(
    'signature-wrong',
    'error',
    'The signature is wrong',
    'The body, the id, the time, the secret or the signature is not the one that was sent.',
    'Check that the secret belongs to this webhook and the body is raw; otherwise do not trust the message.',
  );
}

type Signs = (by: Uint8Array<ArrayBuffer>, text: string, time?: string) => Promise<boolean>;

async function changedPart(
  signs: Signs,
  key: Uint8Array<ArrayBuffer>,
  secret: string,
  body: string,
  timestamp: string,
): Promise<string | undefined> {
  for (const by of [secret, secret.trim(), secret.trim().replace(/^whsec_/, '')]) {
    if (await signs(encoder.encode(by), body)) return 'The secret was used as text; its base64 must be decoded first.';
  }
  for (const [text, why] of changedBodies(body)) if (await signs(key, text)) return why;
  const seconds = timestamp.length > 11 ? timestamp.slice(0, -3) : `${timestamp}000`;
  return (await signs(key, body, seconds)) ? 'The time was signed in another unit: it is seconds.' : undefined;
}

async function hmacBase64(secret: Uint8Array<ArrayBuffer>, text: string): Promise<string> {
  return btoa(String.fromCharCode(...(await hmacSha256(secret, text))));
}

function fromBase64(text: string): Uint8Array<ArrayBuffer> | undefined {
  try {
    return Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (sign) => sign.charCodeAt(0));
  } catch {
    // A secret of another form.
    return undefined;
  }
}
