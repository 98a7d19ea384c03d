import { readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { describe, expect, test } from 'vitest';
import { bare } from './bare';

/** Path from the root to text. */
type Files = ReadonlyMap<string, string>;

/** docs/ARCHITECTURE.md, "Who may import whom": of our own folders, each may import itself and these. */
const allowed: Record<string, readonly string[]> = {
  model: [],
  knowledge: ['model'],
  page: ['model', 'knowledge'],
  providers: ['model', 'knowledge'],
  feeds: ['model', 'knowledge'],
  engine: ['model', 'knowledge'],
  advice: ['model', 'knowledge'],
  platform: ['model'],
};
/** Judgements that two folders share, so that neither makes one of its own: why something failed. */
const shared: Record<string, readonly string[]> = { advice: ['lib/engine/verdicts/failure'] };
/** What may be imported besides, as types only. */
const typesOnly: Record<string, readonly string[]> = { advice: ['engine'] };
/** Whoever may name the browser; docs/ARCHITECTURE.md says the same. */
const nearBrowser = [
  'lib/platform/',
  'entrypoints/background/index.ts',
  'entrypoints/background/testHook.ts',
  'entrypoints/first-read.ts',
  'entrypoints/pages/browserBridge.ts',
  'entrypoints/pages/testHook.ts',
];
/** Words of the outside world, which a pure folder does not know. A date made of nothing is the clock's. */
const outside =
  /\b(?:Date\.now|Date\(\)|Math\.random|crypto\.randomUUID|crypto\.getRandomValues|setTimeout|setInterval|fetch|localStorage|indexedDB|performance|window|document|navigator)(?![\w:])|\bnew Date(?![\w(])/;

interface Import {
  from: string;
  typeOnly: boolean;
}

function importsOf(text: string): Import[] {
  const statements = text.matchAll(/^\s*(?:import|export)\s+(type\s+)?(?:[^'";]*?\sfrom\s*)?['"]([^'"]+)['"]/gm);
  const dynamic = text.matchAll(/\bimport\(\s*['"]([^'"]+)['"]\s*\)/g);
  return [
    ...[...statements].map(([, type, from = '']) => ({ from, typeOnly: type !== undefined })),
    ...[...dynamic].map(([, from = '']) => ({ from, typeOnly: false })),
  ];
}

const folderOf = (path: string) => path.match(/^lib\/([^/]+)\//)?.[1];
const inside = (path: string, from: string) => (from.startsWith('.') ? normalize(join(dirname(path), from)) : from);

function wrongImport(path: string, { from, typeOnly }: Import): boolean {
  const folder = folderOf(path);
  if (from === 'wxt/browser' || from === 'webextension-polyfill') {
    return !nearBrowser.some((start) => path.startsWith(start));
  }
  if (folder === undefined) return false;
  const target = inside(path, from);
  if (!from.startsWith('.')) return from === 'zod' || /^(react|react-dom|zustand|wxt|node:)/.test(from);
  if (shared[folder]?.includes(target)) return false;
  const other = folderOf(target);
  if (other === folder) return false;
  if (other === undefined) return true;
  if (typeOnly && typesOnly[folder]?.includes(other)) return false;
  return !(allowed[folder] ?? []).includes(other);
}

/** Every breach of the rules, in words. */
function breaches(files: Files): string[] {
  return [...files].flatMap(([path, text]) => {
    const imports = importsOf(text)
      .filter((one) => wrongImport(path, one))
      .map(({ from }) => `${path} imports ${from}`);
    const code = bare(text);
    const browserNamed =
      /\b(?:browser|chrome)\.[a-z]/.test(code) && !nearBrowser.some((start) => path.startsWith(start));
    const impure = /^lib\/(?:engine|advice)\//.test(path) ? code.match(outside)?.[0] : undefined;
    return [
      ...imports,
      ...(browserNamed ? [`${path} names the browser`] : []),
      ...(impure ? [`${path} touches ${impure}`] : []),
    ];
  });
}

function filesBelow(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    return statSync(path).isDirectory() ? filesBelow(path) : /\.tsx?$/.test(name) ? [path] : [];
  });
}

/** All packages that an entrypoint leads to through our own files, types left aside. */
function reach(files: Files, start: string): string[] {
  const found = new Set<string>();
  const packages = new Set<string>();
  const visit = (path: string) => {
    const real = [path, `${path}.ts`, `${path}.tsx`, `${path}/index.ts`, `${path}/index.tsx`].find((one) =>
      files.has(one),
    );
    if (real === undefined || found.has(real)) return;
    found.add(real);
    for (const { from, typeOnly } of importsOf(files.get(real) ?? '')) {
      if (typeOnly) continue;
      if (from.startsWith('.')) visit(inside(real, from));
      else packages.add(from);
    }
  };
  visit(start);
  return [...packages];
}

const real: Files = new Map(
  ['lib', 'entrypoints', 'components'].flatMap(filesBelow).map((path) => [path, readFileSync(path, 'utf8')]),
);

describe('the rule itself', () => {
  const one = (path: string, text: string) => breaches(new Map([[path, text]]));

  test.each([
    ['lib/model/a.ts', "import { b } from '../knowledge/b';"],
    ['lib/knowledge/a.ts', "import { b } from '../engine/b';"],
    ['lib/page/deep/a.ts', "import { b } from '../../engine/b';"],
    ['lib/engine/a.ts', "import type { B } from '../advice/b';"],
    ['lib/engine/a.ts', "import { b } from '../platform/clock';"],
    ['lib/advice/a.ts', "import { b } from '../engine/b';"],
    ['lib/platform/a.ts', "export { b } from '../engine/b';"],
    ['lib/feeds/a.ts', "import { b } from '../../components/b';"],
    ['lib/feeds/a.ts', "const b = await import('../engine/b');"],
    ['lib/feeds/a.ts', "import { browser } from 'wxt/browser';"],
    ['lib/model/a.ts', "import * as z from 'zod';"],
    ['lib/page/a.ts', "import { useState } from 'react';"],
    ['components/a.tsx', "import { browser } from 'wxt/browser';"],
    ['components/a.tsx', 'const id = chrome.runtime.id;'],
    ['entrypoints/pages/a.ts', 'const id = browser.runtime.id;'],
    ['lib/engine/a.ts', 'const at = Date.now();'],
    ['lib/engine/a.ts', 'const hour = new Date().getHours();'],
    ['lib/engine/a.ts', 'const at = new Date();'],
    ['lib/engine/a.ts', 'const at = new Date;'],
    ['lib/engine/a.ts', 'const both = [new Date(), 1];'],
    ['lib/engine/a.ts', 'const text = Date();'],
    // biome-ignore-start lint/suspicious/noTemplateCurlyInString: this is code to be judged
    ['lib/engine/a.ts', 'const text = `at ${Date.now()} ms`;'],
    ['lib/engine/a.ts', 'const text = `a ${inner(`b ${Date.now()}`)} c`;'],
    // biome-ignore-end lint/suspicious/noTemplateCurlyInString: as above
    ['lib/engine/a.ts', "const site = 'https://pika.art/'; const at = Date.now();"],
    ['lib/advice/a.ts', 'const x = Math.random();'],
    ['lib/engine/a.ts', 'const reply = fetch(url);'],
  ])('%s: %s is a breach', (path, text) => {
    expect(one(path, text)).toHaveLength(1);
  });

  test.each([
    ['lib/page/a.ts', "import { b } from '../model/b';\nimport { c } from './c';"],
    ['lib/advice/a.ts', "import type { B } from '../engine/b';"],
    ['lib/engine/a.ts', "// Date.now would be wrong\nconst text = 'document';\nimport * as z from 'zod/mini';"],
    ['lib/engine/a.ts', 'const day = new Date(atMs).getDay();'],
    [
      'lib/engine/a.ts',
      'const day = (one: Date) => one.getDay();\nconst options: { document: string } = { document: `a` };',
    ],
    // biome-ignore-start lint/suspicious/noTemplateCurlyInString: this is code to be judged
    ['lib/engine/a.ts', 'const text = `the document ${one} in its window`;'],
    ['lib/engine/a.ts', 'const text = `the \\`window\\` of ${{ a: `document` }.a} document`;'],
    // biome-ignore-end lint/suspicious/noTemplateCurlyInString: as above
    ['lib/platform/a.ts', "import { browser } from 'wxt/browser';\nbrowser.alarms.clear();"],
    ['entrypoints/a.ts', "import { b } from '../lib/engine/b';\nimport { c } from '../components/c';"],
  ])('%s: %s is none', (path, text) => {
    expect(one(path, text)).toEqual([]);
  });
});

test('nobody imports what he may not', () => {
  expect(real.size).toBeGreaterThan(50);
  expect(breaches(real)).toEqual([]);
});

test.each(['entrypoints/tap.content', 'entrypoints/pika.content'])(
  '%s pulls in neither React nor a schema library',
  (start) => {
    const packages = reach(real, start);
    expect(packages.length).toBeGreaterThan(0);
    expect(packages.filter((name) => /^(react|zod|zustand|idb|webextension-polyfill)/.test(name))).toEqual([]);
  },
);
