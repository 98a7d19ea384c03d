import { createFalClient } from '@fal-ai/client';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ask } from '../world/ask';
import { api, stored } from './driver/api';
import type { Page } from './driver/driver';
import { lookUntil } from './driver/patience';
import { Studio } from './studio';

const endpoint = 'fal-ai/pika/v2.2/text-to-video';
const key = '5f1d7c1e-93ab-4d0f-8c35-0a4b1f6e2d77:0123456789abcdef0123456789abcdef';
const secret = key.slice(-32);

let studio: Studio;
let dashboard: Page;
/** Every request that the world got, with all that was in it. */
const seen: { host: string; text: string }[] = [];

beforeAll(async () => {
  studio = await Studio.open({ build: 'test', allowed: true });
  studio.world.set('fal-queue', { keys: { [key]: 'active' } });
  for (const site of Object.values(studio.world.sites)) {
    const handle = site.handle;
    site.handle = (request) => {
      const text = `${request.url.href} ${JSON.stringify(request.headers)} ${request.body.toString('utf8')}`;
      seen.push({ host: request.url.hostname, text });
      return handle.call(site, request);
    };
  }
  const pika = await studio.signedIn();
  await pika.until('the balance', () => document.querySelector('.credits')?.textContent === '700 credits');
  dashboard = await studio.driver.extensionPage('dashboard.html#settings');
});
afterAll(() => studio?.close());

const fetchFromWorld: typeof fetch = async (address, init) => {
  const url = address instanceof Request ? address.url : String(address);
  const headers = Object.fromEntries(new Headers(init?.headers));
  const { method = 'GET', body } = init ?? {};
  const question = { method, headers, ...(typeof body === 'string' && { body }) };
  const { status, text } = await ask(studio.world, url, question);
  return new Response(text, { status, headers: { 'content-type': 'application/json' } });
};

const fal = () => createFalClient({ credentials: key, fetch: fetchFromWorld });

/** Submits with fal's own client, with this course, and has the extension follow it. */
async function submitAndFollow(plan: object, prompt: string): Promise<string> {
  studio.world.set('fal-queue', {
    plan: { queueSeconds: 30, runSeconds: 30, ahead: 3, end: 'done', error: '', ...plan },
  });
  const { request_id: id } = await fal().queue.submit(endpoint, { input: { prompt } });
  await dashboard.goto(`${studio.driver.origin}/dashboard.html?${id}#jobs`);
  await dashboard.click('.watch-form summary');
  await dashboard.click('.watch-form input');
  await dashboard.type(id);
  await dashboard.press('Enter');
  await dashboard.until(
    'the answer',
    (wanted) => document.querySelector('.watch-form')?.textContent?.includes(`Following ${wanted}`),
    id,
  );
  await lookUntil('the job to be known', async () => (await card(id))?.id === id);
  return id;
}

const card = async (id: string) => (await studio.snapshot())?.jobs.find((job) => job.id === id);

/** Time goes on for both, and what was seen on the way. */
async function goOn(id: string, seconds: number) {
  const positions: number[] = [];
  const progress: number[] = [];
  const verdicts = new Set<string>();
  for (let passed = 0; passed < seconds; passed += 5) {
    await studio.world.advance(5_000);
    await studio.advance(5_000);
    const job = await card(id);
    if (job?.queuePosition !== undefined && positions.at(-1) !== job.queuePosition) positions.push(job.queuePosition);
    if (job?.progress !== undefined && progress.at(-1) !== job.progress) progress.push(job.progress);
    verdicts.add((await studio.verdict(`job:${id}`))?.verdict ?? 'none');
  }
  return { positions, progress, verdicts: [...verdicts] };
}

test('a key is entered, and shown masked from then on', async () => {
  const field = await dashboard.until('the field', () => {
    const label = [...document.querySelectorAll('label')].find((one) =>
      /^fal(\.ai)?(?! ?admin)/i.test(one.textContent ?? ''),
    );
    return label?.htmlFor;
  });
  await dashboard.click(`[id="${field}"]`);
  await dashboard.type(key);
  await dashboard.press('Tab');
  await dashboard.press('Space');
  const hint = await dashboard.until('the mask', () => document.querySelector('output.key-hint')?.textContent);
  expect(hint).toContain(key.slice(-4));
  expect(hint).not.toContain(secret.slice(0, 8));
  await studio.shot(dashboard, 'key');
});

