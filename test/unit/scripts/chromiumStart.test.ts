import { describe, expect, test } from 'vitest';
import { chromiumStart } from '../../e2e/driver/chromiumStart';

const world = { chromiumArgs: ['--host-resolver-rules=MAP * 127.0.0.1:4443'], firefoxPrefs: {} };
const extension = '/somewhere/chrome-mv3';
const loaded = [`--disable-extensions-except=${extension}`, `--load-extension=${extension}`];

describe('on the real internet', () => {
  test('Chromium keeps its sandbox and its updates', () => {
    const { args, chromiumSandbox, ignoreDefaultArgs } = chromiumStart({ extension, headed: true }, false);
    expect(chromiumSandbox).toBe(true);
    expect(args).toEqual(['--no-first-run', '--no-default-browser-check', ...loaded]);
    expect(ignoreDefaultArgs).toEqual(
      expect.arrayContaining(['--disable-extensions', '--disable-component-update', '--disable-popup-blocking']),
    );
  });

  test('for root the sandbox is left out, and nothing else changes', () => {
    const user = chromiumStart({ extension, headed: true }, false);
    expect(chromiumStart({ extension, headed: true }, true)).toEqual({ ...user, chromiumSandbox: false });
  });
});

test('in the pretend world Chromium asks nobody else', () => {
  const { args, chromiumSandbox, ignoreDefaultArgs } = chromiumStart({ extension, world }, false);
  expect(chromiumSandbox).toBe(false);
  expect(args).toEqual(expect.arrayContaining([...loaded, ...world.chromiumArgs, '--disable-component-update']));
  expect(ignoreDefaultArgs).toEqual(['--disable-extensions']);
});

test('without the extension none is loaded', () => {
  expect(chromiumStart({ extension: null, world }, false).args.join(' ')).not.toContain('extension');
});
