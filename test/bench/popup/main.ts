import { rm } from 'node:fs/promises';
import { snapshots } from '../../ui/fixtures/snapshots';
import { median } from '../median';
import { buildWith, open, openRig } from './rig';

/**
 * From opening the popup to its first picture with words in it, against an empty popup made with React, in one Chromium,
 * turn about: `npm run bench:popup`, on the product build. Prints one JSON object and ends with 1 where the budget
 * is broken: at most 1.3 times the empty one.
 */
const turns = 40;
const warmUp = 5;
const budget = 1.3;
/** The fullest picture that the popup has to draw: forty jobs under way. */
const picture = snapshots.forty?.(Date.now());

const extension = await buildWith([{ name: 'empty', entry: 'test/bench/popup/empty.tsx' }]);
const rig = await openRig(extension);
const times: Record<'empty' | 'popup', number[]> = { empty: [], popup: [] };
const measure = {
  empty: () => open(rig, 'empty.html', 'p', picture),
  popup: () => open(rig, 'popup.html', '[data-section="diagnosis"] [data-verdict]', picture),
};
for (let turn = 0; turn < turns + warmUp; turn += 1) {
  const order = turn % 2 === 0 ? (['empty', 'popup'] as const) : (['popup', 'empty'] as const);
  for (const kind of order) {
    const ms = await measure[kind]();
    if (turn >= warmUp) times[kind].push(ms);
  }
}
await rig.close();
await rm(extension, { recursive: true, force: true });
const emptyMs = median(times.empty);
const popupMs = median(times.popup);
const ratio = popupMs / emptyMs;
console.log(JSON.stringify({ emptyMs, popupMs, ratio, budget, turns }));
process.exitCode = ratio <= budget ? 0 : 1;
