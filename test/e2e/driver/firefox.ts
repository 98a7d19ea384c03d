import { randomUUID } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import puppeteer, { type Browser, type Page as PuppeteerPage } from 'puppeteer-core';
import * as z from 'zod';
import { findFirefox } from '../../../scripts/browsers';
import { addonId } from './addonId';
import { type Driver, type LaunchOptions, type Page, quietPage } from './driver';
import { clickPoint, expression } from './inPage';
import { lookUntil } from './patience';

function preferences(id: string, uuid: string, { world }: LaunchOptions): Record<string, string | number | boolean> {
  const named = { 'extensions.webextensions.uuids': JSON.stringify({ [id]: uuid }) };
  if (!world) return named;
  return {
    ...named,
    ...world.firefoxPrefs,
    // Every name leads to the world, also those that it has not named.
    'network.dns.forceResolve': '127.0.0.1',
    // Headless, the desktop's own notifications close at once; Firefox's stay for some seconds.
    'alerts.useSystemBackend': false,
    // A test ends the background when it wants to, not the clock.
    'extensions.background.idle.timeout': 600_000,
  };
}

/** Puppeteer never sees a page of the extension as loaded: it is told to go there and then asked itself. */
const navigationGlanceMs = 1_000;

/** Another tab comes to the front. */
async function hide(page: PuppeteerPage): Promise<void> {
  const other = (await page.browser().pages()).find((one) => one !== page) ?? (await page.browser().newPage());
  await other.bringToFront();
  await lookUntil('the page to be hidden', () => page.evaluate("document.visibilityState === 'hidden'"));
}

function wrap(page: PuppeteerPage): Page {
  const evaluate = async <Result>(run: (...args: never[]) => unknown, ...args: readonly unknown[]) =>
    (await page.evaluate(expression(run, args))) as Result;
  const until: Page['until'] = (what, run, ...args) => lookUntil(what, () => evaluate(run, ...args));
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(String(error)));
  page.on('console', (message) => message.type() === 'error' && faults.push(message.text()));
  return {
    evaluate,
    early: async (run) => void (await page.evaluateOnNewDocument(expression(run, []))),
    until,
    goto: async (url) => {
      if (!url.startsWith('moz-extension:')) {
        await page.goto(url, { waitUntil: 'domcontentloaded' });
        return;
      }
      const went = page.goto(url, { timeout: navigationGlanceMs }).then(
        () => null,
        (error: unknown) => error,
      );
      const there = (wanted: string) => location.href === wanted && document.readyState === 'complete';
      await until(url, there, url);
      await went;
    },
    reload: async () => void (await page.reload({ waitUntil: 'domcontentloaded' })),
    click: async (selector) => {
      const { x, y } = await until(`${selector} to click`, clickPoint, selector);
      await page.mouse.click(x, y);
    },
    type: (text) => page.keyboard.type(text),
    press: (key) => page.keyboard.press(key === 'Space' ? ' ' : key),
    resize: (width, height) => page.setViewport({ width, height }),
    screenshot: async (file) => void (await page.screenshot({ path: asPng(file) })),
    bringToFront: () => page.bringToFront(),
    hide: () => hide(page),
    faults: () => faults,
    close: () => page.close(),
  };
}

function asPng(file: string): `${string}.png` {
  return file.endsWith('.png') ? (file as `${string}.png`) : `${file}.png`;
}

const treeSchema = z.object({ result: z.object({ contexts: z.array(z.object({ context: z.string() })).min(1) }) });
const answerSchema = z.object({
  result: z.object({ type: z.string(), result: z.object({ value: z.optional(z.unknown()) }).optional() }),
});
type Send = (method: string, params: object) => Promise<unknown>;

/** Runs an expression among the browser's own scripts (`--remote-allow-system-access`). */
async function inBrowser(browser: Browser, code: string): Promise<unknown> {
  const connection: { send: Send } = Reflect.get(browser, 'connection');
  const tree = treeSchema.parse(await connection.send('browsingContext.getTree', { 'moz:scope': 'chrome' }));
  const target = { context: tree.result.contexts[0]?.context };
  const request = { expression: code, target, awaitPromise: true };
  const answer = answerSchema.parse(await connection.send('script.evaluate', request));
  if (answer.result.type !== 'success') throw new Error(`Firefox could not run ${code}`);
  return answer.result.result?.value;
}

/** Firefox by puppeteer over WebDriver BiDi, with the unpacked extension as a temporary add-on. */
export async function launchFirefox(options: LaunchOptions): Promise<Driver> {
  const executablePath = await findFirefox();
  const id = options.extension === null ? '' : await addonId(options.extension);
  const uuid = randomUUID();
  const browser = await puppeteer.launch({
    browser: 'firefox',
    executablePath,
    headless: !options.headed,
    acceptInsecureCerts: options.world !== undefined,
    args: ['--remote-allow-system-access'],
    extraPrefsFirefox: preferences(id, uuid, options),
    defaultViewport: options.headed ? null : { width: 1280, height: 800 },
  });
  if (options.extension !== null) await browser.installExtension(options.extension);
  const origin = `moz-extension://${uuid}`;
  const newPage = async (url?: string) => {
    const page = wrap(await browser.newPage());
    if (url !== undefined) await page.goto(url);
    return page;
  };
  const extensionPage = (path: string) => newPage(`${origin}/${path}`);
  const extension = `WebExtensionPolicy.getByID(${JSON.stringify(id)})?.extension`;
  let probing: Promise<Page> | undefined;
  return {
    browser: 'firefox',
    origin,
    newPage,
    extensionPage,
    probe: () => {
      probing ??= extensionPage(quietPage);
      return probing;
    },
    killWorker: async () => {
      const life = () => inBrowser(browser, `${extension}.backgroundContext?.childId ?? 'none'`);
      const before = await life();
      // In the middle of its work too; a page that has news wakes the next one at once.
      const how = '{ ignoreDevToolsAttached: true, disableResetIdleForTest: true }';
      await lookUntil('the background to end', async () => {
        await inBrowser(browser, `${extension}.terminateBackground(${how})`);
        const now = await life();
        return now === 'none' || (before !== 'none' && now !== before);
      });
    },
    setSiteAccess: async (origins, allowed) => {
      const change = `ExtensionPermissions.${allowed ? 'add' : 'remove'}(${JSON.stringify(id)}, { permissions: [], origins: ${JSON.stringify(origins)} }, ${extension})`;
      await inBrowser(
        browser,
        `(async () => {
          const { ExtensionPermissions } = ChromeUtils.importESModule('resource://gre/modules/ExtensionPermissions.sys.mjs');
          await ${change};
        })()`,
      );
    },
    reloadExtension: async () => {
      probing = undefined;
      await inBrowser(browser, `AddonManager.getAddonByID(${JSON.stringify(id)}).then((addon) => addon.reload())`);
      await lookUntil('the background to run', async () => {
        return (await inBrowser(browser, `${extension}?.backgroundState`)) === 'running';
      });
    },
    ownFolders: async () => {
      const profile = z.string().parse(await inBrowser(browser, 'PathUtils.profileDir'));
      const storage = join(profile, 'storage', 'default');
      const folders = await readdir(storage);
      return folders.filter((name) => name.includes(uuid)).map((name) => join(storage, name));
    },
    closed: new Promise((resolve) => browser.on('disconnected', () => resolve())),
    close: () => browser.close(),
  };
}
