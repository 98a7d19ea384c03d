import { defineContentScript } from 'wxt/utils/define-content-script';
import { onTold } from '../../../../lib/platform/talk';

/** Plain, as the product's content scripts have it. */
const api: { storage: Record<'local' | 'session', { get(keys: null): Promise<object> }> } =
  Reflect.get(globalThis, 'browser') ?? Reflect.get(globalThis, 'chrome');

/** What of a storage area a content script can see; the word `refused` where it can see nothing. */
async function look(area: 'local' | 'session'): Promise<string> {
  try {
    return JSON.stringify(await api.storage[area].get(null));
  } catch {
    // That is the answer: the browser keeps the area from content scripts.
    return 'refused';
  }
}

async function databases(): Promise<string> {
  return JSON.stringify((await indexedDB.databases()).map((database) => database.name));
}

/** Leaves what it sees in attributes of the page, for the test to read. */
export default defineContentScript({
  matches: ['https://*.pika.art/*'],
  runAt: 'document_start',
  main: () => {
    const root = document.documentElement;
    onTold((message) => root.setAttribute('data-told', message.type));
    root.addEventListener('contract-look', async () => {
      const seen = { local: await look('local'), session: await look('session'), databases: await databases() };
      root.setAttribute('data-seen', JSON.stringify(seen));
    });
  },
});
