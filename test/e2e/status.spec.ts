import { afterEach, beforeEach, expect, test } from 'vitest';
import type { FeedKnobs } from '../world/feeds';
import type { DeepPartial } from '../world/patch';
import { lookUntil } from './driver/patience';
import { say } from './steps';
import { bannerOf, bannersOn, Studio } from './studio';

let studio: Studio;

beforeEach(async () => {
  studio = await Studio.open({ build: 'test' });
});
afterEach(() => studio?.close());

const prismix = (change: DeepPartial<FeedKnobs['prismix']>) => studio.world.set('prismix', change);
const pika = (indicator: string) => prismix({ services: { pika: { indicator } } });

/** Minutes go by for the world and the extension, while somebody looks at the popup. */
async function minutes(count: number, until?: () => Promise<boolean>): Promise<number> {
  for (let minute = 1; minute <= count; minute += 1) {
    await say(studio, { kind: 'popup', open: true, page: 'popup' });
    await studio.world.advance(60_000);
    await studio.advance(60_000);
    if (until !== undefined && (await until())) return minute;
  }
  return count;
}

const verdictOf = async (subject: string) => (await studio.verdict(subject))?.verdict;
const serviceAlerts = async () =>
  ((await studio.snapshot())?.alerts ?? [])
    .filter(({ subject }) => subject === 'service:pika')
    .map(({ alert }) => alert)
    .reverse();
const isIn =
  (subject: string, ...wanted: string[]) =>
  async () =>
    wanted.includes((await verdictOf(subject)) ?? '');

test('an outage begins and ends in the feeds: told once each, shown on the page and in the popup', async () => {
  const page = await studio.signedIn();
  await minutes(8, isIn('service:pika', 'ok'));
  expect(await verdictOf('service:pika')).toBe('ok');

  pika('critical');
  studio.world.set('api-status-check', { view: 'true' });
  const found = await minutes(20, isIn('service:pika', 'outage'));
  expect(await verdictOf('service:pika')).toBe('outage');
  expect(found).toBeLessThanOrEqual(12);
  expect(await bannerOf(page, 'service:pika')).toMatchObject({ verdict: 'outage', role: 'status' });
  await studio.notified('unstuck:service-down:service:pika');
  await studio.shot(page, 'outage');
  const popup = await studio.driver.extensionPage('popup.html');
  await popup.until(
    'the outage',
    () =>
      document.querySelector('[data-section="status"] [data-subject="service:pika"][data-verdict="outage"]') !== null,
  );
  await studio.shot(popup, 'popup-outage');
  await minutes(10);
  expect(await serviceAlerts()).toEqual(['service-down']);

  pika('none');
  await minutes(40, isIn('service:pika', 'ok', 'busy'));
  const after = await studio.verdict('service:pika');
  expect(after, JSON.stringify(after)).toMatchObject({ verdict: expect.stringMatching(/^(ok|busy)$/) });
  await studio.notified('unstuck:service-recovered:service:pika');
  await lookUntil('the banner to go', async () => (await bannersOn(page)).length === 0);
  await minutes(10);
  expect(await serviceAlerts()).toEqual(['service-down', 'service-recovered']);
});

/** Waits for a failure of the page's own, and so for all that it heard before. */
async function pageFails(): Promise<void> {
  const lastMs = async () =>
    Math.max(0, ...(await studio.known()).traffic.failures.flatMap(({ status, atMs }) => (status === 0 ? [atMs] : [])));
  const before = await lastMs();
  await lookUntil('the page to fail', async () => (await lastMs()) > before);
}

test('the own network dies: Pika is not blamed, and all is well again with it', async () => {
  studio.world.pika.set({ job: { holdAt: 40 } });
  const page = await studio.signedIn();
  const id = await studio.order(page, 'a fox without a network');
  await studio.until(`job:${id}`, ['on-track']);
  await minutes(8, isIn('service:pika', 'ok'));
  studio.world.set('network', { rules: [{ hosts: ['*'], trouble: 'down' }] });
  await pageFails();
  const seen = new Set<string | undefined>();
  for (let step = 0; step < 30; step += 1) {
    await minutes(1);
    seen.add(await verdictOf('service:pika'));
  }
  expect([...seen].filter((verdict) => !['ok', 'busy', 'unknown'].includes(verdict ?? ''))).toEqual([]);
  expect(await verdictOf(`job:${id}`)).toBe('unknown');
  expect(await serviceAlerts()).toEqual([]);
  expect((await bannersOn(page)).filter(({ subject }) => subject.startsWith('service:'))).toEqual([]);

  studio.world.set('network', { rules: [] });
  studio.world.pika.set({ job: { holdAt: null } });
  await page.goto('https://pika.art/library');
  await studio.until(`job:${id}`, ['finished']);
  await minutes(20, isIn('service:pika', 'ok', 'busy'));
  // The job has waited for longer than the user's plan allows by now, which may rightly be said of it once it is seen.
  const told = await serviceAlerts();
  expect(told.filter((alert) => alert !== 'fallback-advised')).toEqual([]);
});

