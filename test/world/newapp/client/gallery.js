import { boot, orders } from '../../pika/client/boot.js';
import { drawTile } from './draw-tile.js';
import { isOpen } from './tile.js';

const tiles = new Map();
let held = null;

export const report = (problem) => console.warn('create:', problem.message);

export const openIds = () => [...tiles.values()].filter(isOpen).map((one) => one.id);

export function take(fresh) {
  let ended = false;
  for (const one of fresh) {
    const old = tiles.get(one.id);
    if (old && isOpen(old) && !isOpen(one)) ended = true;
    const keepsOld = old && (orders.freeze === 'all' || (orders.freeze === 'end' && !isOpen(one)));
    if (!keepsOld) tiles.set(one.id, one);
  }
  draw();
  if (ended && orders.freeze === 'no') dispatchEvent(new Event('generationover'));
}

export function showCredits(credits = held) {
  if (credits === null || credits === undefined || boot.form === 'opaque') return;
  held = credits;
  const place = document.querySelector('.balance');
  if (place) place.textContent = `${credits} credits left`;
}

export function draw() {
  const list = document.querySelector('.tiles');
  if (!list) return;
  const wanted = [...tiles.values()];
  for (const one of wanted) {
    const key = JSON.stringify(one);
    const old = list.querySelector(`:scope > [data-k="${CSS.escape(one.id)}"]`);
    if (old?.worldKey === key) continue;
    const fresh = drawTile(one);
    fresh.dataset.k = boot.form === 'opaque' ? '' : one.id;
    fresh.worldKey = key;
    if (old) old.replaceWith(fresh);
    else list.prepend(fresh);
  }
  if (boot.form === 'opaque') list.replaceChildren(...wanted.map(drawTile));
}
