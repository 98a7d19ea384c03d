import { browser } from 'wxt/browser';

/** In test builds only: the worker's own hook, from a page of the extension. */
export function offerTestHook(): void {
  const advance = (ms: number) => browser.runtime.sendMessage({ unstuckTest: 'advance', ms });
  const state = () => browser.runtime.sendMessage({ unstuckTest: 'state' });
  Object.assign(globalThis, { unstuckTest: { advance, state } });
}
