import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import * as z from 'zod';
import { actionId } from '../world/oldapp/actions';
import type { DeepPartial } from '../world/patch';
import type { PikaKnobs } from '../world/pika/knobs';
import { api } from './driver/api';
import type { Page } from './driver/driver';
import { lookUntil } from './driver/patience';
import { anew, choose, knownTabs, orderInNewApp, pollsIn, untilProven } from './steps';
import { Studio } from './studio';

let studio: Studio;
let page: Page;

beforeAll(async () => {
  studio = await Studio.open({ build: 'test' });
  page = await studio.signedIn();
  await page.close();
});
afterAll(() => studio?.close());
afterEach(async () => {
  await choose(studio, { pollPage: true, pollClosed: true });
  for (const tab of await knownTabs(studio)) await api(await studio.driver.probe(), 'tabs.remove', tab.tab);
  await lookUntil('no tab to be known', async () => (await knownTabs(studio)).length === 0);
});

const held: DeepPartial<PikaKnobs> = { job: { holdAt: 40 } };

/** A job of the old app that stands at 40 %, in a page that asks about it. */
async function jobUnderWay(prompt: string): Promise<string> {
  await anew(studio, held);
  page = await studio.driver.newPage('https://pika.art/library');
  const id = await studio.order(page, prompt);
  const standing = async () => (await studio.snapshot())?.jobs.find((job) => job.id === id)?.progress === 0.4;
  await lookUntil('the job to stand at 40 %', standing);
  await untilProven(studio);
  return id;
}

/** The job goes on in the world and ends there. */
async function finishInWorld(id: string): Promise<void> {
  studio.world.pika.set({ job: { holdAt: null } });
  await studio.world.advance(120_000);
  await lookUntil('the job to end', async () => {
    studio.world.pika.jobs.settle();
    return studio.world.pika.jobs.get(id)?.phase === 'finished';
  });
}

async function closePage(): Promise<void> {
  await page.close();
  await lookUntil('the tab to be gone', async () => (await knownTabs(studio)).length === 0);
}

/** The page asks no more; what it asked last has been answered. */
async function stopPolling(): Promise<void> {
  studio.world.pika.set({ page: { polling: 'stopped' } });
  let asked = -1;
  await lookUntil('the page to stop', async () => {
    const before = asked;
    asked = pollsIn(studio.world.log.entries).ofPage.length;
    await page.evaluate(() => new Promise((resume) => setTimeout(resume, 900)));
    return before === asked;
  });
  await studio.advance(0);
}

async function toldOnce(id: string): Promise<void> {
  const notification = `unstuck:job-finished:job:${id}`;
  await studio.notified(notification);
  const alerts = (await studio.snapshot())?.alerts.filter(({ subject }) => subject === `job:${id}`);
  // A job that stood for minutes has rightly been called stuck before.
  expect(alerts?.filter(({ alert }) => alert !== 'job-stuck').map(({ alert }) => alert)).toEqual(['job-finished']);
}

test('tab closed: the background asks as the page did, seldom, only while the job is open, and tells the end', async () => {
  const id = await jobUnderWay('a fox behind a closed tab');
  await closePage();
  studio.world.log.clear();
  const perStep: number[] = [];
  for (let step = 0; step < 10; step += 1) {
    const before = pollsIn(studio.world.log.entries).ofBackground.length;
    await studio.advance(29_900);
    perStep.push(pollsIn(studio.world.log.entries).ofBackground.length - before);
  }
  expect(Math.max(...perStep)).toBe(1);
  const asked = pollsIn(studio.world.log.entries);
  expect(asked.ofPage).toEqual([]);
  expect(asked.ofBackground.length).toBeGreaterThanOrEqual(4);
  expect(asked.ofBackground.length).toBeLessThanOrEqual(6);
  for (const entry of asked.ofBackground) {
    expect(entry).toMatchObject({ status: 200, origin: null });
    expect(entry.headerNames).toEqual(expect.arrayContaining(['cookie', 'next-action']));
    expect(entry.headerNames).not.toContain('authorization');
  }

  await finishInWorld(id);
  await studio.advance(60_000);
  const verdict = await studio.until(`job:${id}`, ['finished-unseen']);
  expect(verdict.because.map((reason) => reason.id)).toContain('no-page');
  await toldOnce(id);
  const after = pollsIn(studio.world.log.entries).ofBackground.length;
  await studio.advance(10 * 60_000);
  expect(pollsIn(studio.world.log.entries).ofBackground.length).toBe(after);
  const probe = await studio.driver.probe();
  expect(await api(probe, 'declarativeNetRequest.getSessionRules')).toEqual([]);
});

