import { defineConfig } from 'wxt';
import { buildAlone, leaveContextOut, leavePolyfillOut, squeeze } from './build.hooks';
import { extensionPagePolicy, hosts, oldest } from './manifest.config';

/** `npm run build:test` sets it: the same code plus `globalThis.unstuckTest`. */
const forTests = process.env.UNSTUCK_TEST === '1';

export default defineConfig({
  modules: ['@wxt-dev/module-react', '@wxt-dev/webextension-polyfill'],
  imports: false,
  manifestVersion: 3,
  hooks: {
    'entrypoints:grouped': buildAlone,
    'vite:build:extendConfig': (entrypoints, config) => {
      leavePolyfillOut(entrypoints, config);
      leaveContextOut(entrypoints, config);
      squeeze(entrypoints, config);
    },
  },
  targetBrowsers: ['chrome', 'firefox'],
  outDirTemplate: forTests ? '{{browser}}-mv{{manifestVersion}}-test' : '{{browser}}-mv{{manifestVersion}}',
  vite: ({ browser }) => ({
    define: { __UNSTUCK_TEST__: JSON.stringify(forTests) },
    // Readers of the store and the size budgets both want one plain file per context, without source maps.
    build: {
      sourcemap: false,
      modulePreload: false,
      target: browser === 'firefox' ? `firefox${oldest.firefox}` : `chrome${oldest.chrome}`,
    },
  }),
  zip: { excludeSources: ['test/**', '.world/**', '.browsers/**', '.output/**'] },
  manifest: ({ browser }) => ({
    name: 'Unstuck for Pika',
    short_name: 'Unstuck',
    description: 'Tells you whether your Pika video is slow, stuck, failed, or finished without the page noticing.',
    permissions: ['storage', 'alarms', 'notifications', 'declarativeNetRequestWithHostAccess'],
    host_permissions: [...hosts.needed],
    optional_host_permissions: [...hosts.optional],
    content_security_policy: { extension_pages: extensionPagePolicy },
    // A private window has cookies of its own, which the one background cannot use, and what happens there must
    // not be written to disk.
    incognito: 'not_allowed',
    icons: { 16: 'icon-16.png', 32: 'icon-32.png', 48: 'icon-48.png', 128: 'icon-128.png' },
    action: { default_title: 'Unstuck for Pika' },
    ...(browser === 'firefox'
      ? {
          browser_specific_settings: {
            gecko: {
              id: 'unstuck-for-pika@unstuck.example',
              strict_min_version: `${oldest.firefox}.0`,
              data_collection_permissions: { required: ['none'] },
            },
          },
        }
      : { minimum_chrome_version: String(oldest.chrome) }),
  }),
});
