import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { projectRoot } from '../../scripts/run';
import { scriptsOf, sizesOf } from '../../scripts/sizes';

function textsBelow(folder: string): [string, string][] {
  return readdirSync(folder).flatMap((name): [string, string][] => {
    const path = join(folder, name);
    if (statSync(path).isDirectory()) return textsBelow(path);
    return /\.(js|html|css|json)$/.test(name) ? [[name, readFileSync(path, 'utf8')]] : [];
  });
}

const folder = (build: string) => join(projectRoot, '.output', build);
const having = (build: string, pattern: RegExp) =>
  textsBelow(folder(build)).flatMap(([name, text]) => (pattern.test(text) ? [name] : []));

describe.each(['chrome-mv3', 'firefox-mv3'])('%s', (build) => {
  test('has no trace of what is only for tests', () => {
    expect(having(build, /unstuckTest|__UNSTUCK_TEST__/i)).toEqual([]);
    expect(having(`${build}-test`, /unstuckTest/)).toContain('background.js');
  });

  test('fetches no code: no remote script, no eval', () => {
    expect(having(build, /<script[^>]+src="https?:|\beval\(|new Function\(/)).toEqual([]);
  });

  test('gives the content scripts neither React nor a schema library nor the polyfill', () => {
    for (const entry of ['content-scripts/pika.js', 'content-scripts/tap.js']) {
      const scripts = scriptsOf(folder(build), entry);
      expect(scripts).toEqual([entry]);
      const text = readFileSync(join(folder(build), entry), 'utf8');
      expect(text).not.toMatch(/react\.transitional|_zod|webextension-polyfill/);
    }
  });

  test('leaves no global of its own in the page', () => {
    const text = readFileSync(join(folder(build), 'content-scripts/tap.js'), 'utf8');
    expect(text).toMatch(/^\(function\s*\(\)\s*\{/);
    expect(text.trimEnd()).toMatch(/\}\)?\(\)\)?;$/);
  });

  test('gives worker and popup one file each', () => {
    for (const entry of ['background.js', 'popup.html']) {
      const scripts = scriptsOf(folder(build), entry).filter((file) => file !== 'first-read.js');
      expect(scripts).toHaveLength(1);
    }
  });

  test('keeps to the size budgets', () => {
    const sizes = sizesOf(build);
    expect(sizes.filter(({ bytes }) => bytes === 0)).toEqual([]);
    expect(sizes.filter(({ bytes, budget }) => bytes > budget)).toEqual([]);
  });
});

test('the sizes follow the imports of a page', () => {
  const scripts = scriptsOf(folder('chrome-mv3'), 'dashboard.html');
  expect(scripts.length).toBeGreaterThan(1);
  expect(scripts.every((file) => /^chunks\/.+\.js$/.test(file))).toBe(true);
});
