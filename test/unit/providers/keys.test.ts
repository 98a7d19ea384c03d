import { describe, expect, it } from 'vitest';
import { providerFacts } from '../../../lib/knowledge/providers';
import type { HttpRequest } from '../../../lib/model/http';
import { providers } from '../../../lib/providers';
import { askWithKey, isOwnHost } from '../../../lib/providers/ask';
import { sendProbe } from '../../../lib/providers/probe';
import { fakeHttp, nowMs, replyOf } from './helpers';

describe('a key', () => {
  it('goes to its own provider’s hosts and nowhere else', async () => {
    const everywhere = [
      ...providers.flatMap(({ hosts }) => hosts.map((host) => `https://${host}/x`)),
      'https://pika.art/x',
      'https://evil.example/x',
      'https://queue.fal.run.evil.example/x',
      'https://evil.example/queue.fal.run',
      'https://user:queue.fal.run@evil.example/x',
      'http://queue.fal.run/x',
      'https://queue.fal.run:8443/x',
      'https://queue.fal.run\\@evil.example/x',
      'not an address',
    ];
    for (const { id, hosts } of providers) {
      const http = fakeHttp({});
      for (const url of everywhere) await askWithKey(id, 'secret-0123456789', { url }, http);
      const reached = http.asked.map(({ url }) => new URL(url).hostname);
      expect(new Set(reached)).toEqual(new Set(hosts));
      expect(http.asked.every(({ url }) => isOwnHost(id, url) && url.startsWith('https://'))).toBe(true);
    }
  });

  it.each([
    'http://queue.fal.run/x',
    'https://queue.fal.run:8443/x',
    'https://user@queue.fal.run/x',
    'https://queue.fal.run.evil.example/x',
    'https://evil.example/queue.fal.run',
    'queue.fal.run/x',
    '',
  ])('does not go to %s', (url) => {
    expect(isOwnHost('fal', url)).toBe(false);
  });

  it('stands in one header only, never in the address or the body, whatever is asked', async () => {
    const secret = 'SECRET9f8e7d6c:5b4a3210SECRET';
    for (const provider of providers) {
      const http = fakeHttp({});
      await provider.look({ id: '0f6b8c1e-4e1c-4b59-9a27-1a2b3c4d5e6f' }, secret, http, nowMs);
      await provider.balance?.(secret, http, nowMs);
      await sendProbe(provider.id, secret, http);
      for (const { url, body, headers, withSession } of http.asked) {
        expect(url).not.toContain('SECRET');
        expect(body).toBeUndefined();
        expect(withSession).toBeUndefined();
        const holding = Object.entries(headers ?? {}).filter(([, value]) => value.includes('SECRET'));
        expect(holding.map(([name]) => name)).toEqual([providerFacts[provider.id].header]);
        expect(provider.hosts).toContain(new URL(url).hostname);
      }
    }
  });

  it('with a line break in it is not sent: it could add a header of its own', async () => {
    const http = fakeHttp({});
    expect((await askWithKey('fal', 'a:b\r\nX-Evil: 1', { url: 'https://queue.fal.run/x' }, http)).status).toBe(0);
    expect(http.asked).toEqual([]);
  });

  it('is in no answer, even where the server sends it back', async () => {
    const secret = 'aaaa1111bbbb:2222cccc3333dddd';
    for (const provider of providers) {
      const echo = async (request: HttpRequest) =>
        replyOf(request, {
          status: 418,
          body: { detail: `No such key ${secret}`, message: secret, error: { message: '2222cccc3333dddd' } },
        });
      const evidence = await provider.look({ id: 'media_abc' }, secret, echo, nowMs);
      expect(evidence.refusal).toBeDefined();
      expect(JSON.stringify(evidence)).not.toMatch(/aaaa1111bbbb|2222cccc3333dddd/);
    }
  });
});

describe('checkKey', () => {
  const of = (id: string) => providers.find((provider) => provider.id === id);

  it.each([
    ['fal', '1b9d6bcd-bbfd-4b2d-9b5d-ab8dfbbd4bed:0123456789abcdef0123456789abcdef'],
    ['pika', 'pika_live_0123456789abcdef'],
    ['devapi', 'pk0123456789abcdef'],
    ['devkey', 'dk_0123456789abcdef'],
    ['pika-art', 'pk-0123456789abcdef'],
    ['pika-me', 'sk-pika-0123456789abcdef'],
  ])('%s takes the form of its own keys', (id, key) => {
    expect(of(id)?.checkKey(key)).toBeNull();
  });

  it.each([
    ['fal', '', /empty/],
    ['fal', 'justoneword', /id:secret/],
    ['fal', 'Key 1b9d6bcd:0123456789abcdef', /Leave out the word Key/],
    ['fal', '"1b9d6bcd:0123456789abcdef"', /quotation marks/],
    ['fal', '1b9d6bcd:0123456789 abcdef', /blank/],
    ['fal', '1b9d6bcd:0123456789abcdéf', /character/],
    ['fal', 'dk_0123456789abcdef', /Pika developer key/],
    ['devkey', 'pk-0123456789abcdef', /api\.pika\.art/],
    ['pika', '1b9d6bcd:0123456789abcdef', /fal\.ai/],
    ['pika-me', 'sk-0123456789abcdef', /sk-pika-/],
    ['pika', 'short', /form/],
  ])('%s refuses "%s" with the reason', (id, key, reason) => {
    const said = of(id)?.checkKey(key) ?? '';
    expect(said).toMatch(reason);
    if (key.length > 12) expect(said).not.toContain(key);
  });
});
