import { boot } from '../../pika/client/boot.js';
import { el } from '../../pika/client/element.js';

/** Further nodes that change all the time, for measurements. */
export function ballast() {
  const { nodes, changesPerSecond } = boot.page;
  if (nodes <= 0) return null;
  const spots = Array.from({ length: nodes }, (_, place) => el('i', {}, String(place)));
  let turn = 0;
  if (changesPerSecond > 0) {
    setInterval(() => {
      turn++;
      spots[turn % spots.length].textContent = String(turn);
    }, 1000 / changesPerSecond);
  }
  return el('div', { className: 'ballast', ariaHidden: 'true', style: 'font-size:4px;opacity:.2' }, ...spots);
}
