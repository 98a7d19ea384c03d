import { describe, expect, test } from 'vitest';
import type { HttpRequest } from '../../../lib/model/http';
import { httpClient } from '../../../lib/platform/http';

const get: HttpRequest = { url: 'https://pika.art/', method: 'GET' };

/** A `fetch` that answers with this and keeps what it was asked. */
function fetching(answer: () => Response | Promise<Response>) {
  const asked: RequestInit[] = [];
  const doFetch: typeof fetch = async (_url, init) => {
    asked.push(init ?? {});
    return answer();
  };
  return { asked, client: httpClient(doFetch) };
}

test('gives the answer with lower-case header names, its first bytes and how long it took', async () => {
  let time = 100;
  const doFetch = async () => {
    time += 40;
    return new Response('{"ok":true}', { status: 201, headers: { 'X-Some': 'Thing' } });
  };
  const reply = await httpClient(doFetch, () => time)(get);
  expect(reply).toMatchObject({ status: 201, url: get.url, body: '{"ok":true}', truncated: false, latencyMs: 40 });
  expect(reply.headers['x-some']).toBe('Thing');
  expect(new TextDecoder().decode(reply.head)).toBe('{"ok":true}');
});

test('sends no cookies unless it repeats a question of the page', async () => {
  const { asked, client } = fetching(() => new Response(''));
  await client(get);
  await client({ ...get, withSession: true });
  expect(asked.map((init) => init.credentials)).toEqual(['omit', 'include']);
  // The session goes where it was meant to go, and nowhere else.
  expect(asked.map((init) => init.redirect)).toEqual(['follow', 'manual']);
});

test.each([
  [{ accept: 'a', 'Next-Action': 'b', 'content-type': 'c' }, 'follow'],
  [{ Authorization: 'Bearer k' }, 'manual'],
  [{ 'x-api-key': 'k' }, 'manual'],
])('with %j redirects are: %s', async (headers, redirect) => {
  const { asked, client } = fetching(() => new Response(''));
  await client({ ...get, headers });
  expect(asked[0]?.redirect).toBe(redirect);
});

describe('a body that is too long', () => {
  const chunks = (count: number, pulled: { count: number }) =>
    new ReadableStream({
      pull: (controller) => {
        pulled.count += 1;
        if (pulled.count > count) controller.close();
        else controller.enqueue(new Uint8Array(1000).fill(97));
      },
    });

  test('is cut, and the rest is never read', async () => {
    const pulled = { count: 0 };
    const { client } = fetching(() => new Response(chunks(1_000_000, pulled)));
    const reply = await client({ ...get, maxBytes: 2500 });
    expect([reply.body.length, reply.truncated]).toEqual([2500, true]);
    expect(pulled.count).toBeLessThan(10);
  });

  test('but not one that just fits', async () => {
    const { client } = fetching(() => new Response(chunks(3, { count: 0 })));
    const reply = await client({ ...get, maxBytes: 3000 });
    expect([reply.body.length, reply.truncated]).toEqual([3000, false]);
  });
});

test('bytes that are no UTF-8 do not throw', async () => {
  const { client } = fetching(() => new Response(new Uint8Array([0xff, 0xfe, 0x41])));
  expect((await client(get)).body).toBe('\ufffd\ufffdA');
});

test('a failure of any kind is status 0', async () => {
  const broken = new ReadableStream({ pull: (controller) => controller.error(new Error('reset')) });
  const failures = [() => Promise.reject(new TypeError('Failed to fetch')), () => new Response(broken)];
  for (const failure of failures) {
    const { client } = fetching(failure);
    expect(await client(get)).toMatchObject({ status: 0, url: get.url, body: '', truncated: false });
  }
});

test('an answer that never ends is given up in time', async () => {
  const doFetch: typeof fetch = (_url, init) => {
    const { promise, reject } = Promise.withResolvers<Response>();
    init?.signal?.addEventListener('abort', () => reject(new Error('aborted')));
    return promise;
  };
  expect((await httpClient(doFetch)({ ...get, timeoutMs: 5 })).status).toBe(0);
});