test('tab closed and the popup looked at: asked more often, never oftener than every 30 s', async () => {
  await jobUnderWay('a fox that is looked for');
  await closePage();
  const popup = await studio.driver.extensionPage('popup.html');
  await studio.advance(40_000);
  studio.world.log.clear();
  await studio.advance(5 * 60_000);
  const asked = pollsIn(studio.world.log.entries).ofBackground.length;
  expect(asked).toBeGreaterThanOrEqual(8);
  expect(asked).toBeLessThanOrEqual(10);
  await popup.close();
});

test('tab closed and the worker killed: the next one asks on', async () => {
  const id = await jobUnderWay('a fox without a worker');
  await closePage();
  await studio.driver.killWorker();
  await finishInWorld(id);
  // Any event wakes the next worker, as its alarm does in time.
  await api(await studio.driver.probe(), 'runtime.sendMessage', { type: 'snapshot' });
  await studio.advance(90_000);
  await studio.until(`job:${id}`, ['finished-unseen']);
  await toldOnce(id);
});

test('tab hidden: the end is told though nobody looks', async () => {
  const id = await jobUnderWay('a hidden fox');
  await page.hide();
  await lookUntil('the tab to be known as hidden', async () => (await knownTabs(studio))[0]?.visible === false);
  await finishInWorld(id);
  await studio.until(`job:${id}`, ['finished', 'finished-unseen']);
  await toldOnce(id);
});

const tabSchema = z.array(z.object({ id: z.number(), url: z.optional(z.string()), discarded: z.boolean() }));

async function pikaTab() {
  const tabs = tabSchema.parse(await api(await studio.driver.probe(), 'tabs.query', {}));
  return tabs.find(({ url }) => url?.startsWith('https://pika.art/'));
}

test('tab discarded: the background asks, tells the end, and knows the tab again when the user comes back', async () => {
  const id = await jobUnderWay('a discarded fox');
  const probe = await studio.driver.probe();
  await probe.bringToFront();
  await api(probe, 'tabs.discard', (await pikaTab())?.id);
  await lookUntil('the tab to be discarded', async () => (await pikaTab())?.discarded);
  studio.world.log.clear();
  await studio.advance(4 * 60_000);
  const asked = pollsIn(studio.world.log.entries);
  expect(asked.ofPage).toEqual([]);
  expect(asked.ofBackground.length).toBeGreaterThanOrEqual(3);
  expect(asked.ofBackground.length).toBeLessThanOrEqual(5);

  await finishInWorld(id);
  await studio.advance(70_000);
  await studio.until(`job:${id}`, ['finished-unseen']);
  await toldOnce(id);

  await api(probe, 'tabs.update', (await pikaTab())?.id, { active: true });
  await studio.until(`job:${id}`, ['finished']);
  await toldOnce(id);
  await lookUntil('one tab to be known', async () => (await knownTabs(studio)).length === 1);
});

const refusals: [name: string, knobs: DeepPartial<PikaKnobs>][] = [
  ['signed out (401)', { session: 'unauthorized' }],
  ['a new build (409)', { actions: { build: 2 } }],
  ['an error row', { actions: { throws: true } }],
];

test('tab frozen: it hears nothing, so the background asks in its place and tells the end', async () => {
  const id = await jobUnderWay('a fox in a frozen tab');
  await stopPolling();
  // Nothing of the page runs meanwhile, no timer and no message: what freezing a tab means to everybody else.
  const thaw = page.evaluate(() => {
    let turns = 0;
    for (const until = Date.now() + 18_000; Date.now() < until; ) turns += 1;
    return turns > 0;
  });
  await finishInWorld(id);
  studio.world.log.clear();
  await studio.advance(95_000);
  await studio.until(`job:${id}`, ['finished-unseen']);
  await toldOnce(id);
  const asked = pollsIn(studio.world.log.entries);
  expect(asked.ofPage).toEqual([]);
  expect(asked.ofBackground.length).toBeGreaterThanOrEqual(1);
  expect(await thaw).toBe(true);
});

