import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { afterAll, beforeAll, expect, test } from 'vitest';
import * as z from 'zod';
import type { Page } from './driver/driver';
import { lookUntil } from './driver/patience';
import { choose, orderInNewApp } from './steps';
import { bannerOf, Studio } from './studio';

let studio: Studio;

/** A day with something of everything: a video that is done, one under way, one that failed, and credits. */
beforeAll(async () => {
  studio = await Studio.open({ knobs: { speed: 60 } });
  const page = await studio.signedIn();
  const done = await studio.order(page, 'a fox that is done');
  await studio.until(`job:${done}`, ['finished']);
  studio.world.pika.set({ job: { end: 'fail', failure: 'content_policy_violation' } });
  const failed = await studio.order(page, 'a fox that may not be');
  await bannerOf(page, `job:${failed}`);
  await studio.shot(page, 'banner-failed');
  studio.world.pika.set({ job: { end: 'finish', holdAt: 40 } });
  await orderInNewApp(studio, page, 'a heron under way');
  await lookUntil('three jobs', async () => (await studio.snapshot())?.jobs.length === 3);
});
afterAll(() => studio?.close());

const require = createRequire(import.meta.url);
const axe = readFileSync(createRequire(require.resolve('@axe-core/playwright')).resolve('axe-core/axe.min.js'), 'utf8');
const resultsSchema = z.object({
  violations: z.array(z.object({ id: z.string(), nodes: z.array(z.object({ html: z.string() })) })),
});

/** What axe finds wrong with a page. Its source goes in as an expression: the page's policy forbids scripts of others. */
async function violations(page: Page): Promise<string[]> {
  const bringIn = Object.assign(() => true, { toString: () => `() => { ${axe}; return true; }` });
  await page.evaluate(bringIn);
  const found = await page.evaluate(async () => {
    const tool: { run(where: Document, how: object): Promise<unknown> } = Reflect.get(globalThis, 'axe');
    return JSON.stringify(await tool.run(document, { resultTypes: ['violations'] }));
  });
  const { violations: all } = resultsSchema.parse(JSON.parse(found));
  return all.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`);
}

const pages: [name: string, path: string, width: number, height: number][] = [
  ['popup', 'popup.html', 400, 600],
  ...['jobs', 'status', 'credits', 'fallback', 'guide', 'settings'].map((part): [string, string, number, number] => [
    `dashboard-${part}`,
    `dashboard.html?${part}#${part}`,
    1280,
    900,
  ]),
  ['welcome', 'welcome.html', 1000, 900],
];

test.each(['light', 'dark'] as const)('every page opens without an error and is accessible, %s', async (theme) => {
  await choose(studio, { theme });
  const page = await studio.driver.newPage();
  const problems: string[] = [];
  for (const [name, path, width, height] of pages) {
    await page.resize(width, height);
    await page.goto(`${studio.driver.origin}/${path}`);
    await page.until(`${name} drawn`, () => {
      const main = document.querySelector('main');
      return main !== null && main.querySelector('section') !== null && main.getClientRects().length > 0;
    });
    if (name !== 'welcome') {
      await page.until(`${name} ${theme}`, (wanted) => document.documentElement.dataset.theme === wanted, theme);
    }
    await studio.shot(page, `${name}-${theme}`);
    for (const problem of await violations(page)) problems.push(`${name}: ${problem}`);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth);
    if (wide) problems.push(`${name}: wider than its window`);
  }
  expect(problems).toEqual([]);
  expect(page.faults()).toEqual([]);
  await page.close();
});

test('the popup can be used by keyboard alone: every control is reached and shows where the focus is', async () => {
  const page = await studio.driver.extensionPage('popup.html');
  await page.bringToFront();
  await page.until('the last section', () => document.querySelector('[data-section="fallback"]') !== null);
  const controls = await page.evaluate(
    () =>
      [...document.querySelectorAll('button, a[href], summary, input')].filter((one) => one.checkVisibility()).length,
  );
  const reached = new Set<string>();
  // Headless Firefox gives no window the focus, and so draws no ring.
  for (let press = 0; press < controls + 3; press += 1) {
    await page.press('Tab');
    const at = await page.evaluate(() => {
      const focused = document.activeElement;
      if (!focused || focused === document.body) return null;
      const all = [...document.querySelectorAll('*')];
      return {
        place: String(all.indexOf(focused)),
        ring: document.hasFocus() ? getComputedStyle(focused).outlineStyle : 'unseen',
        is: focused.outerHTML.slice(0, 200),
      };
    });
    if (at === null) continue;
    expect(at.ring, at.is).not.toBe('none');
    reached.add(at.place);
  }
  expect(reached.size).toBe(controls);
  await page.close();
});
