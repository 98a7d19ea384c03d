import { createHmac } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { checkWebhookSignature } from '../../../lib/advice/apiDoctor';

const secret = 'whsec_0123456789abcdef';
const body = '{"event":"video.completed","job_id":"job_abc123","status":"complete"}';
const signed = (text: string, by = secret) => `sha256=${createHmac('sha256', by).update(text).digest('hex')}`;
const check = async (header: string, given = body, by = secret) =>
  (await checkWebhookSignature({ secret: by, header, body: given })).id;

describe('checkWebhookSignature', () => {
  it('finds a right signature right, with or without the header’s name', async () => {
    expect(await check(signed(body))).toBe('signature-right');
    expect(await check(`X-Pika-Signature: ${signed(body)}`)).toBe('signature-right');
    expect(await check(signed(body).toUpperCase().replace('SHA256', 'sha256'))).toBe('signature-right');
    expect(await check(signed('héé\u0000'), 'héé\u0000')).toBe('signature-right');
  });

  it('knows the test vector of RFC 4231, case 2', async () => {
    expect(
      await check(
        'sha256=5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843',
        'what do ya want for nothing?',
        'Jefe',
      ),
    ).toBe('signature-right');
  });

  it('finds every other signature wrong', async () => {
    expect(await check(signed(body, 'another'))).toBe('signature-wrong');
    expect(await check(signed(`${body}x`))).toBe('signature-wrong');
    const right = signed(body);
    for (const at of [7, 40, 70]) {
      const other = right[at] === '0' ? '1' : '0';
      expect(await check(right.slice(0, at) + other + right.slice(at + 1))).toBe('signature-wrong');
    }
  });

  it('says what is missing or misshapen', async () => {
    expect(await check(signed(body).replace('sha256=', ''))).toBe('signature-prefix');
    expect(await check('sha256=abc')).toBe('bad-signature-form');
    expect(await check('')).toBe('bad-signature-form');
    expect(await check(signed(body), body, '')).toBe('no-secret');
  });

  it('says when the body was rewritten on the way', async () => {
    expect(await check(signed(body), JSON.stringify(JSON.parse(body), null, 2))).toBe('signature-changed');
    expect(await check(signed(body), `${body}\n`)).toBe('signature-changed');
    expect(await check(signed(`${body}\n`), body)).toBe('signature-changed');
    expect(await check(signed('a\nb'), 'a\r\nb')).toBe('signature-changed');
    expect(await check(signed(body), body, ` ${secret}`)).toBe('signature-changed');
  });

  it('never tells the secret or the right signature', async () => {
    for (const header of [signed(body), signed('other'), 'nonsense']) {
      const said = JSON.stringify(await checkWebhookSignature({ secret, header, body }));
      expect(said).not.toContain(secret);
      expect(said).not.toContain(signed(body).slice(7));
    }
  });
});

/** Standard Webhooks, specification 1.0: the example of its text, and the forms of Pika's public API (2026-10). */
describe('a signature of Standard Webhooks', () => {
  const key = Buffer.from('a made-up key of 24 byte');
  const whsec = `whsec_${key.toString('base64')}`;
  const message = '{"type":"media.completed","data":{"id":"media_1"}}';
  const atSeconds = 1_790_000_000;
  const nowMs = atSeconds * 1000 + 2000;
  const sign = (text: string, by: Buffer | string = key) =>
    `v1,${createHmac('sha256', by).update(text).digest('base64')}`;
  const headers = (signature: string, time: number | string = atSeconds) =>
    `webhook-id: msg_1\nWebhook-Timestamp: ${time}\nwebhook-signature: ${signature}`;
  const right = sign(`msg_1.${atSeconds}.${message}`);
  const check = async (header: string, given = message, by = whsec, at = nowMs) =>
    (await checkWebhookSignature({ secret: by, header, body: given, nowMs: at })).id;

  it('knows the example of the specification', async () => {
    const header =
      'webhook-id: msg_p5jXN8AQM9LWM0D4loKWxJek\nwebhook-timestamp: 1614265330\nwebhook-signature: v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=';
    const by = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';
    expect(await check(header, '{"test": 2432232314}', by, 1_614_265_330_000)).toBe('signature-right');
  });

  it.each<[string, string, string?, string?, number?]>([
    ['signature-right', headers(right)],
    ['signature-right', headers(`v1,${'A'.repeat(43)}= ${right}`)],
    ['signature-old', headers(right), message, whsec, nowMs + 301_000],
    ['signature-wrong', headers(right), `${message} `.replace('media_1', 'media_2')],
    ['signature-wrong', headers(right, atSeconds + 1)],
    ['signature-changed', headers(right), JSON.stringify(JSON.parse(message), null, 2)],
    ['signature-changed', headers(sign(`msg_1.${atSeconds}.${message}`, whsec))],
    ['signature-parts', right],
    ['signature-parts', `webhook-signature: ${right}`],
    ['signature-asymmetric', headers(right.replace('v1,', 'v1a,'))],
    ['bad-secret', headers(right), message, 'not base64 at all!'],
  ])('is found %s', async (id, header, given, by, at) => {
    expect(await check(header, given, by, at)).toBe(id);
  });

  it('leaves the form of X-Pika-Signature as it was', async () => {
    expect(await check(`X-Pika-Signature: ${signed(body)}`, body, secret)).toBe('signature-right');
  });
});
