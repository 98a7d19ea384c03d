// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { livePage } from '../../../entrypoints/pika.content/live';
import type { ToTab } from '../../../lib/model/message';
import { ownId } from '../../../lib/platform/talk';
import { freshBrowser } from '../../fake/browser';
import type { FakeBrowser } from '../../fake/fakeBrowser';

const view: ToTab = {
  type: 'tab-view',
  tab: 1,
  origin: location.origin,
  banners: [
    {
      subject: 'job:a',
      verdict: 'stuck',
      p: 0.95,
      because: [{ id: 'still', text: 'No movement for 20 minutes', age: 3, source: 'page' }],
      advice: [{ id: 'cancel-first', text: 'Cancel it first.' }],
      sinceMs: 1_700_000_000_000,
    },
  ],
  jobs: [],
  theme: 'auto',
};
const heartbeatMs = 5000;

/** Follows what is listened to on `target`; returns the names that are still listened to. */
function listenersOf(target: EventTarget): () => string[] {
  const held: { type: string; listener: unknown }[] = [];
  const { addEventListener, removeEventListener } = target;
  vi.spyOn(target, 'addEventListener').mockImplementation((type, listener, options) => {
    held.push({ type, listener });
    addEventListener.call(target, type, listener, options);
  });
  vi.spyOn(target, 'removeEventListener').mockImplementation((type, listener, options) => {
    const at = held.findIndex((one) => one.type === type && one.listener === listener);
    if (at >= 0) held.splice(at, 1);
    removeEventListener.call(target, type, listener, options);
  });
  return () => held.map(({ type }) => type);
}

let held: () => string[];
let disconnected: ReturnType<typeof vi.spyOn>;

let fake: FakeBrowser;
let copy: (text: string) => void;
let end: () => void;

beforeEach(async () => {
  vi.useFakeTimers();
  fake = freshBrowser();
  fake.install((api) => api.runtime.onMessage.addListener(async () => view));
  vi.stubGlobal('browser', fake.openTab('https://pika.art/library').api);
  document.body.innerHTML = '<main>Pika</main>';
  // Each page has a tap of its own, which knows nothing of those of other pages.
  vi.resetModules();
  const { openFarEnd } = await import('../../../lib/page/tap/channel');
  copy = openFarEnd(() => undefined);
  const listened = [listenersOf(window), listenersOf(document)];
  held = () => listened.flatMap((names) => names());
  disconnected = vi.spyOn(MutationObserver.prototype, 'disconnect');
  livePage({
    get isInvalid() {
      return ownId() === undefined;
    },
    onInvalidated(task) {
      end = task;
    },
  });
  await vi.advanceTimersByTimeAsync(0);
});
afterEach(() => {
  end();
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
  vi.useRealTimers();
  document.documentElement.innerHTML = '';
});

describe('a content script whose extension was reloaded, updated or taken away', () => {
  it('stays while the extension lives', async () => {
    await vi.advanceTimersByTimeAsync(3 * heartbeatMs);
    expect(document.querySelectorAll('unstuck-banner')).toHaveLength(1);
    expect(held()).toContain('pagehide');
  });

  it('listens to one change of many, and again after a rest', async () => {
    const observe = vi.spyOn(MutationObserver.prototype, 'observe');
    for (let change = 0; change < 10; change += 1) {
      document.body.append(String(change));
      await vi.advanceTimersByTimeAsync(20);
    }
    expect([disconnected.mock.calls.length, observe.mock.calls.length]).toEqual([1, 0]);
    await vi.advanceTimersByTimeAsync(500);
    expect([disconnected.mock.calls.length, observe.mock.calls.length]).toEqual([1, 1]);
  });

  it('leaves the page as it was, silences the tap, and hears and says nothing any more', async () => {
    const before = document.querySelectorAll('unstuck-banner').length;
    const said = vi.fn(async () => true);
    vi.stubGlobal('browser', { runtime: { sendMessage: said } });
    await vi.advanceTimersByTimeAsync(heartbeatMs);
    expect(before).toBe(1);
    expect(held()).toEqual([]);
    expect(disconnected).toHaveBeenCalled();
    expect(vi.getTimerCount()).toBe(0);
    expect(document.documentElement.innerHTML).toBe('<head></head><body><main>Pika</main></body>');

    vi.stubGlobal('browser', { runtime: { id: 'another', sendMessage: said } });
    dispatchEvent(new Event('pageshow'));
    dispatchEvent(new Event('pagehide'));
    document.dispatchEvent(new Event('visibilitychange'));
    copy('{"request":{"method":"GET","url":"https://pika.art/api/jobs"},"response":{"status":200}}\n{}');
    document.body.append('a change');
    await vi.advanceTimersByTimeAsync(60_000);
    expect(said).not.toHaveBeenCalled();
  });
});
