import { browser } from 'wxt/browser';
import { testClock } from '../../lib/platform/testClock';
import type { Worker } from './worker';

/** In test builds only: moves the clock on, and shows what the pages read. */
export function offerTestHook(worker: Worker): void {
  const advance = async (ms: number): Promise<void> => {
    const clock = testClock();
    await clock.ready();
    const until = clock.now() + ms;
    // A worker that was just born has no timer until something wakes it.
    await worker.wake();
    await worker.settled();
    for (let next = clock.nextTimer(); next !== null && next <= until; next = clock.nextTimer()) {
      await clock.shift(Math.max(0, next - clock.now()));
      await worker.settled();
    }
    await clock.shift(Math.max(0, until - clock.now()));
    await worker.settled();
  };
  const state = () => worker.hear({ type: 'snapshot' }, { from: 'page' });
  Object.assign(globalThis, { unstuckTest: { advance, state } });
  browser.runtime.onMessage.addListener((message: unknown) => {
    if (typeof message !== 'object' || message === null || !('unstuckTest' in message)) return undefined;
    if (message.unstuckTest === 'state') return state();
    if (message.unstuckTest === 'advance' && 'ms' in message && typeof message.ms === 'number')
      return advance(message.ms).then(() => true);
    return undefined;
  });
}
