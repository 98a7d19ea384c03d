import { build } from 'wxt';

/**
 * Writes both browsers' builds to `.output/<browser>-mv3`; with `--test` to `.output/<browser>-mv3-test`, with
 * `--contract` the small extension of the contract tests. A browser's name limits it to that one.
 */
const words = process.argv.slice(2);
if (words.includes('--test')) process.env.UNSTUCK_TEST = '1';
const root = words.includes('--contract') ? 'test/contract/extension' : '.';
const all = ['chrome', 'firefox'] as const;
const named = all.filter((browser) => words.includes(browser));
for (const browser of named.length > 0 ? named : all) {
  await build({ root, browser, mode: 'production' });
}
