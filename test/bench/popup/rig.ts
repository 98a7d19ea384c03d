import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BrowserContext, type CDPSession, chromium, type Page } from '@playwright/test';
import { build } from 'vite';
import { findChromium } from '../../../scripts/browsers';
import { projectRoot } from '../../../scripts/run';

/** A page that stands beside the extension's own in a bench: its name, and its program. */
export interface ExtraPage {
  name: string;
  entry: string;
}

/** The product build for Chrome with further pages in it; returns the folder. */
export async function buildWith(pages: readonly ExtraPage[]): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'unstuck-bench-'));
  await cp(join(projectRoot, '.output', 'chrome-mv3'), folder, { recursive: true });
  for (const { name, entry } of pages) {
    await build({
      configFile: false,
      logLevel: 'error',
      root: projectRoot,
      define: { 'process.env.NODE_ENV': '"production"' },
      build: {
        outDir: folder,
        emptyOutDir: false,
        copyPublicDir: false,
        target: 'chrome126',
        lib: { entry: join(projectRoot, entry), name: 'bench', formats: ['iife'], fileName: () => `${name}.js` },
      },
    });
    const page = `<!doctype html><html lang="en"><head><meta charset="utf-8" /><title>${name}</title><script type="module" src="/${name}.js"></script></head><body><div id="root"></div></body></html>`;
    await writeFile(join(folder, `${name}.html`), page);
  }
  return folder;
}

/** A browser with the extension in it, which finds no host at all. */
export interface Rig {
  context: BrowserContext;
  /** A tab that stays: the bench acts from it. */
  page: Page;
  session: CDPSession;
  origin: string;
  close(): Promise<void>;
}

export async function openRig(extension: string): Promise<Rig> {
  const executablePath = await findChromium();
  const profile = await mkdtemp(join(tmpdir(), 'unstuck-bench-profile-'));
  const context = await chromium.launchPersistentContext(profile, {
    executablePath,
    args: [
      '--no-sandbox',
      '--no-first-run',
      `--disable-extensions-except=${extension}`,
      `--load-extension=${extension}`,
      '--disable-background-networking',
      '--host-resolver-rules=MAP * ~NOTFOUND',
    ],
    ignoreDefaultArgs: ['--disable-extensions'],
    viewport: { width: 400, height: 600 },
  });
  const worker = context.serviceWorkers()[0] ?? (await context.waitForEvent('serviceworker'));
  const welcome =
    context.pages().find((page) => page.url().includes('welcome')) ?? (await context.waitForEvent('page'));
  await welcome.close();
  const page = context.pages()[0] ?? (await context.newPage());
  return {
    context,
    page,
    session: await context.newCDPSession(page),
    origin: `chrome-extension://${new URL(worker.url()).host}`,
    close: async () => {
      await context.close();
      await rm(profile, { recursive: true, force: true });
    },
  };
}

/** Ends the worker, as the browser does with an idle one: resolves when it is gone. */
export async function endWorker({ session }: Rig): Promise<void> {
  const gone = Promise.withResolvers<void>();
  const look = ({ versions }: { versions: { runningStatus: string }[] }) => {
    if (versions.length > 0 && versions.every(({ runningStatus }) => runningStatus === 'stopped')) gone.resolve();
  };
  session.on('ServiceWorker.workerVersionUpdated', look);
  await session.send('ServiceWorker.enable');
  await session.send('ServiceWorker.stopAllWorkers');
  await gone.promise;
  session.off('ServiceWorker.workerVersionUpdated', look);
  await session.send('ServiceWorker.disable');
}

/** Puts a snapshot where the pages read it, with no worker there to put its own in the place. */
async function store(rig: Rig, snapshot: unknown): Promise<void> {
  await rig.page.goto(`${rig.origin}/icon-128.png`);
  await endWorker(rig);
  await rig.page.evaluate(async (value) => {
    const own: { storage: { local: { set(items: object): Promise<void> } } } = Reflect.get(globalThis, 'chrome');
    await own.storage.local.set({ snapshot: value });
  }, snapshot);
}

/**
 * From asking the browser for a page of the extension to its first picture, ms, a page of its own each time as with a
 * click on the button; `null` where `sign` is not in that picture.
 */
async function firstPaint({ context, page, origin }: Rig, path: string, sign: string): Promise<number | null> {
  const [opened, askedMs] = await Promise.all([
    context.waitForEvent('page'),
    page.evaluate((url) => {
      const own: { tabs: { create(tab: { url: string }): Promise<unknown> } } = Reflect.get(globalThis, 'chrome');
      const now = performance.timeOrigin + performance.now();
      void own.tabs.create({ url });
      return now;
    }, `${origin}/${path}`),
  ]);
  await opened.waitForURL(`${origin}/${path}`, { waitUntil: 'commit' });
  const painted = await opened.evaluate(
    (selector) =>
      new Promise<number | null>((resolve) => {
        new PerformanceObserver((list) => {
          const [paint] = list.getEntriesByName('first-contentful-paint');
          if (paint === undefined) return;
          const there = document.querySelector(selector) !== null;
          resolve(there ? performance.timeOrigin + paint.startTime : null);
        }).observe({ type: 'paint', buffered: true });
      }),
    sign,
  );
  await opened.close();
  return painted === null ? null : painted - askedMs;
}

/** One opening, on this snapshot. An alarm may wake the worker in between, whose own snapshot says less: then again. */
export async function open(rig: Rig, path: string, sign: string, snapshot: unknown): Promise<number> {
  for (let tries = 0; tries < 20; tries += 1) {
    await store(rig, snapshot);
    const ms = await firstPaint(rig, path, sign);
    if (ms !== null) return ms;
  }
  throw new Error(`${path} is drawn without ${sign}`);
}
