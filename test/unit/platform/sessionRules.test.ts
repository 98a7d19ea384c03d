import { beforeEach, expect, test } from 'vitest';
import {
  askingAsThePage,
  clearSessionRules,
  withoutOrigin,
  withoutOriginRule,
} from '../../../lib/platform/sessionRules';
import { freshBrowser } from '../../fake/browser';
import type { FakeBrowser } from '../../fake/fakeBrowser';

let fake: FakeBrowser;
beforeEach(() => {
  fake = freshBrowser();
});

test('the rule fits exactly one address and only our own requests', () => {
  const { condition, action } = withoutOriginRule(1, 'https://pika.art/library?a=1.2&b=(c)#top', 'ourselves');
  const fits = (url: string) => new RegExp(condition.regexFilter).test(url);
  expect(fits('https://pika.art/library?a=1.2&b=(c)')).toBe(true);
  expect(fits('https://pika.art/library?a=1x2&b=(c)')).toBe(false);
  expect(fits('https://pika.art/library?a=1.2&b=(c)&more')).toBe(false);
  expect(fits('https://evil.example/?https://pika.art/library?a=1.2&b=(c)')).toBe(false);
  expect(condition.initiatorDomains).toEqual(['ourselves']);
  expect(action.requestHeaders).toEqual([{ header: 'origin', operation: 'remove' }]);
});

test('questions at the same time have rules of their own', async () => {
  const counts: number[] = [];
  await Promise.all(
    ['a', 'b', 'c'].map((path) =>
      withoutOrigin(`https://pika.art/${path}`, async () => {
        await new Promise((resume) => setImmediate(resume));
        counts.push(fake.rules.size);
      }),
    ),
  );
  expect(Math.max(...counts)).toBe(3);
  expect(fake.rules.size).toBe(0);
});

test('what a killed worker left is taken off', async () => {
  fake.rules.set(1, { id: 1 });
  await clearSessionRules();
  expect(fake.rules.size).toBe(0);
});

test("only a repeat of the page's own question gets a rule", async () => {
  const rules: number[] = [];
  const reply = { status: 200, url: '', headers: {}, body: '', head: new Uint8Array(), truncated: false, latencyMs: 1 };
  const http = askingAsThePage(async () => {
    rules.push(fake.rules.size);
    return reply;
  });
  await http({ url: 'https://pika.art/a', method: 'POST' });
  await http({ url: 'https://pika.art/a', method: 'POST', withSession: true });
  await http({ url: 'nonsense', method: 'POST', withSession: true });
  expect(rules).toEqual([0, 1, 0]);
});
