import { afterAll, beforeAll, expect, test } from 'vitest';
import { homeOf } from '../../lib/knowledge/pikaSites';
import type { Page } from './driver/driver';
import { lookUntil } from './driver/patience';
import { anew } from './steps';
import { bannersOn, Studio } from './studio';

const OTHER = 'https://beta.pika.me';
let studio: Studio;
let page: Page;
let other: Page;

beforeAll(async () => {
  studio = await Studio.open();
  page = await studio.signedIn();
  other = await openOther();
});
afterAll(() => studio?.close());

/** A page on another host under Pika's names, once its own service worker answers for it. */
async function openOther(before?: () => void): Promise<Page> {
  const opened = await studio.driver.newPage();
  if (before !== undefined) await opened.early(before);
  await opened.goto(`${OTHER}/studio`);
  await opened.until('its service worker', () => Reflect.get(window, 'isReady')?.());
  return opened;
}

/** The page is shown an answer that its service worker makes up, as if that host had given it. */
function shows(at: Page, url: string, answer: unknown): Promise<unknown> {
  return at.evaluate((address: string, made: unknown) => Reflect.get(window, 'shows')(address, made), url, answer);
}

const job = (id: string, status: string, more = {}) => ({ jobs: [{ id, status, prompt: 'a made up film', ...more }] });

test('a page on another host cannot tell of Pika’s jobs, be told of them, or have anything asked in their name', async () => {
  await anew(studio, { job: { holdAt: 40 } });
  const id = await studio.order(page, 'a private otter');
  // It stands there from now on: whatever changes it comes from elsewhere.
  await lookUntil('the job to stand', async () => (await studio.known()).jobs[id]?.progress === 0.4);
  studio.world.log.clear();
  for (const url of ['https://pika.art/api/jobs', 'https://api.pika.art/jobs', 'https://create.pika.art/v1/jobs']) {
    for (const turn of [1, 2, 3, 4]) {
      await shows(other, url, job(id, 'failed', { error: 'content policy', turn }));
      await shows(other, url, job('forged-77-x', 'running', { progress: turn }));
    }
    await shows(other, url, job('forged-77-x', 'failed', { error: 'content policy' }));
    await shows(other, url, { credits: 0, remainingCredits: 0, monthlyCredits: 700 });
  }
  // What it tells of itself comes after all that, and is heard.
  await shows(other, `${OTHER}/api/jobs`, job(id, 'running', { progress: 5 }));
  await shows(other, `${OTHER}/api/jobs`, job(id, 'failed', { error: 'content policy' }));
  const own = `job:${id}@${homeOf(OTHER)}`;
  await studio.until(own, ['failed-policy']);

  const { jobs, wallets } = await studio.known();
  expect(Object.keys(jobs).sort()).toEqual([id, `${id}@beta.pika.me`].sort());
  expect(jobs[id]).toMatchObject({ state: 'running' });
  expect(JSON.stringify(wallets)).not.toContain('700');
  expect((await studio.verdict(`job:${id}`))?.verdict).toMatch(/^(on-track|slow)$/);
  expect(await studio.notified(`unstuck:job-failed:${own}`)).toEqual([`unstuck:job-failed:${own}`]);
  await lookUntil('its banner', async () => (await bannersOn(other)).length > 0);
  expect(await bannersOn(other)).toMatchObject([{ subject: `job:${id}`, verdict: 'failed-policy' }]);
  expect(await bannersOn(page)).toEqual([]);
  // Its service worker answered all of it; nothing was asked anywhere.
  const asked = studio.world.log.entries.filter(({ path }) => /jobs/.test(path));
  expect(asked).toEqual([]);
});

test('what a banner says is out of the page’s reach, and scripts cannot press its buttons', async () => {
  const found = await other.evaluate(() => {
    const hosts = [...document.querySelectorAll<HTMLElement>('unstuck-stack, unstuck-banner')];
    for (const host of hosts) {
      for (const type of ['click', 'keydown', 'pointerdown', 'mousedown', 'mouseup']) {
        const made = Object.assign(new Event(type, { bubbles: true, composed: true, cancelable: true }), {
          key: 'Escape',
        });
        host.dispatchEvent(made);
      }
      host.click();
      host.focus();
    }
    const animated = [document, ...hosts].flatMap((root) => root.getAnimations({ subtree: true }));
    const targets = animated.map(({ effect }) => (effect instanceof KeyframeEffect ? effect.target : null));
    getSelection()?.selectAllChildren(document.documentElement);
    const selected = getSelection()?.toString() ?? '';
    getSelection()?.removeAllRanges();
    const { x, y } = hosts.at(-1)?.getBoundingClientRect() ?? { x: 0, y: 0 };
    const under = document.elementsFromPoint(x + 40, y + 20);
    return {
      hosts: hosts.length,
      roots: hosts.filter((host) => host.shadowRoot !== null).length,
      inside: [...targets, ...under, document.activeElement].filter((one) => one?.getRootNode() instanceof ShadowRoot)
        .length,
      text: hosts.map((host) => `${host.textContent}${Reflect.get(host, 'innerText')}`).join(''),
      selected: /refused|made up film|Unstuck/i.test(selected),
      attributes: hosts.flatMap((host) => [...host.attributes].map(({ name }) => name)),
    };
  });
  expect(found).toEqual({
    hosts: 2,
    roots: 0,
    inside: 0,
    text: '',
    selected: false,
    attributes: expect.not.arrayContaining(['title', 'aria-label', 'aria-description']),
  });
  expect((await studio.known()).dismissed).toEqual({});
  expect(await bannersOn(other)).toHaveLength(1);
});

test('nor where the page has made custom elements of the banner’s names', async () => {
  const takes = () => {
    const internals: ElementInternals[] = [];
    Reflect.set(window, 'internals', internals);
    for (const name of ['unstuck-stack', 'unstuck-banner']) {
      customElements.define(
        name,
        class extends HTMLElement {
          constructor() {
            super();
            internals.push(this.attachInternals());
          }
        },
      );
    }
  };
  const taker = await openOther(takes);
  await shows(taker, `${OTHER}/api/jobs`, job('taken-1-x', 'running', { progress: 5 }));
  await shows(taker, `${OTHER}/api/jobs`, job('taken-1-x', 'failed', { error: 'content policy' }));
  await lookUntil('its banner', async () =>
    (await bannersOn(taker)).some(({ subject }) => subject === 'job:taken-1-x'),
  );
  const seen = await taker.evaluate(() => {
    const internals: ElementInternals[] = Reflect.get(window, 'internals');
    const hosts = [...document.querySelectorAll<HTMLElement>('unstuck-stack, unstuck-banner')];
    const all = [...hosts, ...hosts.flatMap((host) => [...host.querySelectorAll('*')])];
    return {
      internals: internals
        .map(({ shadowRoot }) => shadowRoot?.textContent ?? null)
        .filter((text) => text !== null && text !== ''),
      roots: all.filter(({ shadowRoot }) => shadowRoot !== null).length,
      text: document.documentElement.textContent?.includes('refused'),
    };
  });
  expect(seen).toEqual({ internals: [], roots: 0, text: false });
  await taker.close();
});
