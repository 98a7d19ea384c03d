import { build } from 'wxt';

/**
 * Writes both browsers' builds to `.output/<browser>-mv3`, or with `--test` to `.output/<browser>-mv3-test`.
 * A browser's name limits it to that one.
 */
const words = process.argv.slice(2);
if (words.includes('--test')) process.env.UNSTUCK_TEST = '1';
const all = ['chrome', 'firefox'] as const;
const named = all.filter((browser) => words.includes(browser));
for (const browser of named.length > 0 ? named : all) {
  await build({ browser, mode: 'production' });
}
