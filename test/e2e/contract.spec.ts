import { resolve } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import * as z from 'zod';
import type { Ask } from '../contract/extension/asks';
import { api } from './driver/api';
import type { Driver, Page } from './driver/driver';
import { browserName, launch } from './driver/launch';
import { bareSite } from './site';

const folder = browserName === 'firefox' ? 'firefox-mv3-contract' : 'chrome-mv3-contract';

const barePage = `<!doctype html><title>Bare</title><script>pageRan = true;</script><h1>Bare</h1>`;

/** A body that never ends. */
const slow = async function* () {
  yield 'first';
  await Promise.race<never>([]);
};

let site: Awaited<ReturnType<typeof bareSite>>;
let driver: Driver;

beforeAll(async () => {
  site = await bareSite(({ url }) => {
    const html = { 'content-type': 'text/html', 'set-cookie': 'who=me; Secure; SameSite=Lax; Path=/' };
    switch (url.pathname) {
      case '/away':
        return { status: 302, headers: { location: 'https://create.pika.art/landed' }, body: '' };
      case '/slow':
        return { status: 200, headers: { 'content-type': 'text/plain' }, body: slow() };
      case '/same':
        return { status: 304, headers: { etag: '"one"' } };
      case '/big':
        return { status: 200, headers: { 'content-type': 'text/plain' }, body: 'é'.repeat(50_000) };
      default:
        return { status: 200, headers: html, body: barePage };
    }
  });
  driver = await launch({ extension: resolve('.output', folder), world: site.world });
});

afterAll(async () => {
  await driver?.close();
  await site?.close();
});

/** Asks the worker of the contract extension, which this wakes if it is dead. */
async function ask(what: Ask): Promise<unknown> {
  return api(await driver.probe(), 'runtime.sendMessage', what);
}

const replySchema = z.object({
  status: z.number(),
  url: z.string(),
  headers: z.record(z.string(), z.string()),
  body: z.string(),
  head: z.array(z.number()),
  truncated: z.boolean(),
});

async function http(request: Extract<Ask, { ask: 'http' }>['request']) {
  return replySchema.parse(await ask({ ask: 'http', request }));
}

async function tabOf(page: Page, url: string): Promise<number> {
  await page.until('the content script', () => Reflect.get(globalThis, 'tapCameFirst') !== undefined);
  const tabs = z
    .array(z.object({ id: z.number(), url: z.string().optional() }))
    .parse(await api(await driver.probe(), 'tabs.query', {}));
  return tabs.find((tab) => tab.url === url)?.id ?? -1;
}

test('the browser keeps the contract that its fake keeps', async () => {
  const schema = z.object({ results: z.array(z.object({ name: z.string(), error: z.string().nullable() })) });
  const { results } = schema.parse(await ask({ ask: 'contract' }));
  expect(results.length).toBeGreaterThan(15);
  expect(results.filter((result) => result.error !== null)).toEqual([]);
}, 120_000);

test('the tap runs in the page before the page does', async () => {
  const page = await driver.newPage('https://pika.art/create');
  expect(await page.evaluate(() => Reflect.get(globalThis, 'tapCameFirst'))).toBe(true);
  await page.close();
});

test('a worker that is killed comes back with another life', async () => {
  const first = await ask({ ask: 'boot' });
  expect(await ask({ ask: 'boot' })).toBe(first);
  await driver.killWorker();
  expect(await ask({ ask: 'boot' })).not.toBe(first);
});

test('an alarm outlives the worker', async () => {
  const probe = await driver.probe();
  await api(probe, 'alarms.create', 'kept', { delayInMinutes: 30 });
  await driver.killWorker();
  await ask({ ask: 'boot' });
  expect(await api(probe, 'alarms.get', 'kept')).toMatchObject({ name: 'kept' });
  await api(probe, 'alarms.clear', 'kept');
});

test('a content script hears the worker, and nobody hears on a page without one', async () => {
  const address = 'https://pika.art/hearing';
  const page = await driver.newPage(address);
  expect(await ask({ ask: 'say-to-tab', tab: await tabOf(page, address) })).toBe('heard');
  await page.until('the message', () => document.documentElement.dataset.told === 'tab-view');
  await page.goto('https://elsewhere.example/');
  const probe = await driver.probe();
  const tabs = z.array(z.object({ id: z.number() })).parse(await api(probe, 'tabs.query', {}));
  const answers = await Promise.all(tabs.map(({ id }) => ask({ ask: 'say-to-tab', tab: id })));
  expect(answers.filter((heard) => heard === 'heard')).toEqual([]);
  await page.close();
});

