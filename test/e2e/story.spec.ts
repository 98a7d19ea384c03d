import { afterEach, expect, test } from 'vitest';
import * as z from 'zod';
import type { LogEntry } from '../world/log';
import { api, stored } from './driver/api';
import { browserName } from './driver/launch';
import { lookUntil } from './driver/patience';
import { untilProven } from './steps';
import { bannerOf, bannersOn, Studio, type StudioOptions } from './studio';

const opened: Studio[] = [];

async function open(options: StudioOptions = {}): Promise<Studio> {
  const studio = await Studio.open(options);
  opened.push(studio);
  return studio;
}

afterEach(async () => {
  for (const studio of opened.splice(0)) await studio.close();
});

const alertsSchema = z.array(z.object({ alert: z.string(), subject: z.string() }));

async function alerts(studio: Studio): Promise<string[]> {
  const snapshot = await studio.snapshot();
  return alertsSchema.parse(snapshot?.alerts ?? []).map(({ alert, subject }) => `${alert} ${subject}`);
}

test('a run without trouble: nothing is claimed falsely, and the end is known', async () => {
  const studio = await open();
  const page = await studio.signedIn();
  const id = await studio.order(page, 'a fox in the snow');
  const seen = new Set<string>();
  await lookUntil('the job to be finished', async () => {
    const verdict = await studio.verdict(`job:${id}`);
    if (verdict) seen.add(verdict.verdict);
    expect(await bannersOn(page)).toEqual([]);
    return verdict?.verdict === 'finished';
  });
  expect([...seen]).toEqual(['on-track', 'finished']);
  expect(await studio.notifications()).toEqual([]);
  const card = (await studio.snapshot())?.jobs.find((job) => job.id === id);
  expect(card).toMatchObject({ costCredits: 12, kind: { model: '2.5', resolution: '480p' } });
});

test('a picture that freezes before the end: the user is told within 10 s, once, and led to the video', async () => {
  const studio = await open({ knobs: { page: { freeze: 'end' } } });
  const page = await studio.signedIn();
  const id = await studio.order(page, 'a silent fox');
  await lookUntil('the job to end', async () => studio.world.pika.jobs.get(id)?.phase === 'finished');
  const banner = await bannerOf(page, `job:${id}`, 12_000);
  expect(banner).toMatchObject({ verdict: 'finished-unseen', role: 'status' });
  expect(await studio.notified(`unstuck:job-finished:job:${id}`)).toEqual([`unstuck:job-finished:job:${id}`]);
  expect((await studio.verdict(`job:${id}`))?.advice[0]?.id).toMatch(/refresh-page|open-video|open-library/);
  await studio.shot(page, 'silent-completion');

  studio.world.pika.set({ page: { freeze: 'no' } });
  await page.reload();
  await lookUntil('the banner to go', async () => (await bannersOn(page)).length === 0);
  await studio.until(`job:${id}`, ['finished']);
  expect(await alerts(studio)).toEqual([`job-finished job:${id}`]);
});

test('a page that stops asking: the extension asks for it and tells the end', async () => {
  const studio = await open({ build: 'test', knobs: { job: { holdAt: 40 } } });
  const page = await studio.signedIn();
  const id = await studio.order(page, 'a forgotten fox');
  await studio.until(`job:${id}`, ['on-track']);
  await untilProven(studio);
  studio.world.pika.set({ page: { polling: 'stopped' } });
  await lookUntil('the page to stop', async () => {
    const asked = studio.world.log.to('pika.art', { method: 'POST' }).length;
    await new Promise((resume) => setTimeout(resume, 1_000));
    return studio.world.log.to('pika.art', { method: 'POST' }).length === asked;
  });
  studio.world.pika.set({ job: { holdAt: null } });
  await lookUntil('the job to end', async () => {
    studio.world.pika.jobs.settle();
    return studio.world.pika.jobs.get(id)?.phase === 'finished';
  });
  await studio.advance(60_000);
  const banner = await bannerOf(page, `job:${id}`);
  expect(banner.verdict).toBe('finished-unseen');
  expect(await studio.notified(`unstuck:job-finished:job:${id}`)).toEqual([`unstuck:job-finished:job:${id}`]);
});

