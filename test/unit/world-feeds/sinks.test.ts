import { describe, expect, test } from 'vitest';
import { discord } from '../../world/sinks/discord';
import { hook } from '../../world/sinks/hook';
import { slack } from '../../world/sinks/slack';
import { bench } from '../world-apis/loopback';

const sends = { 'content-type': 'application/json' };

describe('Slack', () => {
  const url = 'https://hooks.slack.com/services/T012/B034/abcDEF';
  test.each([
    ['{"text":"Pika is down"}', 200, 'ok'],
    ['{"blocks":[{"type":"divider"}]}', 200, 'ok'],
    ['{"content":"for Discord"}', 400, 'no_text'],
    ['{"text":""}', 400, 'no_text'],
    ['{"text":"x","blocks":{}}', 400, 'invalid_blocks'],
    ['text', 400, 'invalid_payload'],
    ['["text"]', 400, 'invalid_payload'],
  ])('%s', async (body, status, words) => {
    const { ask, site } = bench(slack);
    expect(await ask('POST', url, sends, body)).toMatchObject({ status, body: words });
    expect(site.knobs.received).toEqual([
      { at: '2026-11-21T12:00:00.000Z', path: '/services/T012/B034/abcDEF', headers: sends, body, status },
    ]);
  });
  test('a hook that is no more, a wrong address, too many', async () => {
    const { ask, site } = bench(slack);
    site.knobs.gone = ['/services/T012/B034/abcDEF'];
    expect(await ask('POST', url, sends, '{"text":"x"}')).toMatchObject({ status: 404, body: 'no_service' });
    expect((await ask('POST', 'https://hooks.slack.com/services/x', sends, '{"text":"x"}')).status).toBe(404);
    Object.assign(site.knobs.faults, { kind: 'error', status: 429, retryAfterSeconds: 7 });
    expect(await ask('POST', url, sends, '{"text":"x"}')).toMatchObject({
      status: 429,
      headers: { 'retry-after': '7' },
    });
    expect(site.knobs.received.map(({ status }) => status)).toEqual([404, 404, 429]);
  });
});

describe('Discord', () => {
  const url = 'https://discord.com/api/webhooks/12345678901234567/to-ken_1';
  test.each([
    ['{"content":"Pika is down"}', 204, undefined],
    ['{"embeds":[{"title":"Pika is down"}]}', 204, undefined],
    ['{"text":"for Slack"}', 400, { message: 'Cannot send an empty message', code: 50006 }],
    [JSON.stringify({ content: 'x'.repeat(2001) }), 400, { code: 50035 }],
    [JSON.stringify({ embeds: Array(11).fill({}) }), 400, { code: 50035 }],
    ['not json', 400, { code: 50109 }],
  ])('%.30s', async (body, status, json) => {
    const reply = await bench(discord).ask('POST', url, sends, body);
    expect(reply.status).toBe(status);
    if (json) expect(reply.json).toMatchObject(json);
  });
  test('with wait=true the message comes back', async () => {
    expect((await bench(discord).ask('POST', `${url}?wait=true`, sends, '{"content":"hi"}')).json).toMatchObject({
      content: 'hi',
      webhook_id: '12345678901234567',
    });
  });
  test('five messages in two seconds; a hook that is no more', async () => {
    const { ask, clock, site } = bench(discord);
    const send = () => ask('POST', url, sends, '{"content":"hi"}');
    for (let turn = 0; turn < 5; turn++) expect((await send()).status).toBe(204);
    await clock.advance(500);
    expect(await send()).toMatchObject({
      status: 429,
      headers: { 'retry-after': '2' },
      json: { retry_after: 1.5, global: false },
    });
    await clock.advance(1500);
    expect((await send()).status).toBe(204);
    site.knobs.gone = ['/api/webhooks/12345678901234567/to-ken_1'];
    expect(await send()).toMatchObject({ status: 404, json: { message: 'Unknown Webhook', code: 10015 } });
  });
});

test('a plain hook takes JSON and keeps headers for the signature', async () => {
  const { ask, site } = bench(hook);
  const url = 'https://hook.example/alerts?x=1';
  expect((await ask('POST', url, { ...sends, 'x-signature': 's' }, '{"alert":"service-down"}')).status).toBe(200);
  expect((await ask('POST', url, sends, '{')).status).toBe(400);
  expect((await ask('GET', url)).status).toBe(405);
  expect(site.knobs.received[0]).toMatchObject({
    path: '/alerts?x=1',
    headers: { 'x-signature': 's' },
    body: '{"alert":"service-down"}',
  });
  site.reset();
  expect(site.knobs.received).toEqual([]);
});
