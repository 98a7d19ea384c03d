import { boot, orders } from '../../pika/client/boot.js';
import { call, report } from './action.js';
import { card } from './card.js';
import { readCredits } from './credits.js';

/** The generations that the page knows of, newest first. */
export const items = [];
let timer = 0;

export const isLibrary = () =>
  ['/library', '/my-library'].includes(location.pathname) || location.pathname.startsWith('/video/');

const ends = ['error', 'failed', 'cancelled'];
const isOpen = (video) => (video.status === 'finished' ? !video.resultUrl : !ends.includes(video.status));
const openIds = () => items.filter((item) => item.videos.some(isOpen)).map((item) => item.id);

/** What the picture takes over from new data: all, all but ends, or nothing. */
function shown(old, fresh) {
  if (!old || orders.freeze === 'no') return fresh;
  if (orders.freeze === 'all') return old;
  return fresh.videos.every(isOpen) ? fresh : { ...old, hiddenEnd: true };
}

export function take(results) {
  let ended = false;
  for (const fresh of results) {
    const place = items.findIndex((item) => item.id === fresh.id);
    const old = items[place];
    if (old && openIds().includes(old.id) && !fresh.videos.some(isOpen)) ended = true;
    if (place === -1) items.push(fresh);
    else items[place] = shown(old, fresh);
  }
  drawList();
  if (ended && orders.freeze === 'no') readCredits().catch(report);
}

export async function loadList() {
  const answer = await call('list', [{ after: '$undefined', perPage: 12 }]);
  if (!answer?.success) return;
  items.length = 0;
  take(answer.data.results);
}

/** The one video of a permalink. */
export async function loadOne(id) {
  const answer = await call('poll', [{ ids: [id] }]);
  if (answer?.success) take(answer.data.results);
}

export function again() {
  clearTimeout(timer);
  timer = setTimeout(tick, orders.pollEveryMs);
}

async function tick() {
  const ids = openIds();
  if (ids.length === 0 || !isLibrary() || orders.polling === 'stopped') return;
  try {
    const answer = await call('poll', [{ ids }]);
    if (answer?.success) take(answer.data.results);
  } catch (problem) {
    report(problem);
  }
  again();
}

function visibleItems() {
  if (!boot.page.virtualList) return items;
  const first = Math.max(0, Math.floor(scrollY / 260) * 3 - 3);
  return items.slice(first, first + 9);
}

export function drawList() {
  const grid = document.querySelector('.grid:not(.explore)');
  if (!grid) return;
  const wanted = new URLSearchParams(location.search).get('v');
  const key = (item) => JSON.stringify([item.id, item.promptText.slice(0, 50), item.videos, wanted === item.id]);
  const cards = visibleItems().map((item) => {
    const old = grid.querySelector(`[data-item="${CSS.escape(item.id)}"]`);
    if (old && old.worldKey === key(item)) return old;
    const fresh = card(item);
    fresh.dataset.item = item.id;
    fresh.worldKey = key(item);
    return fresh;
  });
  const same = cards.length === grid.children.length && cards.every((one, place) => grid.children[place] === one);
  if (!same) grid.replaceChildren(...cards);
}
