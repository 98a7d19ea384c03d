import { el } from '../../pika/client/element.js';
import { call } from './action.js';

/** Other people's videos on the home page. */
export async function explore() {
  const answer = await call('explore', [{ after: '$undefined', perPage: 50, category: '$undefined' }]);
  const cards = (answer?.data.results ?? []).map((one) => {
    const frame = el('div', { className: 'frame' }, el('img', { src: one.imageThumb, alt: '' }));
    return el('article', { className: 'card' }, frame, el('span', { className: 'prompt' }, one.promptText));
  });
  document.querySelector('.explore')?.replaceChildren(...cards);
}
