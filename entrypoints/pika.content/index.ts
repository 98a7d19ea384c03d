import { defineContentScript } from 'wxt/utils/define-content-script';
import { livePage } from './live';

export default defineContentScript({
  matches: ['https://pika.art/*', 'https://*.pika.art/*', 'https://*.pika.me/*'],
  runAt: 'document_start',
  // The page would hear it.
  noScriptStartedPostMessage: true,
  main: livePage,
});
