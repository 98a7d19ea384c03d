import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  resolve: { alias: { 'wxt/browser': fileURLToPath(new URL('./test/fake/browser.ts', import.meta.url)) } },
  define: { __UNSTUCK_TEST__: 'true' },
  test: {
    include: ['test/**/*.test.{ts,tsx}'],
    exclude: ['test/e2e/**', 'node_modules/**'],
    sequence: { shuffle: true },
    testTimeout: 20_000,
  },
});