test('page open, its own asking stopped: it is made to ask again, with what it asked last, and the end is told', async () => {
  const id = await jobUnderWay('a fox that the page forgot');
  const own = pollsIn(studio.world.log.entries).ofPage.at(-1);
  await stopPolling();
  studio.world.log.clear();
  await studio.advance(5 * 60_000);
  await lookUntil('an answer', async () => pollsIn(studio.world.log.entries).ofPage.length > 0);
  const asked = pollsIn(studio.world.log.entries);
  expect(asked.ofBackground).toEqual([]);
  expect(asked.ofPage.length).toBeGreaterThanOrEqual(4);
  expect(asked.ofPage.length).toBeLessThanOrEqual(6);
  for (const entry of asked.ofPage) {
    const { at: _at, status: _status, ...question } = entry;
    expect({ ...own, ...question }).toEqual({ ...own });
  }
  await finishInWorld(id);
  await studio.advance(60_000);
  await studio.until(`job:${id}`, ['finished-unseen']);
  await toldOnce(id);
});

test.each(refusals)('page open, its own asking stopped: %s ends the asking, or makes it rare', async (_name, knobs) => {
  const id = await jobUnderWay('a fox that is refused');
  await stopPolling();
  studio.world.pika.set(knobs);
  studio.world.log.clear();
  await lookUntil('the question to be asked again', async () => {
    await studio.advance(10_000);
    return pollsIn(studio.world.log.entries).ofPage.length > 0;
  });
  const isHeard = async () => Object.values((await studio.known()).polls).some(({ failures }) => failures > 0);
  await lookUntil('the answer to be heard', isHeard);
  for (let minute = 0; minute < 12; minute += 1) await studio.advance(60_000);
  const asked = pollsIn(studio.world.log.entries);
  expect([asked.ofPage.length, asked.ofBackground.length]).toEqual([1, 0]);
  const verdict = await studio.until(`job:${id}`, ['unknown']);
  expect(verdict.advice[0]?.id).toMatch('session' in knobs ? /sign-in/ : /open-pika/);
});

test.each(refusals)('tab closed: %s ends the asking, or makes it rare', async (_name, knobs) => {
  const id = await jobUnderWay('a fox that is refused from afar');
  await closePage();
  studio.world.pika.set(knobs);
  studio.world.log.clear();
  for (let minute = 0; minute < 12; minute += 1) await studio.advance(60_000);
  expect(pollsIn(studio.world.log.entries).ofBackground.length).toBe(1);
  const verdict = await studio.until(`job:${id}`, ['unknown']);
  expect(verdict.advice[0]?.id).toMatch('session' in knobs ? /sign-in/ : /open-pika/);
});

test('switched off, nobody asks again: neither in the page nor from the background', async () => {
  await choose(studio, { pollPage: false, pollClosed: false });
  const id = await jobUnderWay('a fox left alone');
  await stopPolling();
  studio.world.log.clear();
  await studio.advance(10 * 60_000);
  await page.evaluate(() => fetch('/favicon.ico').then(() => true));
  expect(pollsIn(studio.world.log.entries)).toEqual({ ofPage: [], ofBackground: [] });
  await studio.until(`job:${id}`, ['unknown']);
  await closePage();
  await studio.advance(10 * 60_000);
  expect(pollsIn(studio.world.log.entries)).toEqual({ ofPage: [], ofBackground: [] });
});

test('a question that carries an Authorization header is asked again by its page alone, and the header is kept nowhere', async () => {
  await anew(studio, { ...held, form: 'rows' });
  page = await studio.driver.newPage('https://create.pika.art/gallery');
  const id = await orderInNewApp(studio, page, 'a heron with a token');
  const standing = async () => (await studio.snapshot())?.jobs.find((job) => job.id === id)?.progress === 0.4;
  await lookUntil('the job to stand at 40 %', standing);
  await untilProven(studio);
  const probe = await studio.driver.probe();
  const { accessToken, apiKey } = studio.world.pika.account;
  const everywhere = async () =>
    JSON.stringify([await api(probe, 'storage.local.get', null), await api(probe, 'storage.session.get', null)]);
  const polls = () => studio.world.log.to('data.pika.art', { method: 'GET', path: '/rest/v1/generations' });

  studio.world.pika.set({ page: { polling: 'stopped' } });
  await lookUntil('the page to stop', async () => {
    const before = polls().length;
    await page.evaluate(() => new Promise((resume) => setTimeout(resume, 900)));
    return polls().length === before;
  });
  studio.world.log.clear();
  await studio.advance(70_000);
  await lookUntil('the page to ask again', async () => polls().some(({ status }) => status === 200));
  expect(polls().every(({ origin, headerNames }) => origin !== null && headerNames.includes('authorization'))).toBe(
    true,
  );
  expect(await everywhere()).not.toContain(accessToken);
  expect(await everywhere()).not.toContain(apiKey);

  await closePage();
  studio.world.log.clear();
  await studio.advance(10 * 60_000);
  expect(studio.world.log.entries.filter(({ host }) => host.endsWith('pika.art') && host !== 'pika.art')).toEqual([]);
  expect((await studio.until(`job:${id}`, ['unknown'])).advice[0]?.id).toBe('open-pika');
});

