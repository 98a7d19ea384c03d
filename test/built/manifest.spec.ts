import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import * as z from 'zod';
import { extensionPagePolicy, hosts } from '../../manifest.config';
import { projectRoot } from '../../scripts/run';

const schema = z.object({
  manifest_version: z.literal(3),
  name: z.string(),
  version: z.string(),
  permissions: z.array(z.string()),
  host_permissions: z.array(z.string()),
  optional_host_permissions: z.array(z.string()),
  content_security_policy: z.object({ extension_pages: z.string() }),
  incognito: z.string(),
  content_scripts: z.array(
    z.object({
      matches: z.array(z.string()),
      js: z.array(z.string()),
      run_at: z.string().optional(),
      world: z.string().optional(),
      all_frames: z.boolean().optional(),
    }),
  ),
  background: z.object({ service_worker: z.string().optional(), scripts: z.array(z.string()).optional() }),
  web_accessible_resources: z
    .array(z.object({ matches: z.array(z.string()), use_dynamic_url: z.boolean().optional() }))
    .optional(),
  minimum_chrome_version: z.string().optional(),
  browser_specific_settings: z.unknown().optional(),
});

const read = (build: string) =>
  schema.parse(JSON.parse(readFileSync(join(projectRoot, '.output', build, 'manifest.json'), 'utf8')));

const pikaPages = ['https://pika.art/*', 'https://*.pika.art/*', 'https://*.pika.me/*'];

describe.each(['chrome-mv3', 'firefox-mv3', 'chrome-mv3-test', 'firefox-mv3-test'])('%s', (build) => {
  const manifest = read(build);

  test('asks for these permissions and no others', () => {
    expect(manifest.permissions.toSorted()).toEqual([
      'alarms',
      'declarativeNetRequestWithHostAccess',
      'notifications',
      'storage',
    ]);
    expect(manifest.host_permissions).toEqual([...hosts.needed]);
    expect(manifest.optional_host_permissions).toEqual([...hosts.optional]);
    expect(JSON.stringify(manifest.host_permissions)).not.toMatch(/<all_urls>|\/\/\*\/|http:/);
    expect(manifest.incognito).toBe('not_allowed');
  });

  test('runs packaged code only', () => {
    expect(manifest.content_security_policy.extension_pages).toBe(extensionPagePolicy);
    expect(extensionPagePolicy).toMatch(/^default-src 'none'; script-src 'self';/);
    expect(extensionPagePolicy).not.toMatch(/unsafe|http:|data:.*script|wasm/);
  });

  test('runs on Pika only: the tap in the page and before it, the reader beside it', () => {
    const scripts = manifest.content_scripts.map(({ js, matches, world, run_at, all_frames }) => ({
      js,
      matches: matches.toSorted(),
      world: world ?? 'ISOLATED',
      runAt: run_at,
      frames: all_frames ?? false,
    }));
    const matches = pikaPages.toSorted();
    const tap = { js: ['content-scripts/tap.js'], matches, world: 'MAIN', runAt: 'document_start', frames: false };
    const reader = { js: ['content-scripts/pika.js'], matches, world: 'ISOLATED', frames: false };
    expect(scripts).toHaveLength(2);
    expect(scripts).toContainEqual(tap);
    expect(scripts).toContainEqual({ ...reader, runAt: expect.any(String) });
  });

  test('opens its files to Pika alone, under changing names where the browser can', () => {
    for (const { matches, use_dynamic_url } of manifest.web_accessible_resources ?? []) {
      expect(matches.filter((match) => !/pika\.(art|me)\//.test(match))).toEqual([]);
      if (build.startsWith('chrome')) expect(use_dynamic_url).toBe(true);
    }
  });

  test('says what its browser must be', () => {
    if (build.startsWith('firefox')) {
      expect(manifest.background.scripts).toEqual(['background.js']);
      expect(manifest.browser_specific_settings).toEqual({
        gecko: {
          id: expect.stringMatching(/^[a-z-]+@[a-z.-]+$/),
          strict_min_version: '140.0',
          data_collection_permissions: { required: ['none'] },
        },
      });
    } else {
      expect(manifest.background.service_worker).toBe('background.js');
      expect(manifest.minimum_chrome_version).toBe('126');
      expect(manifest.browser_specific_settings).toBeUndefined();
    }
  });
});
