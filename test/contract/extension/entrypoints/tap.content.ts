import { defineContentScript } from 'wxt/utils/define-content-script';

/** Notes in the page's world whether it came before the page's own scripts. */
export default defineContentScript({
  matches: ['https://*.pika.art/*'],
  world: 'MAIN',
  runAt: 'document_start',
  main: () => {
    Reflect.set(globalThis, 'tapCameFirst', Reflect.get(globalThis, 'pageRan') === undefined);
  },
});
