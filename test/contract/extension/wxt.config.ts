import { fileURLToPath } from 'node:url';
import { defineConfig } from 'wxt';
import { leavePolyfillOut } from '../../../build.hooks';
import { extensionPagePolicy, hosts } from '../../../manifest.config';

const root = fileURLToPath(new URL('../../..', import.meta.url));

/** A small extension with the product's permissions and policy, in which the contract of the browser API is checked. */
export default defineConfig({
  modules: ['@wxt-dev/webextension-polyfill'],
  imports: false,
  manifestVersion: 3,
  hooks: { 'vite:build:extendConfig': leavePolyfillOut },
  publicDir: `${root}/public`,
  outDir: `${root}/.output`,
  outDirTemplate: '{{browser}}-mv{{manifestVersion}}-contract',
  vite: () => ({ define: { __UNSTUCK_TEST__: 'false' } }),
  manifest: ({ browser }) => ({
    name: 'Contract of the browser API',
    version: '0.0.0',
    permissions: ['storage', 'alarms', 'notifications', 'declarativeNetRequestWithHostAccess'],
    host_permissions: [...hosts.needed],
    content_security_policy: { extension_pages: extensionPagePolicy },
    action: {},
    ...(browser === 'firefox' && {
      browser_specific_settings: {
        gecko: {
          id: 'contract@unstuck.example',
          strict_min_version: '140.0',
          data_collection_permissions: { required: ['none'] },
        },
      },
    }),
  }),
});
