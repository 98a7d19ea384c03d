import { browser } from 'wxt/browser';
import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';

/** Asks for what the popup shows while the popup's program is still on its way; `pages/firstRead.ts` takes the answer. */
export default defineUnlistedScript(() => {
  Object.assign(globalThis, { unstuckFirstRead: browser.storage.local.get(['snapshot', 'settings']) });
});
