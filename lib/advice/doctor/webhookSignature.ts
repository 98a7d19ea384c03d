import { type Finding, finding } from './finding';
import { changedBodies, hmacSha256, sameText } from './signedBody';
import { checkStandardWebhook, readStandardParts } from './standardWebhook';

const encoder = new TextEncoder();

/**
 * Checks the signature of a webhook: Standard Webhooks (`webhook-id`, `webhook-timestamp`, `webhook-signature`; Pika's
 * public API, 2026-10), or `X-Pika-Signature: sha256=<hex>`: HMAC-SHA256 of the raw body under the webhook's secret (a third-party page
 * on a Pika API, 2026, unconfirmed). Says what was changed on the way where that can be told.
 */
export async function checkWebhookSignature(given: {
  secret: string;
  /** The header or headers, with or without their names. */
  header: string;
  body: string;
  /** ms since 1970; judges the age of a message that tells its time. */
  nowMs?: number;
}): Promise<Finding> {
  const standard = readStandardParts(given.header);
  if (standard !== undefined && given.secret !== '') {
    return checkStandardWebhook(standard, given.secret, given.body, given.nowMs ?? Number(standard.timestamp) * 1000);
  }
  const header = given.header.replace(/^\s*x-pika-signature\s*:/i, '').trim();
  const prefixed = header.startsWith('sha256=');
  const hex = header.replace(/^sha256=/i, '');
  if (given.secret === '')
    return finding(
      'no-secret',
      'error',
      'The secret is missing',
      'A signature cannot be checked without it.',
      'Copy the secret that was shown when the webhook was made.',
    );
  if (!/^[0-9a-f]{64}$/i.test(hex)) {
    return finding(
      'bad-signature-form',
      'error',
      'This is no signature',
      'It should read v1, and base64 (webhook-signature), or sha256= and 64 digits from 0 to f (X-Pika-Signature).',
      'Read the header whole and unchanged.',
    );
  }
  const claimed = hex.toLowerCase();
  if (sameText(await hmacHex(given.secret, given.body), claimed)) {
    return prefixed
      ? finding(
          'signature-right',
          'ok',
          'The signature is right',
          'The message comes from someone who knows the secret.',
          'Keep checking it before you trust a message.',
        )
      : finding(
          'signature-prefix',
          'warning',
          'Right, but sha256= is missing before it',
          'The digits are right.',
          'Compare with the whole header, sha256= included.',
        );
  }
  for (const { text, why, secret } of variantsOf(given)) {
    if (sameText(await hmacHex(secret, text), claimed)) {
      return finding(
        'signature-changed',
        'warning',
        'The signature is right for another form of it',
        why,
        'Check the signature over the raw bytes of the body, before anything reads or rewrites them.',
      );
    }
  }
  return finding(
    'signature-wrong',
    'error',
    'The signature is wrong',
    'The body, the secret or the signature is not the one that was sent.',
    'Check that the secret belongs to this webhook and the body is raw; otherwise do not trust the message.',
  );
}

function variantsOf({ secret, body }: { secret: string; body: string }) {
  return [
    ...changedBodies(body).map(([text, why]) => ({ text, why, secret })),
    { text: body, why: 'The secret had blanks around it.', secret: secret.trim() },
  ];
}

async function hmacHex(secret: string, body: string): Promise<string> {
  const signed = await hmacSha256(encoder.encode(secret), body);
  return [...signed].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