test('a job of fal is followed by its id, through its place in the queue, to its video', async () => {
  const id = await submitAndFollow({}, 'a fal fox');
  const way = await goOn(id, 100);
  expect(way.positions.length).toBeGreaterThan(1);
  expect([...way.positions].sort((a, b) => b - a)).toEqual(way.positions);
  expect(way.progress.length).toBeGreaterThan(0);
  expect(way.verdicts[0]).toBe('on-track');
  expect(way.verdicts.at(-1)).toMatch(/^finished(-unseen)?$/);
  const done = await card(id);
  expect(done).toMatchObject({ provider: 'fal', state: 'done' });
  expect(done?.videoUrl).toMatch(/^https:\/\/v3\.fal\.media\//);
  await studio.notified(`unstuck:job-finished:job:${id}`);
  const asked = () =>
    studio.world.log.to('queue.fal.run', { method: 'GET', path: `/fal-ai/pika/requests/${id}` }).length;
  const before = asked();
  await goOn(id, 60);
  expect(asked()).toBe(before);
});

test('COMPLETED and then an error: never called finished', async () => {
  const id = await submitAndFollow({ end: 'failed', error: 'content_policy_violation' }, 'a forbidden fal fox');
  const way = await goOn(id, 100);
  expect(way.verdicts.filter((verdict) => verdict.startsWith('finished'))).toEqual([]);
  expect(way.verdicts.at(-1)).toBe('failed-policy');
  await studio.notified(`unstuck:job-failed:job:${id}`);
});

test('cancelled elsewhere: known as cancelled, and no failure', async () => {
  const id = await submitAndFollow({ queueSeconds: 600 }, 'a fal fox that is not wanted');
  await goOn(id, 20);
  await fal().queue.cancel(endpoint, { requestId: id });
  const way = await goOn(id, 30);
  expect(way.verdicts.at(-1)).toBe('cancelled');
  const alerts = (await studio.snapshot())?.alerts.filter(({ subject }) => subject === `job:${id}`);
  expect(alerts).toEqual([]);
});

test('the key went to fal alone, and stands nowhere else', async () => {
  const withKey = seen.filter(({ text }) => text.includes(secret));
  expect(new Set(withKey.map(({ host }) => host))).toEqual(new Set(['queue.fal.run', 'api.fal.ai']));
  expect(withKey.every(({ text }) => !text.split(' ')[0]?.includes(secret))).toBe(true);

  const probe = await studio.driver.probe();
  expect(JSON.stringify(await api(probe, 'storage.local.get', null))).not.toContain(secret);
  expect(JSON.stringify(await stored(studio.driver, 'snapshot'))).not.toContain(secret);

  const everyText = () =>
    document.documentElement.outerHTML + [...document.querySelectorAll('input')].map(({ value }) => value).join();
  for (const part of ['jobs', 'status', 'credits', 'fallback', 'guide', 'settings']) {
    await dashboard.goto(`${studio.driver.origin}/dashboard.html?${part}#${part}`);
    await dashboard.until(part, () => document.querySelector('main section') !== null);
    expect(await dashboard.evaluate(everyText)).not.toContain(secret);
  }
  await dashboard.evaluate(() => {
    const made = URL.createObjectURL;
    URL.createObjectURL = (blob: Blob) => {
      void blob.text().then((text) => Reflect.set(globalThis, 'exported', text));
      return made.call(URL, blob);
    };
    [...document.querySelectorAll('button')].find((button) => button.textContent === 'Export settings')?.click();
  });
  const exported = await dashboard.until('the file', () => Reflect.get(globalThis, 'exported'));
  expect(exported).toContain('unstuck-for-pika');
  expect(exported).not.toContain(secret);
});

test('wiped keys are gone from the session too', async () => {
  await dashboard.goto(`${studio.driver.origin}/dashboard.html?wipe#settings`);
  const probe = await studio.driver.probe();
  expect(JSON.stringify(await api(probe, 'storage.session.get', null))).toContain(secret);
  const press = (text: string) =>
    dashboard.until(
      text,
      (wanted) => {
        const button = [...document.querySelectorAll('button')].find((one) => one.textContent === wanted);
        button?.click();
        return button !== undefined;
      },
      text,
    );
  await press('Wipe all keys');
  await press('Wipe');
  await lookUntil(
    'the key to go',
    async () => !JSON.stringify(await api(probe, 'storage.session.get', null)).includes(secret),
  );
});
