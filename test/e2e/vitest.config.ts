import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

/** Tests of what was built: one file after the other, no retries. `--mode firefox` runs them in Firefox. */
export default defineConfig(({ mode }) => ({
  test: {
    root: fileURLToPath(new URL('../..', import.meta.url)),
    include: ['test/{e2e,built}/**/*.spec.ts'],
    env: { E2E_BROWSER: mode },
    fileParallelism: false,
    testTimeout: 180_000,
    hookTimeout: 90_000,
    retry: 0,
  },
}));
