import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type State, stateSchema } from '../../lib/engine/state';
import { type Snapshot, snapshotSchema } from '../../lib/model/snapshot';
import type { Verdict } from '../../lib/model/verdict';
import { projectRoot } from '../../scripts/run';
import { browserAddressing } from '../world/addressing';
import type { DeepPartial } from '../world/patch';
import type { PikaKnobs } from '../world/pika/knobs';
import { createWorld, type World } from '../world/world';
import { api, noteNotifications, notificationIds, stored } from './driver/api';
import type { Driver, Page } from './driver/driver';
import { browserName, launch } from './driver/launch';
import { lookUntil } from './driver/patience';

export type Build = 'product' | 'test' | 'none';

export interface StudioOptions {
  /** `test` has a clock that can be moved on; `none` is a browser without the extension. */
  build?: Build;
  knobs?: DeepPartial<PikaKnobs>;
  /** The user has allowed every host that may be asked for: no test can answer the browser's own question. */
  allowed?: boolean;
  browser?: Driver['browser'];
  headed?: boolean;
}

/** A job of 90 s takes 3 s, and the page asks three times a second. */
const quick: DeepPartial<PikaKnobs> = { speed: 30, page: { pollEveryMs: 300 } };

export function builtFolder(build: 'product' | 'test', browser: Driver['browser']): string {
  const name = browser === 'firefox' ? 'firefox-mv3' : 'chrome-mv3';
  return join(projectRoot, '.output', build === 'test' ? `${name}-test` : name);
}

/** A copy of a built extension that holds from the start what it would otherwise ask for. */
function allowedFolder(built: string): string {
  const folder = `${built}-allowed`;
  rmSync(folder, { recursive: true, force: true });
  cpSync(built, folder, { recursive: true });
  const file = join(folder, 'manifest.json');
  const {
    host_permissions: needed,
    optional_host_permissions: optional,
    ...rest
  } = JSON.parse(readFileSync(file, 'utf8'));
  writeFileSync(file, JSON.stringify({ ...rest, host_permissions: [...needed, ...optional] }));
  return folder;
}

/** A pretend Pika, a browser that finds it under the real names, and the extension in it. */
export class Studio {
  private constructor(
    readonly world: World,
    readonly driver: Driver,
  ) {}

  static async open({
    build = 'product',
    knobs = {},
    allowed = false,
    browser = browserName,
    headed = false,
  }: StudioOptions = {}) {
    const world = await createWorld();
    world.pika.set(quick);
    world.pika.set(knobs);
    const built = build === 'none' ? null : builtFolder(build, browser);
    const extension = built !== null && allowed ? allowedFolder(built) : built;
    try {
      const driver = await launch({ extension, world: browserAddressing(world), headed }, browser);
      if (extension !== null) await noteNotifications(driver);
      return new Studio(world, driver);
    } catch (error) {
      await world.close();
      throw error;
    }
  }

  /** A tab on Pika, signed in. */
  async signedIn(path = '/library'): Promise<Page> {
    const page = await this.driver.newPage('https://pika.art/login');
    await page.click('main section > button');
    await page.click('input[type="email"]');
    await page.type('maker@example.com');
    await page.click('input[type="password"]');
    await page.type('secret');
    await page.click('form button');
    await page.until('the library', () => location.pathname === '/library');
    if (path !== '/library') await page.goto(`https://pika.art${path}`);
    return page;
  }

  /** Orders a video as a user does, and gives its id. */
  async order(page: Page, prompt: string): Promise<string> {
    const before = new Set(this.world.pika.jobs.list().map((job) => job.id));
    await page.goto('https://pika.art/create');
    await page.click('textarea[name="promptText"]');
    await page.type(prompt);
    await page.click('button[type="submit"]');
    const job = await lookUntil('the order to arrive', async () =>
      this.world.pika.jobs.list().find(({ id }) => !before.has(id)),
    );
    return job.id;
  }

  async snapshot(): Promise<Snapshot | null> {
    const parsed = snapshotSchema.safeParse(await stored(this.driver, 'snapshot'));
    return parsed.success ? parsed.data : null;
  }

