/* The pretend new app's own script: one picture, seven ways to talk to its server. It knows nothing of the extension. */
import { boot, orders } from '../../pika/client/boot.js';
import { el } from '../../pika/client/element.js';
import { composer } from './composer.js';
import { events } from './events.js';
import { draw, openIds, report, showCredits } from './gallery.js';
import { graphql } from './graphql.js';
import { opaque } from './opaque.js';
import { realtime } from './realtime.js';
import { rest } from './rest.js';
import { rows } from './rows.js';
import { socketio } from './socketio.js';

const root = document.getElementById('__next');
const wire = { rest, rows, graphql, events, opaque, realtime, socketio }[boot.form];
let timer = 0;

const readCredits = () =>
  wire
    .credits()
    .then((credits) => showCredits(credits ?? undefined))
    .catch(report);

function again() {
  clearTimeout(timer);
  timer = setTimeout(tick, orders.pollEveryMs);
}

async function tick() {
  if (orders.polling === 'stopped' || location.pathname !== '/gallery') return;
  const ids = openIds();
  if (ids.length > 0) await wire.poll(ids).catch(report);
  again();
}

function apps() {
  const link = (href, text) => el('a', { href, className: 'app' }, text);
  return el(
    'nav',
    { className: 'apps' },
    link('/apps/pika-2-5', 'Pika 2.5'),
    link('/apps/product-ad', 'Product ad'),
    link('/gallery', 'Gallery'),
  );
}

function submitted() {
  history.pushState({}, '', '/gallery');
  show();
  readCredits();
}

function body() {
  const path = location.pathname;
  if (path === '/create-video' || path.startsWith('/apps/')) return composer(wire.submit, submitted);
  return path === '/gallery' ? el('div', { className: 'tiles', role: 'list' }) : apps();
}

function show() {
  const link = (href, text) => el('a', { href }, text);
  const links = [link('/apps', 'Pika'), link('/create-video', 'New'), link('/gallery', 'Gallery')];
  root.replaceChildren(el('header', {}, ...links, el('span', { className: 'balance' })), el('main', {}, body()));
  showCredits();
  if (location.pathname !== '/gallery') return;
  draw();
  wire.list().catch(report).finally(again);
}

addEventListener('popstate', show);
addEventListener('generationover', readCredits);
show();
readCredits();
