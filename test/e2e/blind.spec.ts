import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Page } from './driver/driver';
import { lookUntil } from './driver/patience';
import { orderInNewApp } from './steps';
import { bannerOf, bannersOn, Studio } from './studio';

let studio: Studio;
let page: Page;

beforeAll(async () => {
  studio = await Studio.open({ build: 'test' });
  page = await studio.signedIn();
  studio.world.pika.set({ form: 'opaque', job: { holdAt: 40 } });
  await page.goto('https://create.pika.art/gallery');
});
afterAll(() => studio?.close());

const prompt = 'a heron that nobody can read';

test('a page in use that cannot be read is called blind, quietly and once', async () => {
  await orderInNewApp(studio, page, prompt);
  const answers = () => studio.world.log.to('create.pika.art', { path: '/x/1' }).length;
  await lookUntil('five replies', async () => answers() >= 6);
  expect((await studio.verdict('page'))?.verdict).not.toBe('blind');
  await studio.advance(61_000);
  const verdict = await studio.until('page', ['blind']);
  expect(verdict.because.length).toBeGreaterThan(0);
  expect(await bannerOf(page, 'page')).toMatchObject({ verdict: 'blind', role: 'status' });
  await studio.shot(page, 'blind');
  expect(await studio.notifications()).toEqual([]);
});

test('popup and full page say so, with a report that holds nothing of the user and can be copied', async () => {
  const popup = await studio.driver.extensionPage('popup.html');
  await popup.until(
    'the verdict',
    () => document.querySelector('[data-subject="page"][data-verdict="blind"]') !== null,
  );
  await studio.shot(popup, 'popup-blind');
  await popup.close();

  const dashboard = await studio.driver.extensionPage('dashboard.html#jobs');
  await dashboard.click('details.report summary');
  const report = await dashboard.until('the report', () => document.querySelector('details.report pre')?.textContent);
  expect(report).toMatch(/verdict: blind/);
  expect(report).not.toMatch(/https?:|heron|maker@|[0-9a-f]{8}-[0-9a-f]{4}-/);
  await dashboard.evaluate(() => {
    navigator.clipboard.writeText = (text) => {
      Reflect.set(globalThis, 'copied', text);
      return Promise.resolve();
    };
  });
  await dashboard.click('details.report button');
  expect(await dashboard.until('the copy', () => Reflect.get(globalThis, 'copied'))).toBe(report);
  await dashboard.until('its confirmation', () =>
    document.querySelector('details.report [role="status"]')?.textContent?.includes('Copied'),
  );
});

test('put away, it stays away, and nothing more is said of it', async () => {
  await page.bringToFront();
  await bannerOf(page, 'page');
  const answers = () => studio.world.log.to('create.pika.art', { path: '/x/1' }).length;
  await page.click('[data-part="close"]');
  await lookUntil('the banner to go', async () => (await bannersOn(page)).length === 0);
  const before = answers();
  await lookUntil('more replies', async () => answers() > before + 3);
  await studio.advance(5 * 60_000);
  expect(await bannersOn(page)).toEqual([]);
  expect(await studio.notifications()).toEqual([]);
});

test('once a page can be read again, blind is over', async () => {
  studio.world.pika.set({ form: 'rest' });
  await page.goto('https://create.pika.art/gallery');
  await studio.until('page', ['reading']);
});
