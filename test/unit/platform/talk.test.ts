import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { ToTab } from '../../../lib/model/message';
import { browserTabs } from '../../../lib/platform/tabs';
import { onTold, ownId, tell } from '../../../lib/platform/talk';
import { freshBrowser } from '../../fake/browser';
import type { FakeBrowser } from '../../fake/fakeBrowser';

const view: ToTab = { type: 'tab-view', tab: 1, origin: 'https://pika.art', banners: [], jobs: [], theme: 'auto' };
let fake: FakeBrowser;
let tab: ReturnType<FakeBrowser['openTab']>;

beforeEach(() => {
  fake = freshBrowser();
  tab = fake.openTab('https://pika.art/');
  vi.stubGlobal('browser', tab.api);
});
afterEach(() => {
  vi.unstubAllGlobals();
});

test('hears the background and says so, until told to stop', async () => {
  const heard: ToTab[] = [];
  const stop = onTold((message) => heard.push(message));
  expect(await browserTabs.send(tab.tab, view)).toBe('heard');
  expect(heard).toEqual([view]);
  stop();
  expect(await browserTabs.send(tab.tab, view)).toBe('nobody');
});

test('a misshapen message is not heard', async () => {
  const heard: ToTab[] = [];
  onTold((message) => heard.push(message));
  void fake.workerApi().tabs.sendMessage(tab.tab, { ...view, tab: 'one' });
  expect(await browserTabs.send(tab.tab, view)).toBe('heard');
  expect(heard).toEqual([view]);
});

test('speaks to the background, and knows when it is alone', async () => {
  fake.install((api) => api.runtime.onMessage.addListener(async () => 'answer'));
  const hello = { type: 'hello' as const, url: 'https://pika.art/', visible: true };
  expect([ownId() === undefined, await tell(hello)]).toEqual([false, 'answer']);
  vi.stubGlobal('browser', { runtime: {} });
  expect(ownId()).toBeUndefined();
  await expect(tell(hello)).rejects.toThrow('gone');
});

test('a tab that keeps a message without hearing it is late, not deserted', async () => {
  tab.api.runtime.onMessage.addListener(() => new Promise(() => undefined));
  vi.useFakeTimers();
  const sent = browserTabs.send(tab.tab, view);
  await vi.advanceTimersByTimeAsync(5000);
  expect(await sent).toBe('late');
  vi.useRealTimers();
});
