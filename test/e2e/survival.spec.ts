import { afterEach, beforeEach, expect, test } from 'vitest';
import * as z from 'zod';
import { snapshotSchema } from '../../lib/model/snapshot';
import { api, stored } from './driver/api';
import { lookUntil } from './driver/patience';
import { choose, say } from './steps';
import { Studio } from './studio';

let studio: Studio;

beforeEach(async () => {
  studio = await Studio.open({ build: 'test', allowed: true });
});
afterEach(() => studio?.close());

const failStore = async (how: 'full' | 'broken' | null) =>
  api(await studio.driver.probe(), 'runtime.sendMessage', { unstuckTest: 'fail-store', how });

async function spareSnapshot() {
  const found = await api(await studio.driver.probe(), 'storage.session.get', 'snapshot');
  const parsed = snapshotSchema.safeParse(z.record(z.string(), z.unknown()).parse(found).snapshot);
  return parsed.success ? parsed.data : undefined;
}

const posts = () => studio.world.log.to('hooks.slack.com', { method: 'POST' }).length;

test.each([
  ['full', 'No room is left'],
  ['broken', 'cannot store'],
] as const)(
  'a store that is %s is said in popup and badge, and nothing is told twice because of it',
  async (how, words) => {
    await choose(studio, {
      webhooks: [
        { kind: 'slack', url: 'https://hooks.slack.com/services/T00000000/B00000000/XXXXXXXXXXXXXXXXXXXXXXXX' },
      ],
    });
    const page = await studio.signedIn();
    await failStore(how);
    studio.world.pika.set({ job: { end: 'fail' } });
    const id = await studio.order(page, 'a fox without room');
    await lookUntil('the failure to be known', async () => {
      const shown = await spareSnapshot();
      const verdict = shown?.verdicts.find(({ subject }) => subject === `job:${id}`)?.verdict ?? '';
      return shown?.store === how && verdict.startsWith('failed');
    });
    await lookUntil('the post', async () => posts() > 0);
    // Each life of the worker begins with what was stored.
    for (let life = 0; life < 4; life += 1) {
      const before = (await spareSnapshot())?.atMs ?? 0;
      await studio.driver.killWorker();
      await say(studio, { kind: 'popup', open: true, page: 'popup' });
      await lookUntil('the next worker to judge', async () => ((await spareSnapshot())?.atMs ?? 0) > before);
    }
    expect(posts()).toBe(1);
    expect((await stored(studio.driver, 'state')) === undefined).toBe(false);
    const popup = await studio.driver.extensionPage('popup.html');
    await popup.until('the words about the store', (said) => document.body.textContent?.includes(said), words);
    await studio.shot(popup, `store-${how}`);
    expect(await api(await studio.driver.probe(), 'action.getBadgeText', {})).toBe('!');

    await failStore(null);
    await say(studio, { kind: 'popup', open: true, page: 'popup' });
    await lookUntil('the store to be well again', async () => (await spareSnapshot()) === undefined);
    expect((await studio.snapshot())?.store).toBe(undefined);
    expect((await studio.verdict(`job:${id}`))?.verdict).toMatch(/^failed/);
    expect(posts()).toBe(1);
  },
);

test('what stands in the store and cannot be read costs itself alone, on the pages too', async () => {
  const page = await studio.signedIn();
  const id = await studio.order(page, 'a fox beside rubbish');
  await studio.until(`job:${id}`, ['on-track', 'finished', 'finished-unseen']);
  const snapshot = z.looseObject({ verdicts: z.array(z.unknown()), jobs: z.array(z.unknown()) });
  const odd = snapshot.parse(await stored(studio.driver, 'snapshot'));
  const rubbish = {
    ...odd,
    verdicts: [{ subject: 7 }, ...odd.verdicts],
    jobs: [{ id: '' }, ...odd.jobs],
    wallets: 'none',
  };
  await page.close();
  const popup = await studio.driver.extensionPage('popup.html');
  await api(await studio.driver.probe(), 'storage.local.set', { snapshot: rubbish });
  await popup.until('the job', (job) => document.querySelector(`[data-subject="job:${job}"]`) !== null, id);
  expect(popup.faults()).toEqual([]);
});