test('a captive portal stands before everything: blocked is the network, not Pika', async () => {
  await studio.signedIn();
  await minutes(8, isIn('service:pika', 'ok'));
  studio.world.scene('captive-portal');
  await minutes(30, isIn('network', 'blocked'));
  const verdict = await studio.verdict('network');
  expect(verdict?.verdict).toBe('blocked');
  expect(verdict?.advice[0]?.id).toBe('check-network');
  expect(await serviceAlerts()).toEqual([]);
  studio.world.scene('normal');
  await minutes(30, isIn('network', 'online'));
  expect(await verdictOf('network')).toBe('online');
});

const pikaHosts = ['pika.art', '*.pika.art', '*.pika.me'];

test('only pika.art cannot be reached: told as unreachable from here, and Pika is not called down', async () => {
  studio.world.pika.set({ job: { holdAt: 40 } });
  const page = await studio.signedIn();
  const id = await studio.order(page, 'a fox that is cut off');
  await studio.until(`job:${id}`, ['on-track']);
  await minutes(8, isIn('service:pika', 'ok'));
  studio.world.set('network', { rules: [{ hosts: pikaHosts, trouble: 'down' }] });
  await pageFails();
  await minutes(15, async () => {
    // The page asks in real time: its next failure has come in before the clock goes on.
    await pageFails();
    return isIn('network', 'blocked')();
  });
  expect(await verdictOf('network')).toBe('blocked');
  expect(await serviceAlerts()).toEqual([]);
  studio.world.set('network', { rules: [] });
  await minutes(20, isIn('network', 'online'));
  expect(await verdictOf('network')).toBe('online');
});

test('Pika answers with errors and the feeds say that all is well: the own eyes are believed', async () => {
  studio.world.pika.set({ job: { holdAt: 40 } });
  const page = await studio.signedIn();
  const id = await studio.order(page, 'a fox before a broken gate');
  await studio.until(`job:${id}`, ['on-track']);
  await minutes(8, isIn('service:pika', 'ok'));
  prismix({ view: 'lying' });
  studio.world.set('network', { rules: [{ hosts: pikaHosts, trouble: 'bad-gateway' }] });
  const troubles = ['degraded', 'partial-outage', 'outage'];
  await minutes(20, isIn('service:pika', ...troubles));
  expect(troubles).toContain(await verdictOf('service:pika'));
  expect((await verdictOf('network')) ?? 'online').toBe('online');
  const because = (await studio.verdict('service:pika'))?.because.map(({ source }) => source) ?? [];
  expect(because[0]).toMatch(/^own/);
});

test('the feeds say that all is well while the own jobs stand: busy, degraded or worse, never just ok', async () => {
  studio.world.pika.set({ job: { holdAt: 'queued' } });
  const page = await studio.signedIn();
  const ids: string[] = [];
  for (const prompt of ['a fox', 'a heron', 'a hare']) {
    const id = await studio.order(page, `${prompt} that stands`);
    await studio.until(`job:${id}`, ['on-track']);
    ids.push(id);
  }
  await page.goto('https://pika.art/library');
  for (let minute = 0; minute < 21; minute += 1) {
    await minutes(1);
    await studio.nextPoll();
  }
  for (const id of ids) await studio.until(`job:${id}`, ['stuck']);
  expect(await verdictOf('service:pika')).toMatch(/^(degraded|partial-outage|outage)$/);
});

test('a feed says down while the own jobs finish: no alarm is made of it', async () => {
  const page = await studio.signedIn();
  await minutes(8, isIn('service:pika', 'ok'));
  pika('major');
  for (const prompt of ['a fox', 'a heron', 'a hare', 'an owl']) {
    const id = await studio.order(page, `${prompt} that is made all the same`);
    await studio.until(`job:${id}`, ['finished']);
    await minutes(2);
  }
  expect(await verdictOf('service:pika')).not.toMatch(/outage/);
  expect(await serviceAlerts()).not.toContain('service-down');
});
