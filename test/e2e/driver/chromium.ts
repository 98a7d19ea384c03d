import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BrowserContext, chromium, type Page as PlaywrightPage } from '@playwright/test';
import * as z from 'zod';
import { findChromium } from '../../../scripts/browsers';
import { chromiumStart } from './chromiumStart';
import { type Driver, type LaunchOptions, type Page, quietPage } from './driver';
import { clickPoint, expression } from './inPage';
import { lookUntil, patienceMs } from './patience';

const hidden = `Object.defineProperty(document, 'visibilityState', { configurable: true, get: () => 'hidden' });
document.dispatchEvent(new Event('visibilitychange'));`;

const worldSchema = z.object({ context: z.object({ id: z.number() }) });

/**
 * Playwright has every tab believe that it is in front, so no tab is ever hidden: each script on the page, ours too,
 * is told that it is.
 */
async function hide(page: PlaywrightPage): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const worlds: number[] = [];
  session.on('Runtime.executionContextCreated', (event) => worlds.push(worldSchema.parse(event).context.id));
  await session.send('Runtime.enable');
  for (const contextId of worlds) await session.send('Runtime.evaluate', { expression: hidden, contextId });
  await session.detach();
}

function wrap(page: PlaywrightPage): Page {
  const evaluate: Page['evaluate'] = (run, ...args) => page.evaluate(expression(run, args));
  const until: Page['until'] = (what, run, ...args) => lookUntil(what, () => evaluate(run, ...args));
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(String(error)));
  page.on('console', (message) => message.type() === 'error' && faults.push(message.text()));
  return {
    evaluate,
    early: async (run) => void (await page.addInitScript(expression(run, []))),
    until,
    goto: async (url) => void (await page.goto(url, { waitUntil: 'domcontentloaded' })),
    reload: async () => void (await page.reload({ waitUntil: 'domcontentloaded' })),
    click: async (selector) => {
      const { x, y } = await until(`${selector} to click`, clickPoint, selector);
      await page.mouse.click(x, y);
    },
    type: (text) => page.keyboard.type(text),
    press: (key) => page.keyboard.press(key),
    resize: (width, height) => page.setViewportSize({ width, height }),
    screenshot: async (file) => void (await page.screenshot({ path: file })),
    bringToFront: () => page.bringToFront(),
    hide: () => hide(page),
    faults: () => faults,
    close: () => page.close(),
  };
}

async function extensionOrigin(context: BrowserContext): Promise<string> {
  const worker = context.serviceWorkers()[0] ?? (await context.waitForEvent('serviceworker', { timeout: patienceMs }));
  return `chrome-extension://${new URL(worker.url()).host}`;
}

/** Ends every service worker that runs now; an event may start the next one at once. */
async function stopWorkers(context: BrowserContext): Promise<void> {
  const page = context.pages()[0] ?? (await context.newPage());
  const session = await context.newCDPSession(page);
  const running = new Set<string>();
  const ended = new Set<string>();
  session.on('ServiceWorker.workerVersionUpdated', ({ versions }) => {
    for (const { versionId, runningStatus } of versions) {
      if (runningStatus === 'running') running.add(versionId);
      else ended.add(versionId);
    }
  });
  await session.send('ServiceWorker.enable');
  const told = [...running];
  await session.send('ServiceWorker.stopAllWorkers');
  await lookUntil('the worker to end', async () => told.every((version) => ended.has(version)));
  await session.detach();
}

/** The extension is back when a page of it can reach its own API. */
async function waitForExtension(context: BrowserContext, origin: string): Promise<void> {
  await lookUntil('the extension to be back', async () => {
    const page = await context.newPage();
    try {
      await page.goto(`${origin}/${quietPage}`);
      return await page.evaluate(() => Reflect.get(globalThis, 'chrome')?.runtime?.id !== undefined);
    } finally {
      await page.close();
    }
  });
}

/** "On click" against "on all sites", as the page of the browser's extensions sets it: for all sites alike. */
async function setHostAccess(context: BrowserContext, extensionId: string, allowed: boolean): Promise<void> {
  const page = await context.newPage();
  try {
    await page.goto('chrome://extensions/');
    await page.evaluate(
      ([id, hostAccess]) => {
        const own: { developerPrivate: { updateExtensionConfiguration(how: object): Promise<void> } } = Reflect.get(
          globalThis,
          'chrome',
        );
        return own.developerPrivate.updateExtensionConfiguration({ extensionId: id, hostAccess });
      },
      [extensionId, allowed ? 'ON_ALL_SITES' : 'ON_CLICK'],
    );
  } finally {
    await page.close();
  }
}

/** In developer mode: without it Chromium does not take an unpacked extension back after a reload. */
async function freshProfile(): Promise<string> {
  const profile = await mkdtemp(join(tmpdir(), 'unstuck-chromium-'));
  await mkdir(join(profile, 'Default'));
  const preferences = { extensions: { ui: { developer_mode: true } } };
  await writeFile(join(profile, 'Default', 'Preferences'), JSON.stringify(preferences));
  return profile;
}

/** Chromium by Playwright, with the unpacked extension. */
export async function launchChromium(options: LaunchOptions): Promise<Driver> {
  const executablePath = await findChromium();
  const profile = await freshProfile();
  const context = await chromium.launchPersistentContext(profile, {
    executablePath,
    headless: !options.headed,
    ...chromiumStart(options, process.getuid?.() === 0),
    viewport: options.headed ? null : { width: 1280, height: 800 },
  });
  const origin = options.extension === null ? '' : await extensionOrigin(context);
  const newPage = async (url?: string) => {
    const page = wrap(await context.newPage());
    if (url !== undefined) await page.goto(url);
    return page;
  };
  const extensionPage = (path: string) => newPage(`${origin}/${path}`);
  let probing: Promise<Page> | undefined;
  return {
    browser: 'chromium',
    origin,
    newPage,
    extensionPage,
    probe: () => {
      probing ??= extensionPage(quietPage);
      return probing;
    },
    killWorker: () => stopWorkers(context),
    setSiteAccess: (_origins, allowed) => setHostAccess(context, new URL(origin).host, allowed),
    reloadExtension: async () => {
      const page = await context.newPage();
      await page.goto(`${origin}/${quietPage}`);
      probing = undefined;
      await page.evaluate(() => {
        const own: { runtime: { reload(): void } } = Reflect.get(globalThis, 'chrome');
        setTimeout(() => own.runtime.reload(), 0);
      });
      // The browser closes the pages of an extension that goes.
      await lookUntil('the old extension to go', async () => page.isClosed());
      await waitForExtension(context, origin);
    },
    ownFolders: async () => {
      const host = new URL(origin).host;
      return [
        join(profile, 'Default', 'Local Extension Settings', host),
        join(profile, 'Default', 'IndexedDB', `chrome-extension_${host}_0.indexeddb.leveldb`),
      ];
    },
    closed: new Promise((resolve) => context.on('close', () => resolve())),
    close: async () => {
      await context.close();
      await rm(profile, { recursive: true, force: true });
    },
  };
}
