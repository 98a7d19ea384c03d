import { browser } from 'wxt/browser';
import { entryOf } from '../../lib/engine/entryOf';
import { testClock } from '../../lib/platform/testClock';
import type { Worker } from './worker';

/** What the store says in the place of saving, as Chrome and Firefox say it. */
const refusals: Readonly<Record<string, string>> = {
  full: 'Resource::kQuotaBytes quota exceeded',
  broken: 'An unexpected error occurred',
};
/** In the session's store: how the lasting one fails, also for workers to come. */
const FAILING = 'unstuckTestStore';

let save: typeof browser.storage.local.set | undefined;

/** Lets the store refuse what is to be saved, or take it in again. */
async function failStore(how: unknown): Promise<void> {
  save ??= browser.storage.local.set;
  const refusal = typeof how === 'string' ? entryOf(refusals, how) : undefined;
  if (refusal !== undefined) Reflect.set(browser.storage.local, 'set', () => Promise.reject(new Error(refusal)));
  else if (save !== undefined) Reflect.set(browser.storage.local, 'set', save);
  await browser.storage.session.set({ [FAILING]: how });
}

/** In test builds only: moves the clock on, shows what the pages read, lets the store fail. */
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
  void browser.storage.session.get(FAILING).then((found) => failStore(found[FAILING] ?? null));
  browser.runtime.onMessage.addListener((message: unknown) => {
    if (typeof message !== 'object' || message === null || !('unstuckTest' in message)) return undefined;
    if (message.unstuckTest === 'state') return state();
    if (message.unstuckTest === 'fail-store' && 'how' in message) return failStore(message.how).then(() => true);
    if (message.unstuckTest === 'advance' && 'ms' in message && typeof message.ms === 'number')
      return advance(message.ms).then(() => true);
    return undefined;
  });
}
