import { rm } from 'node:fs/promises';
import { snapshots } from '../../ui/fixtures/snapshots';
import { median } from '../median';
import { buildWith, open, openRig, type Rig } from '../popup/rig';

/**
 * What ninety days of history cost: popup and dashboard opened with them and without, turn about, in two profiles of one
 * Chromium: `npm run bench:history`, on the product build. Prints one JSON object and ends with 1 where a budget is
 * broken: at most 1.1 times as slow, a store of less than 30 MB.
 */
const turns = 40;
const warmUp = 5;
const budgets = { ratio: 1.1, megabytes: 30 };
const pages = [
  { path: 'popup.html', sign: '[data-section="diagnosis"]' },
  { path: 'dashboard.html', sign: 'main' },
] as const;

const extension = await buildWith([{ name: 'fill', entry: 'test/bench/history/fill.ts' }]);
const without = await openRig(extension);
const full = await openRig(extension);

async function fill(rig: Rig): Promise<{ services: number; megabytes: number }> {
  await rig.page.goto(`${rig.origin}/fill.html`);
  return rig.page.evaluate(async (nowMs) => {
    const services = await window.fillHistory(nowMs);
    await window.fillIncidents(nowMs);
    const { usage = Number.NaN } = await navigator.storage.estimate();
    return { services, megabytes: usage / 1e6 };
  }, Date.now());
}

const { services, megabytes } = await fill(full);
const times = pages.map((page) => ({ ...page, without: [] as number[], full: [] as number[] }));
for (let turn = 0; turn < turns + warmUp; turn += 1) {
  const order = turn % 2 === 0 ? (['without', 'full'] as const) : (['full', 'without'] as const);
  for (const page of times) {
    for (const kind of order) {
      const rig = kind === 'full' ? full : without;
      const ms = await open(rig, page.path, page.sign, snapshots.calm?.(Date.now()));
      if (turn >= warmUp) page[kind].push(ms);
    }
  }
}
await without.close();
await full.close();
await rm(extension, { recursive: true, force: true });
const opened = times.map(({ path, ...kinds }) => {
  const withoutMs = median(kinds.without);
  const fullMs = median(kinds.full);
  return { path, withoutMs, fullMs, ratio: fullMs / withoutMs };
});
console.log(JSON.stringify({ services, megabytes, opened, budgets, turns }));
process.exitCode =
  megabytes < budgets.megabytes && services >= 12 && opened.every(({ ratio }) => ratio <= budgets.ratio) ? 0 : 1;