test('a job that stands still in the queue is called stuck, with a reason and the advice to cancel it first', async () => {
  const studio = await open({ build: 'test', knobs: { job: { holdAt: 'queued' }, page: { inlineStyles: false } } });
  const page = await studio.signedIn();
  const id = await studio.order(page, 'a waiting fox');
  await studio.until(`job:${id}`, ['on-track']);
  await studio.advanceWatched(5);
  expect((await studio.verdict(`job:${id}`))?.verdict).toMatch(/^(on-track|slow)$/);
  await studio.advanceWatched(15);
  const verdict = await studio.until(`job:${id}`, ['stuck']);
  expect(verdict.because.length).toBeGreaterThan(0);
  expect(verdict.advice.map(({ id: step }) => step)).toContain('cancel-first');
  expect(await bannerOf(page, `job:${id}`)).toMatchObject({ verdict: 'stuck', role: 'alert' });
  // It is dressed also where the page allows no style elements.
  const place = await page.evaluate(
    () => getComputedStyle(document.querySelector('unstuck-stack') ?? document.body).position,
  );
  expect(place).toBe('fixed');
  expect(await studio.notified(`unstuck:job-stuck:job:${id}`)).toContain(`unstuck:job-stuck:job:${id}`);
  expect((await alerts(studio)).filter((alert) => alert.startsWith('job-'))).toEqual([`job-stuck job:${id}`]);
  await studio.shot(page, 'stuck');

  studio.world.pika.set({ job: { holdAt: null } });
  await studio.until(`job:${id}`, ['finished']);
  await lookUntil('the banner to go', async () => (await bannersOn(page)).length === 0);
}, 120_000);

test('a failure is named, and told once', async () => {
  const studio = await open({ knobs: { job: { end: 'fail', failure: 'content_policy_violation' } } });
  const page = await studio.signedIn();
  const id = await studio.order(page, 'a forbidden fox');
  expect(await bannerOf(page, `job:${id}`)).toMatchObject({ verdict: 'failed-policy', role: 'alert' });
  expect(await studio.notified(`unstuck:job-failed:job:${id}`)).toEqual([`unstuck:job-failed:job:${id}`]);
  await studio.shot(page, 'failed');
  await page.reload();
  await studio.until(`job:${id}`, ['failed-policy']);
  expect(await alerts(studio)).toEqual([`job-failed job:${id}`]);
});

test('credits are shown as the page itself learned them', async () => {
  const studio = await open();
  const page = await studio.signedIn();
  await page.until('the balance', () => document.querySelector('.credits')?.textContent === '700 credits');
  const popup = await studio.driver.extensionPage('popup.html');
  const credits = await popup.until('the balance in the popup', () => {
    const text = document.querySelector('[data-section="credits"]')?.textContent ?? '';
    return text.includes('700') ? text : null;
  });
  expect(credits).toContain('700');
  for (const section of ['jobs', 'diagnosis', 'credits', 'status', 'fallback']) {
    await popup.until(section, (name) => document.querySelector(`[data-section="${name}"]`) !== null, section);
  }
  await studio.shot(popup, 'popup');
});

test('a worker that is killed again and again loses nothing and tells nothing twice', async () => {
  const studio = await open({ knobs: { page: { freeze: 'end' }, speed: 6, job: { holdAt: 40 } } });
  const page = await studio.signedIn();
  const id = await studio.order(page, 'a fox with nine lives');
  const kill = async () => {
    const before = (await studio.snapshot())?.atMs ?? 0;
    await studio.driver.killWorker();
    await lookUntil('the next worker to save a step', async () => ((await studio.snapshot())?.atMs ?? 0) > before);
  };
  for (let life = 0; life < 2; life += 1) await kill();
  studio.world.pika.set({ job: { holdAt: null } });
  await lookUntil(
    'the job to be told',
    async () => {
      await kill();
      return (await bannersOn(page)).some((banner) => banner.verdict === 'finished-unseen');
    },
    90_000,
  );
  await studio.driver.killWorker();
  await studio.until(`job:${id}`, ['finished-unseen']);
  expect(await studio.notified(`unstuck:job-finished:job:${id}`)).toEqual([`unstuck:job-finished:job:${id}`]);
  expect(await alerts(studio)).toEqual([`job-finished job:${id}`]);
});

test('a reloaded extension leaves no old banner behind and knows its jobs again', async () => {
  const studio = await open({ knobs: { job: { end: 'fail', failure: 'content_policy_violation' } } });
  const page = await studio.signedIn();
  const id = await studio.order(page, 'an orphaned fox');
  await bannerOf(page, `job:${id}`);
  await page.evaluate(() => document.querySelector('unstuck-stack')?.setAttribute('data-old', ''));
  await studio.driver.reloadExtension();
  const isOld = () => page.evaluate(() => document.querySelector('unstuck-stack[data-old]') !== null);
  await lookUntil('the orphan to clean up', async () => !(await isOld()));
  // Firefox puts the new script into open pages by itself; in Chromium the old one only leaves.
  const left = browserName === 'firefox' ? 1 : 0;
  await lookUntil('the banner of the new script alone', async () => (await bannersOn(page)).length === left);
  expect((await studio.verdict(`job:${id}`))?.verdict).toBe('failed-policy');
  await page.reload();
  await lookUntil('the new script', async () => ((await studio.snapshot())?.tabs.length ?? 0) > 0);
  expect(await alerts(studio)).toEqual([`job-failed job:${id}`]);
});

