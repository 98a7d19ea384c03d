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
