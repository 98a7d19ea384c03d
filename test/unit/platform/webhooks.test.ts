import { expect, test } from 'vitest';
import type { HttpReply, HttpRequest } from '../../../lib/model/http';
import { signature, webhookBody, webhookSender } from '../../../lib/platform/webhooks';

function receiver(status: number) {
  const got: HttpRequest[] = [];
  const http = async (request: HttpRequest): Promise<HttpReply> => {
    got.push(request);
    return { status, url: request.url, headers: {}, body: '', head: new Uint8Array(), truncated: false, latencyMs: 1 };
  };
  return { got, send: webhookSender(http) };
}

test('the signature is HMAC-SHA256 of the body', async () => {
  // Test case 2 of RFC 4231.
  expect(await signature('what do ya want for nothing?', 'Jefe')).toBe(
    'sha256=5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843',
  );
});

test('each receiver gets its own form, in which nobody is called', () => {
  expect(JSON.parse(webhookBody('slack', 'a <!channel> & b'))).toEqual({ text: 'a &lt;!channel&gt; &amp; b' });
  expect(JSON.parse(webhookBody('discord', '@everyone'))).toEqual({
    content: '@everyone',
    allowed_mentions: { parse: [] },
  });
  expect(JSON.parse(webhookBody('discord', 'x'.repeat(5000))).content).toHaveLength(2000);
  expect(webhookBody('json', '{"a":1}')).toBe('{"a":1}');
});

test('a plain webhook with a secret is signed, the others never', async () => {
  const { got, send } = receiver(200);
  await send('json', 'https://hooks.example/', '{"a":1}', 'secret');
  await send('json', 'https://hooks.example/', '{"a":1}');
  await send('slack', 'https://hooks.slack.com/services/x', 'text', 'secret');
  const signed = await signature('{"a":1}', 'secret');
  expect(got.map((request) => request.headers?.['x-unstuck-signature'])).toEqual([signed, undefined, undefined]);
  expect(got.every((request) => request.withSession !== true)).toBe(true);
});

test('it was delivered when the receiver took it', async () => {
  const outcomes = [200, 204, 302, 404, 500, 0].map((status) =>
    receiver(status).send('json', 'https://a.example/', '{}'),
  );
  expect(await Promise.all(outcomes)).toEqual([true, true, false, false, false, false]);
});

test('nothing is sent but over https', async () => {
  const { got, send } = receiver(200);
  expect(await send('json', 'http://a.example/', '{}')).toBe(false);
  expect(await send('json', 'nonsense', '{}')).toBe(false);
  expect(got).toEqual([]);
});