test('a content script sees neither the session nor the kept keys, and where the browser can, not the store', async () => {
  const probe = await driver.probe();
  await api(probe, 'storage.local.set', { shelf: 'in the store' });
  await api(probe, 'storage.session.set', { keys: { fal: 'secret' } });
  const locked = await ask({ ask: 'lock' });
  const page = await driver.newPage('https://pika.art/looking');
  await page.evaluate(() => document.documentElement.dispatchEvent(new Event('contract-look')));
  const seen = await page.until('what it sees', () => document.documentElement.dataset.seen);
  expect(seen).not.toContain('secret');
  expect(seen).not.toContain('unstuck-vault');
  expect(seen.includes('in the store')).toBe(!locked);
  expect(locked).toBe(browserName === 'chromium');
  await api(probe, 'storage.session.remove', 'keys');
  await page.close();
});

test("a repeat of the page's own question goes with its session and without an Origin; nothing else changes", async () => {
  const page = await driver.newPage('https://pika.art/library');
  const address = 'https://pika.art/library?poll=1';
  const request = { url: address, method: 'POST' as const, headers: { 'next-action': 'abc' }, body: '[]' };

  expect((await http({ ...request, withSession: true })).status).toBe(200);
  const [repeat] = site.seen(address);
  expect(repeat?.headers.origin).toBeUndefined();
  expect(repeat?.cookies).toEqual({ who: 'me' });
  expect(repeat?.headers['next-action']).toBe('abc');

  expect((await http(request)).status).toBe(200);
  const [, plain] = site.seen(address);
  expect(plain?.headers.origin).toBe(driver.origin);
  expect(plain?.cookies).toEqual({});

  await Promise.all([
    http({ ...request, url: 'https://pika.art/slow', withSession: true, timeoutMs: 1_500 }),
    page.evaluate(
      (path) =>
        fetch(path, { method: 'POST', signal: AbortSignal.timeout(1_000) }).then(
          () => true,
          () => false,
        ),
      '/slow',
    ),
    http({ ...request, url: 'https://pika.art/slow/other' }),
  ]);
  expect(
    site
      .seen('https://pika.art/slow')
      .map((seen) => seen.headers.origin)
      .sort(),
  ).toEqual(['https://pika.art', undefined]);
  expect(site.seen('https://pika.art/slow/other')[0]?.headers.origin).toBe(driver.origin);
  await page.close();
});

test('a rule that a killed worker left is taken off', async () => {
  const probe = await driver.probe();
  void ask({ ask: 'http', request: { url: 'https://pika.art/slow', method: 'POST', withSession: true } }).catch(String);
  const rules = async () => z.array(z.unknown()).parse(await api(probe, 'declarativeNetRequest.getSessionRules'));
  await expect.poll(async () => (await rules()).length).toBe(1);
  await driver.killWorker();
  await ask({ ask: 'clear-rules' });
  expect(await rules()).toEqual([]);
});

test('requests end in time, at their size, and where a redirect leads; a key stays at home', async () => {
  const get = { method: 'GET' as const };
  const landed = await http({ ...get, url: 'https://pika.art/away' });
  expect([landed.status, landed.url]).toEqual([200, 'https://create.pika.art/landed']);

  const before = site.seen('https://create.pika.art/landed').length;
  const kept = await http({ ...get, url: 'https://pika.art/away', headers: { 'x-api-key': 'secret' } });
  expect([kept.status, kept.url, kept.body]).toEqual([302, 'https://pika.art/away', '']);
  expect(site.seen('https://create.pika.art/landed').length).toBe(before);

  const big = await http({ ...get, url: 'https://pika.art/big', maxBytes: 1_000 });
  expect([big.truncated, big.body.length, big.head.length]).toEqual([true, 500, 64]);

  expect((await http({ ...get, url: 'https://pika.art/slow', timeoutMs: 500 })).status).toBe(0);
  expect((await http({ ...get, url: 'https://pika.art/same', headers: { 'if-none-match': '"one"' } })).status).toBe(
    304,
  );
  expect((await http({ ...get, url: 'nonsense' })).status).toBe(0);
});

test('an open tab is brought to the front, not opened twice', async () => {
  const address = 'https://pika.art/open-me';
  const probe = await driver.probe();
  const count = async (url: string) => {
    const tabs = z
      .array(z.object({ url: z.string().optional(), active: z.boolean() }))
      .parse(await api(probe, 'tabs.query', {}));
    const here = tabs.filter((tab) => tab.url === url);
    return [here.length, here.some((tab) => tab.active)];
  };
  await ask({ ask: 'open', url: address });
  await expect.poll(() => count(address)).toEqual([1, true]);
  const other = await driver.newPage('https://pika.art/other');
  await other.bringToFront();
  await ask({ ask: 'open', url: address });
  await expect.poll(() => count(address)).toEqual([1, true]);

  const own = `${driver.origin}/icon-128.png?own`;
  await ask({ ask: 'open', url: own });
  await expect.poll(() => count(own)).toEqual([1, true]);
  await ask({ ask: 'open', url: own });
  await expect.poll(() => count(own)).toEqual([1, true]);
  await other.close();
});
