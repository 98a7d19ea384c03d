import { boot } from '../../pika/client/boot.js';
import { el } from '../../pika/client/element.js';
import { over } from './tile.js';

/** The opaque form shows pictures only, as an app that draws on a canvas would. */
function painted(one) {
  const canvas = el('canvas', { width: 320, height: 180 });
  const pen = canvas.getContext('2d');
  pen.fillStyle = '#31304d';
  pen.fillRect(0, 0, 320, 180);
  pen.fillStyle = '#8f7bff';
  pen.fillRect(20, 150, 2.8 * (one.progress ?? 0), 8);
  return canvas;
}

function caption(one) {
  if (/^queued$/i.test(one.phase)) return 'Waiting to start';
  if (/fail/i.test(one.phase)) return one.problem || 'Could not be made';
  if (/cancel/i.test(one.phase)) return 'Cancelled';
  if (over.test(one.phase)) return one.url ? '' : 'Preparing file';
  return one.progress === null ? 'Rendering' : `Rendering ${one.progress}%`;
}

export function drawTile(one) {
  if (boot.form === 'opaque') return el('div', { className: 'tile' }, painted(one));
  const view = el('div', { className: 'view' });
  if (one.url)
    view.append(
      el('video', { src: one.url, muted: true, loop: true, playsInline: true, preload: 'metadata', controls: true }),
    );
  else view.append(el('p', { className: 'state' }, caption(one)));
  if (one.progress !== null && !one.url) view.append(el('progress', { max: 100, value: one.progress }));
  const name = el('a', { href: `/gallery?asset=${one.id}`, className: 'name' }, one.prompt);
  return el('div', { className: 'tile', role: 'listitem' }, view, name);
}