/** A page names itself with what it asks for; the extension's own questions come from nowhere. */
const isOfThePage = (headerNames: readonly string[]) =>
  headerNames.includes('referer') || headerNames.includes('upgrade-insecure-requests');

/** Between an answer to the page's poll and the next, ms. */
const pauseMs = 300;
const isPoll = ({ method, body }: LogEntry) => method === 'POST' && body.startsWith('[{"ids":');

/** Asked by the browser when it sees fit: the icon, and whether a question to another host is welcome. */
const isTheBrowsers = ({ method, path }: LogEntry) => method === 'OPTIONS' || path === '/favicon.ico';

const withoutIds = (text: string) => text.replaceAll(/[0-9a-f-]{32,}/g, 'ID');

const kindOf = ({ method, host, path, headerNames }: LogEntry) => `${method} ${host}${withoutIds(path)} ${headerNames}`;

/** What was sent; the border between the fields of a form is drawn by lot. */
function sentWith({ body, contentType }: LogEntry): string {
  const border = contentType?.match(/boundary=(\S+)/)?.[1];
  return withoutIds(border === undefined ? body : body.replaceAll(border, 'BORDER'));
}

/** How often each was asked with the same words. */
function countOf(entries: readonly LogEntry[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const entry of entries) {
    const question = `${kindOf(entry)} ${sentWith(entry)}`;
    counts[question] = (counts[question] ?? 0) + 1;
  }
  return counts;
}

async function runOnce(build: 'product' | 'none') {
  const studio = await open({ build, knobs: { page: { pollEveryMs: pauseMs } } });
  const page = await studio.signedIn();
  const asked = () =>
    studio.world.log.entries.filter((entry) => entry.site === 'pika' && isOfThePage(entry.headerNames));
  // What a page is left in the middle of differs from run to run.
  await page.until('the balance', () => document.querySelector('.credits')?.textContent === '700 credits');
  await lookUntil('the list', async () => asked().some(({ body }) => body.includes('perPage')));
  await page.early(() => {
    const heard: string[] = [];
    Reflect.set(globalThis, 'heardMessages', heard);
    addEventListener('message', (event) => heard.push(String(event.data)), { capture: true });
  });
  await studio.order(page, 'a fox that nobody watches');
  const shown = await page.until('the video', () => {
    // biome-ignore lint/performance/useDomNodeTextContent: what is rendered is the question here
    return document.querySelector('.card video') && document.body.innerText;
  });
  for (const file of ['.mp4', '/poster.jpg']) {
    await lookUntil(file, async () => asked().some(({ path }) => path.endsWith(file)));
  }
  const polls = asked().filter(isPoll);
  const heard = await page.evaluate((): unknown => Reflect.get(globalThis, 'heardMessages'));
  const globals = await page.evaluate(() => Object.getOwnPropertyNames(globalThis).sort());
  return {
    shown,
    globals,
    kinds: [...new Set(asked().map(kindOf))].sort(),
    counts: countOf(asked().filter((entry) => !isPoll(entry) && !isTheBrowsers(entry))),
    pollsSent: [...new Set(polls.map(sentWith))],
    pollPauses: polls.slice(1).map(({ at }, place) => at - (polls[place]?.at ?? 0)),
    heard,
  };
}

test('the page asks, shows and hears the same with the extension and without it', async () => {
  const { pollPauses: pausesWithout, ...without } = await runOnce('none');
  const { pollPauses: pausesWithIt, ...withIt } = await runOnce('product');
  expect(withIt).toEqual(without);
  // How many polls there are is a matter of the machine's load, but none comes before the page's pause is over, as a
  // repeated one does; one that is lost ends them all.
  for (const pauses of [pausesWithout, pausesWithIt]) {
    expect(pauses.length).toBeGreaterThan(0);
    expect(Math.min(...pauses)).toBeGreaterThan(pauseMs * 0.9);
  }
  // The log cuts longer words off.
  for (const question of Object.keys(without.counts)) expect(question.length).toBeLessThan(2000);
});

test('nothing of a key stands where content scripts or exports can see it', async () => {
  const studio = await open();
  const dashboard = await studio.driver.extensionPage('dashboard.html');
  const secret = 'fal-key-0123456789abcdef';
  const settings = z.record(z.string(), z.unknown()).parse((await stored(studio.driver, 'settings')) ?? {});
  const evidence = [{ kind: 'settings', settings: { ...settings, keys: { fal: secret } } }];
  await api(dashboard, 'runtime.sendMessage', { type: 'evidence', evidence });
  const all = JSON.stringify(await api(dashboard, 'storage.local.get', null));
  expect(all).not.toContain(secret);
  expect(JSON.stringify(await api(dashboard, 'storage.session.get', null))).toContain(secret);
});