  /** All that the extension knows, as it was last stored. */
  async known(): Promise<State> {
    return stateSchema.parse(await stored(this.driver, 'state'));
  }

  async verdict(subject: string): Promise<Verdict | undefined> {
    return (await this.snapshot())?.verdicts.find((verdict) => verdict.subject === subject);
  }

  /** Waits for one of these verdicts on the subject. */
  async until(subject: string, wanted: readonly string[], limitMs?: number): Promise<Verdict> {
    let last = 'none';
    const look = async () => {
      const verdict = await this.verdict(subject);
      last = verdict?.verdict ?? 'none';
      return verdict && wanted.includes(verdict.verdict) ? verdict : null;
    };
    try {
      return await lookUntil(`${subject} to be ${wanted.join(' or ')}`, look, limitMs);
    } catch (error) {
      throw new Error(`${subject} stayed ${last}`, { cause: error });
    }
  }

  /** Moves the extension's clock on (test builds). */
  async advance(ms: number): Promise<void> {
    await api(await this.driver.probe(), 'runtime.sendMessage', { unstuckTest: 'advance', ms });
  }

  /** Moves the clock on by minutes, with an answer to the page's own poll in each. */
  async advanceWatched(minutes: number): Promise<void> {
    for (let minute = 0; minute < minutes; minute += 1) {
      await this.advance(60_000);
      await this.nextPoll();
    }
  }

  /** Waits until the page has asked again and has had its answer. */
  async nextPoll(): Promise<void> {
    const count = () => this.world.log.to('pika.art', { method: 'POST' }).length;
    const before = count();
    await lookUntil('the page to ask again', async () => count() > before + 1);
  }

  /** Waits for a desktop notification and gives all that were shown. */
  async notified(id: string): Promise<string[]> {
    await lookUntil(`the notification ${id}`, async () => (await this.notifications()).includes(id));
    return this.notifications();
  }

  notifications(): Promise<string[]> {
    return notificationIds(this.driver);
  }

  async shot(page: Page, name: string): Promise<string> {
    const folder = join(projectRoot, '.output', 'e2e');
    mkdirSync(folder, { recursive: true });
    const file = join(folder, `${this.driver.browser}-${name}.png`);
    await stillness(page);
    await page.screenshot(file);
    return file;
  }

  async close(): Promise<void> {
    await this.driver.close();
    await this.world.close();
  }
}

/** Waits until nothing on the page is on its way in or out any more, also inside of our banners. */
export async function stillness(page: Page): Promise<void> {
  await page.until('the animations to end', () => {
    const rootsIn = (root: Document | ShadowRoot): (Document | ShadowRoot)[] => [
      root,
      ...[...root.querySelectorAll('*')].flatMap(({ shadowRoot }) => (shadowRoot ? rootsIn(shadowRoot) : [])),
    ];
    const running = rootsIn(document).flatMap((root) => root.getAnimations());
    // What turns for ever, such as a spinner, is not waited for.
    return running.every(
      ({ playState, effect }) => playState !== 'running' || effect?.getComputedTiming().endTime === Infinity,
    );
  });
}

export interface ShownBanner {
  subject: string;
  verdict: string;
  role: string | null;
  text: string;
}

/** The banners that a page shows. */
export function bannersOn(page: Page): Promise<ShownBanner[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('unstuck-banner')].map((banner) => {
      const inside = banner.shadowRoot;
      return {
        subject: banner.dataset.subject ?? '',
        verdict: banner.dataset.verdict ?? '',
        role: inside?.querySelector('[role]')?.getAttribute('role') ?? banner.getAttribute('role'),
        text: [...(inside?.children ?? [])]
          // biome-ignore lint/performance/useDomNodeTextContent: without what is hidden, and line by line
          .map((part) => (part instanceof HTMLElement && part.tagName !== 'STYLE' ? part.innerText : ''))
          .join('\n')
          .trim(),
      };
    }),
  );
}

/** Waits for the banner on a subject. */
export async function bannerOf(page: Page, subject: string, limitMs?: number): Promise<ShownBanner> {
  return lookUntil(
    `a banner on ${subject}`,
    async () => (await bannersOn(page)).find((banner) => banner.subject === subject),
    limitMs,
  );
}