/** A button of the page's that calls a server action with the arguments of its polls. */
async function addButton(action: string, id: string): Promise<void> {
  await page.evaluate(
    (name, body) => {
      const button = document.createElement('button');
      button.id = 'order';
      button.textContent = 'Once more';
      button.style.cssText = 'position: fixed; inset: 0 auto auto 0; z-index: 9';
      const tree = encodeURIComponent(
        JSON.stringify(['', { children: ['library', { children: ['__PAGE__', {}] }] }, null, null, true]),
      );
      const headers = {
        Accept: 'text/x-component',
        'Content-Type': 'text/plain;charset=UTF-8',
        'Next-Action': name,
        'Next-Router-State-Tree': tree,
      };
      button.onclick = async () => {
        const reply = await fetch(location.pathname, { method: 'POST', headers, body });
        await reply.text();
        button.dataset.answers = String(Number(button.dataset.answers ?? 0) + 1);
      };
      document.body.append(button);
    },
    action,
    JSON.stringify([{ ids: [id] }]),
  );
}

async function clickTimes(times: number): Promise<void> {
  for (let time = 1; time <= times; time += 1) {
    await page.click('#order');
    await page.until(
      'the answer',
      (count) => document.getElementById('order')?.dataset.answers === String(count),
      time,
    );
  }
}

test('an action that the user clicks is never sent in the place of the one that the page asks by, though its arguments are equal', async () => {
  const id = await jobUnderWay('a fox and a button');
  const asks = actionId('poll', 1);
  const orders = actionId('list', 1);
  await addButton(orders, id);
  await clickTimes(5);
  await stopPolling();
  const clicked = pollsIn(studio.world.log.entries).ofPage.filter(({ action }) => action === orders);
  expect(clicked.at(-1)).toMatchObject({ status: 200, body: JSON.stringify([{ ids: [id] }]) });

  studio.world.log.clear();
  await studio.advance(3 * 60_000);
  await lookUntil('an answer', async () => pollsIn(studio.world.log.entries).ofPage.length > 0);
  await closePage();
  await studio.advance(3 * 60_000);
  const { ofPage, ofBackground } = pollsIn(studio.world.log.entries);
  expect(ofPage.length).toBeGreaterThan(0);
  expect(ofBackground.length).toBeGreaterThan(0);
  expect(new Set([...ofPage, ...ofBackground].map(({ action }) => action))).toEqual(new Set([asks]));
});

test('what the page sends on clicks alone is never sent again: the job is unknown, and the reason says why', async () => {
  await anew(studio, { ...held, page: { polling: 'stopped' } });
  page = await studio.driver.newPage('https://pika.art/library');
  const id = await studio.order(page, 'a fox that is looked for by hand');
  await addButton(actionId('poll', 1), id);
  await clickTimes(5);
  await lookUntil('the job to be known', async () => (await studio.snapshot())?.jobs.some((job) => job.id === id));
  studio.world.log.clear();
  await studio.advance(10 * 60_000);
  await closePage();
  await studio.advance(10 * 60_000);
  expect(pollsIn(studio.world.log.entries)).toEqual({ ofPage: [], ofBackground: [] });
  const verdict = await studio.until(`job:${id}`, ['unknown']);
  expect(verdict.because.map((reason) => reason.id)).toContain('not-proven');
  expect(verdict.advice[0]?.id).toBe('open-pika');
});

test('a tab that is open and switched off is not asked for, neither in the page nor behind it, nor while it is loaded anew', async () => {
  await choose(studio, { pollPage: false, pollClosed: true });
  const id = await jobUnderWay('a fox in a tab left alone');
  await stopPolling();
  studio.world.log.clear();
  await studio.advance(5 * 60_000);
  await page.evaluate(() => fetch('/favicon.ico').then(() => true));
  expect(pollsIn(studio.world.log.entries)).toEqual({ ofPage: [], ofBackground: [] });
  await studio.until(`job:${id}`, ['unknown']);
  await page.reload();
  await studio.advance(1000);
  expect(pollsIn(studio.world.log.entries).ofBackground).toEqual([]);
  await closePage();
  await lookUntil('the background to ask', async () => {
    await studio.advance(10_000);
    return pollsIn(studio.world.log.entries).ofBackground.length > 0;
  });
});
