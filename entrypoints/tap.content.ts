import { defineContentScript } from 'wxt/utils/define-content-script';
import { installTap } from '../lib/page/tap/install';

export default defineContentScript({
  matches: ['https://pika.art/*', 'https://*.pika.art/*', 'https://*.pika.me/*'],
  runAt: 'document_start',
  world: 'MAIN',
  main: installTap,
});
