import { expect, test } from 'vitest';
import type { HttpReply, HttpRequest } from '../../../lib/model/http';
import { signature, webhookBody, webhookSender } from '../../../lib/platform/webhooks';

function receiver(status: number, headers: Record<string, string> = {}) {
  const got: HttpRequest[] = [];
  const http = async (request: HttpRequest): Promise<HttpReply> => {
    got.push(request);
    return { status, url: request.url, headers, body: '', head: new Uint8Array(), truncated: false, latencyMs: 1 };
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
  expect(JSON.parse(webhookBody('slack', 'a <!channel> & b'))).toMatchObject({
    text: 'a &lt;!channel&gt; &amp; b',
    parse: 'none',
    mrkdwn: false,
    link_names: false,
  });
  expect(JSON.parse(webhookBody('discord', '@everyone'))).toMatchObject({
    content: '\\@everyone',
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

test.each([
  ['a masked link', '[free credits](https://evil.example/x)', '\\[free credits\\]\\(https:\\//evil.example/x\\)'],
  [
    'bold, italics, code, spoilers',
    '**a** _b_ `c` ||d|| ~~e~~',
    '\\*\\*a\\*\\* \\_b\\_ \\`c\\` \\|\\|d\\|\\| \\~\\~e\\~\\~',
  ],
  ['a user, a role, a channel', '<@123> <@&9> <#7>', '\\<\\@123\\> \\<\\@&9\\> \\<\\#7\\>'],
])('Discord shows %s as it stands', (_what, text, content) => {
  expect(JSON.parse(webhookBody('discord', text)).content).toBe(content);
});

test('a text for Discord is never cut within an escape', () => {
  const { content } = JSON.parse(webhookBody('discord', `x${'*'.repeat(3000)}`));
  expect(content.length).toBeLessThanOrEqual(2000);
  expect(content.endsWith('\\*')).toBe(true);
});

test('the answer of the receiver is told, with when to come again', async () => {
  const { send } = receiver(429, { 'retry-after': '7' });
  expect(await send('json', 'https://a.example/', '{}')).toEqual({ status: 429, retryAfter: '7' });
  expect(await receiver(0).send('json', 'https://a.example/', '{}')).toMatchObject({ status: 0 });
});

test('nothing is sent but over https', async () => {
  const { got, send } = receiver(200);
  expect(await send('json', 'http://a.example/', '{}')).toEqual({ status: 400 });
  expect(await send('json', 'nonsense', '{}')).toEqual({ status: 400 });
  expect(got).toEqual([]);
});
