import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Browser, type CDPSession, chromium, type Page } from '@playwright/test';
import { build } from 'vite';
import { findChromium } from '../../../scripts/browsers';
import { builtFolder } from '../../e2e/studio';
import { median } from '../median';
import { type Measured, openMeasured } from './share';
import { benchSite } from './site';

/**
 * What the built extension costs a page, in real Chromiums: `npm run bench:page`. A page of 5,000 nodes with 60 changes and
 * 3 replies a second runs in turn in a browser with the extension and in one without; all that its main thread works is
 * counted, as the browser tells it (thread time). Beside that, what the tap adds to one reply of 200 kB, beyond the
 * browser's own copying, which is told apart. Prints one JSON object and ends with 1 where a budget is broken.
 */
const SIZES_CHARS = [5000, 50_000, 200_000];
const SHARE_ROUNDS = 10;
const REPLIES = 50;
const TAP_ROUNDS = 30;
/** Points of a hundred of the main thread at replies of 50 kB; ms for the tap per reply of 200 kB. */
const BUDGETS = { addedPoints: 0.5, tapMs: 0.2 };

async function bundle(): Promise<string> {
  const outDir = await mkdtemp(join(tmpdir(), 'unstuck-bench-'));
  const entry = fileURLToPath(new URL('./inPage.ts', import.meta.url));
  await build({
    configFile: false,
    logLevel: 'error',
    build: { outDir, lib: { entry, name: 'bench', formats: ['iife'], fileName: () => 'bench.js' } },
  });
  const code = await readFile(join(outDir, 'bench.js'), 'utf8');
  await rm(outDir, { recursive: true });
  return code;
}

/** What the extension adds to the main thread's work, in points of a hundred, by size of reply. */
async function addedPoints(): Promise<Record<string, { bare: number; added: number }>> {
  const site = await benchSite();
  const bare = await openMeasured(null, site.world);
  const full = await openMeasured(builtFolder('product', 'chromium'), site.world);
  const told: Record<string, { bare: number; added: number }> = {};
  for (const chars of SIZES_CHARS) {
    await bare.slice(chars, true);
    await full.slice(chars, true);
    const bares: number[] = [];
    const added: number[] = [];
    for (let round = 0; round < SHARE_ROUNDS; round += 1) {
      // Whoever goes first meets the machine in another state.
      const order: Measured[] = round % 2 === 0 ? [bare, full] : [full, bare];
      const points = new Map<Measured, number>();
      for (const one of order) points.set(one, await one.slice(chars, true));
      const without = points.get(bare) ?? Number.NaN;
      bares.push(without);
      added.push((points.get(full) ?? Number.NaN) - without);
    }
    told[chars] = { bare: median(bares), added: median(added) };
  }
  await bare.close();
  await full.close();
  await site.close();
  return told;
}

async function open(page: Page, code: string): Promise<void> {
  const items = Array.from({ length: 2000 }, (_, n) => ({ id: n, text: 'x'.repeat(75) }));
  let replies = 0;
  // What runs the bench marks its functions with a helper that the page lacks.
  await page.addInitScript(`globalThis.__name = (f) => f;${code}`);
  await page.route('https://pika.art/**', (route) => {
    replies += 1;
    return route.request().url().endsWith('/data')
      ? route.fulfill({ contentType: 'application/json', body: JSON.stringify({ moved: replies, items }) })
      : route.fulfill({ contentType: 'text/html', body: '<!doctype html><title>Pika</title><main></main>' });
  });
  await page.goto('https://pika.art/');
}

/**
 * Main-thread time for each of a run of replies, ms, by the browser's own account: all that a reply sets going there, also
 * what the browser does to copy it.
 */
async function perReply(session: CDPSession, page: Page): Promise<number> {
  const busy = async (): Promise<number> => {
    const { metrics } = await session.send('Performance.getMetrics');
    return (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0) * 1000;
  };
  await page.bringToFront();
  const before = await busy();
  await page.evaluate(async (count) => {
    for (let n = 0; n < count; n += 1) await (await fetch('/data')).text();
  }, REPLIES);
  return ((await busy()) - before) / REPLIES;
}

/** How replies are read besides by the page: by nobody, copied by the browser and nothing else, by the tap. */
const ways = {
  plain: () => undefined,
  copied: () => {
    const { fetch } = window;
    window.fetch = async (...asked) => {
      const response = await fetch(...asked);
      void response.clone().text();
      return response;
    };
  },
  tapped: () => window.unstuckBench.tap(),
} as const;

/** Medians over many rounds, in which the ways take turns, of what copying adds to a reply and the tap to copying, ms. */
async function tapCost(browser: Browser, code: string): Promise<{ copyMs: number; tapMs: number }> {
  const readers = await Promise.all(
    Object.values(ways).map(async (way) => {
      const page = await browser.newPage();
      await open(page, code);
      await page.evaluate(way);
      const session = await page.context().newCDPSession(page);
      await session.send('Performance.enable', { timeDomain: 'threadTicks' });
      await perReply(session, page);
      return () => perReply(session, page);
    }),
  );
  const copies: number[] = [];
  const taps: number[] = [];
  for (let round = 0; round < TAP_ROUNDS; round += 1) {
    const [plain = 0, copied = 0, tapped = 0] = await inTurn(readers);
    copies.push(copied - plain);
    taps.push(tapped - copied);
  }
  return { copyMs: median(copies), tapMs: median(taps) };
}

async function inTurn<T>(tasks: readonly (() => Promise<T>)[]): Promise<T[]> {
  const results: T[] = [];
  for (const task of tasks) results.push(await task());
  return results;
}

const points = await addedPoints();
const code = await bundle();
const browser = await chromium.launch({ executablePath: await findChromium(), args: ['--no-sandbox'] });
const { copyMs, tapMs } = await tapCost(browser, code);
await browser.close();
console.log(JSON.stringify({ points, tapMs, copyMs, budgets: BUDGETS }));
const added = points['50000']?.added ?? Number.NaN;
process.exitCode = added <= BUDGETS.addedPoints && tapMs <= BUDGETS.tapMs ? 0 : 1;
