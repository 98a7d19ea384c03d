import { afterEach, expect, test } from 'vitest';
import { lookUntil } from './driver/patience';
import { Studio } from './studio';

let studio: Studio | undefined;
afterEach(() => studio?.close());

/** Names that every plain object answers to. */
const ODD_IDS = ['constructor', '__proto__', 'toString', 'hasOwnProperty', '__defineGetter__'];
const FLIGHT_ROWS = 300;

const listOf = (status: string) =>
  `{"jobs":[${ODD_IDS.map((id) => `{"id":"${id}","status":"${status}","progress":12,"prompt":"odd"}`).join()}]}`;
const doubled = (row: number) =>
  `${row.toString(16)}:{"a":"$${(row + 1).toString(16)}","b":"$${(row + 1).toString(16)}"}\n`;

/** Replies of the page's own host that no server of good will sends. */
const oddBodies: readonly { type: string; body: string }[] = [
  { type: 'application/json', body: listOf('running') },
  { type: 'application/json', body: listOf('failed') },
  { type: 'application/json', body: `${'\n'.repeat(200_000)}x` },
  { type: 'application/json', body: '['.repeat(1_000_000) },
  { type: 'application/json', body: '{"a":'.repeat(200_000) },
  { type: 'application/json', body: '1'.repeat(1_000_000) },
  // Each row names the next one twice: followed without a bound, it is 2^300 objects.
  { type: 'text/x-component', body: Array.from({ length: FLIGHT_ROWS }, (_, row) => doubled(row)).join('') },
];

test('odd replies cost themselves alone: the video after them is told, and the pages are drawn', async () => {
  studio = await Studio.open();
  const { world } = studio;
  for (const site of Object.values(world.sites)) {
    const handle = site.handle;
    site.handle = (request) => {
      const place = /^\/odd\/jobs\/(\d+)$/.exec(request.url.pathname)?.[1];
      const odd = place === undefined ? undefined : oddBodies[Number(place)];
      if (odd === undefined) return handle.call(site, request);
      return { status: 200, headers: { 'content-type': odd.type }, body: odd.body };
    };
  }
  const page = await studio.signedIn();
  const lengths = await page.evaluate(async (count) => {
    const got: number[] = [];
    for (let place = 0; place < count; place += 1) {
      const reply = await fetch(`/odd/jobs/${place}`);
      got.push((await reply.text()).length);
    }
    return got;
  }, oddBodies.length);
  // The page has all of it.
  expect(lengths).toEqual(oddBodies.map(({ body }) => body.length));

  const id = await studio.order(page, 'a fox after rubbish');
  await studio.until(`job:${id}`, ['finished', 'finished-unseen']);
  await lookUntil('the odd jobs to be known too', async () => (await studio?.verdict('job:constructor')) !== undefined);

  await studio.driver.killWorker();
  const next = await studio.order(page, 'a fox after the rubbish was read again');
  await studio.until(`job:${next}`, ['finished', 'finished-unseen']);
  const popup = await studio.driver.extensionPage('popup.html');
  await popup.until('the jobs', () => document.querySelector('[data-section="jobs"] [data-subject]') !== null);
  expect(popup.faults()).toEqual([]);
});
