import { type BrowserContext, chromium, type Page as PlaywrightPage } from '@playwright/test';
import { findChromium } from '../../../scripts/browsers';
import { type Driver, type LaunchOptions, type Page, quietPage } from './driver';
import { clickPoint, expression } from './inPage';
import { lookUntil, patienceMs } from './patience';

const quiet = [
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-domain-reliability',
  '--disable-sync',
  '--no-pings',
  '--disable-features=OptimizationHints,MediaRouter,Translate,AutofillServerCommunication,HttpsUpgrades,CertificateTransparencyComponentUpdater',
];

function flags({ extension, world }: LaunchOptions): string[] {
  return [
    '--no-sandbox',
    '--no-first-run',
    '--no-default-browser-check',
    ...(extension === null ? [] : [`--disable-extensions-except=${extension}`, `--load-extension=${extension}`]),
    ...quiet,
    ...(world?.chromiumArgs ?? []),
  ];
}

function wrap(page: PlaywrightPage): Page {
  const evaluate: Page['evaluate'] = (run, ...args) => page.evaluate(expression(run, args));
  const until: Page['until'] = (what, run, ...args) => lookUntil(what, () => evaluate(run, ...args));
  return {
    evaluate,
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
    close: () => page.close(),
  };
}

async function extensionOrigin(context: BrowserContext): Promise<string> {
  const worker = context.serviceWorkers()[0] ?? (await context.waitForEvent('serviceworker', { timeout: patienceMs }));
  return `chrome-extension://${new URL(worker.url()).host}`;
}

/** Ends every service worker and waits until Chromium says that none runs. */
async function stopWorkers(context: BrowserContext): Promise<void> {
  const page = context.pages()[0] ?? (await context.newPage());
  const session = await context.newCDPSession(page);
  const running = new Set<string>();
  session.on('ServiceWorker.workerVersionUpdated', ({ versions }) => {
    for (const version of versions) {
      if (version.runningStatus === 'stopped') running.delete(version.versionId);
      else running.add(version.versionId);
    }
  });
  await session.send('ServiceWorker.enable');
  await session.send('ServiceWorker.stopAllWorkers');
  await lookUntil('the worker to end', async () => running.size === 0);
  await session.detach();
}

/** Chromium by Playwright, with the unpacked extension. */
export async function launchChromium(options: LaunchOptions): Promise<Driver> {
  const executablePath = findChromium();
  if (executablePath === null) throw new Error('No Chromium was found. `npm test` and `npm start` install one.');
  const context = await chromium.launchPersistentContext('', {
    executablePath,
    headless: !options.headed,
    args: flags(options),
    ignoreDefaultArgs: ['--disable-extensions'],
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
    reloadExtension: async () => {
      const page = await extensionPage(quietPage);
      probing = undefined;
      const started = context.waitForEvent('serviceworker', { timeout: patienceMs });
      await page.evaluate(() => {
        const own: { runtime: { reload(): void } } = Reflect.get(globalThis, 'chrome');
        setTimeout(() => own.runtime.reload(), 0);
      });
      await started;
    },
    closed: new Promise((resolve) => context.on('close', () => resolve())),
    close: () => context.close(),
  };
}
