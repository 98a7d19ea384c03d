/* The pretend app's own script. It knows nothing of the extension and shows what its server tells it. */
const root = document.getElementById('__next');
const boot = JSON.parse(document.getElementById('__BOOT__').textContent);
const api = 'https://api.pika.art';
const login = 'https://login.pika.art';

const state = { items: [], after: null, credits: null, toast: '', orders: { ...boot.page }, timer: 0, busy: false };

function el(tag, props = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(props)) {
    if (name.startsWith('on')) node.addEventListener(name.slice(2), value);
    else if (name in node && name !== 'style') node[name] = value;
    else node.setAttribute(name, value);
  }
  node.append(...children.filter((child) => child !== null && child !== undefined));
  return node;
}

function session() {
  const parts = document.cookie
    .split('; ')
    .map((pair) => /^sb-login-auth-token(?:\.(\d+))?=(.*)$/.exec(pair))
    .filter(Boolean)
    .sort((a, b) => Number(a[1] ?? 0) - Number(b[1] ?? 0));
  if (parts.length === 0) return null;
  const value = decodeURIComponent(parts.map((part) => part[2]).join('')).replace(/^base64-/, '');
  const bytes = Uint8Array.from(atob(value.replaceAll('-', '+').replaceAll('_', '/')), (c) => c.charCodeAt(0));
  return JSON.parse(new TextDecoder().decode(bytes));
}

/** One request, by fetch or by XMLHttpRequest as the page was built. */
function ask(url, { method = 'GET', headers = {}, body } = {}) {
  if (boot.page.transport === 'fetch') {
    return fetch(url, { method, headers, body }).then(async (reply) => ({
      status: reply.status,
      ok: reply.ok,
      header: (name) => reply.headers.get(name),
      text: await reply.text(),
    }));
  }
  return new Promise((resolve, reject) => {
    const xhr = new XMLHttpRequest();
    xhr.open(method, url);
    for (const [name, value] of Object.entries(headers)) xhr.setRequestHeader(name, value);
    xhr.onload = () =>
      resolve({
        status: xhr.status,
        ok: xhr.status >= 200 && xhr.status < 300,
        header: (name) => xhr.getResponseHeader(name),
        text: xhr.responseText,
      });
    xhr.onerror = () => reject(new TypeError('Failed to fetch'));
    xhr.send(body ?? null);
  });
}

/** Rows of the reply: plain ones and long texts (`T<bytes in hex>,`). */
function readRows(text) {
  const bytes = new TextEncoder().encode(text);
  const decoder = new TextDecoder();
  const rows = new Map();
  let at = 0;
  while (at < bytes.length) {
    const colon = bytes.indexOf(58, at);
    if (colon === -1) break;
    const id = decoder.decode(bytes.subarray(at, colon));
    if (bytes[colon + 1] === 84) {
      const comma = bytes.indexOf(44, colon);
      const length = Number.parseInt(decoder.decode(bytes.subarray(colon + 2, comma)), 16);
      rows.set(id, decoder.decode(bytes.subarray(comma + 1, comma + 1 + length)));
      at = comma + 1 + length;
      continue;
    }
    const end = bytes.indexOf(10, colon);
    const row = decoder.decode(bytes.subarray(colon + 1, end === -1 ? bytes.length : end));
    if (/^[[{"\dtfn-]/.test(row)) rows.set(id, JSON.parse(row));
    at = end === -1 ? bytes.length : end + 1;
  }
  return rows;
}

function resolve(value, rows) {
  if (typeof value === 'string') {
    if (value === '$undefined') return undefined;
    if (value.startsWith('$$')) return value.slice(1);
    const [, id] = /^\$@?([0-9a-f]+)$/.exec(value) ?? [];
    if (id === undefined) return value;
    const row = rows.get(id);
    return typeof row === 'string' ? row : resolve(row, rows);
  }
  if (Array.isArray(value)) return value.map((part) => resolve(part, rows));
  if (value && typeof value === 'object') {
    return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, resolve(part, rows)]));
  }
  return value;
}

const tree = () =>
  encodeURIComponent(
    JSON.stringify([
      '',
      { children: [location.pathname.slice(1) || '__PAGE__', { children: ['__PAGE__', {}] }] },
      null,
      null,
      true,
    ]),
  );

async function call(action, args) {
  const reply = await ask(location.pathname, {
    method: 'POST',
    headers: {
      Accept: 'text/x-component',
      'Content-Type': 'text/plain;charset=UTF-8',
      'Next-Action': boot.actions[action],
      'Next-Router-State-Tree': tree(),
    },
    body: JSON.stringify(args),
  });
  const orders = reply.header('x-page-orders');
  if (orders) Object.assign(state.orders, JSON.parse(orders));
  const redirect = reply.header('x-action-redirect');
  if (redirect) {
    location.assign(redirect.split(';')[0]);
    throw new Error('redirected');
  }
  if (!reply.ok) throw new Error(`HTTP ${reply.status}`);
  const rows = readRows(reply.text);
  return resolve(rows.get('1'), rows);
}

const ends = ['error', 'failed', 'cancelled'];
const isOpen = (video) => (video.status === 'finished' ? !video.resultUrl : !ends.includes(video.status));
const openIds = () => state.items.filter((item) => item.videos.some(isOpen)).map((item) => item.id);

async function readCredits() {
  const held = session();
  if (!held) return;
  const reply = await ask(`${login}/rest/v1/user_wallets?select=credits&user_id=eq.${held.user.id}`, {
    headers: { authorization: `Bearer ${held.access_token}`, apikey: boot.apiKey, accept: 'application/json' },
  });
  if (!reply.ok) return;
  state.credits = JSON.parse(reply.text)[0]?.credits ?? null;
  showCredits();
}

/** What the picture takes over from new data: all, all but ends, or nothing. */
function shown(old, fresh) {
  if (!old || state.orders.freeze === 'no') return fresh;
  if (state.orders.freeze === 'all') return old;
  return fresh.videos.every(isOpen) ? fresh : { ...old, hiddenEnd: true };
}

function take(results) {
  let ended = false;
  for (const fresh of results) {
    const place = state.items.findIndex((item) => item.id === fresh.id);
    const old = state.items[place];
    if (old && openIds().includes(old.id) && !fresh.videos.some(isOpen)) ended = true;
    if (place === -1) state.items.push(fresh);
    else state.items[place] = shown(old, fresh);
  }
  drawList();
  if (ended && state.orders.freeze === 'no') readCredits().catch(report);
}

function report(problem) {
  if (problem.message !== 'redirected') console.warn('app:', problem.message);
}

async function loadList(after) {
  const answer = await call('list', [{ after: after ?? '$undefined', perPage: 12 }]);
  if (answer?.success) {
    if (!after) state.items = [];
    take(answer.data.results);
    state.after = answer.data.results.at(-1)?.id ?? null;
  }
  return answer;
}

function again() {
  clearTimeout(state.timer);
  state.timer = setTimeout(tick, state.orders.pollEveryMs);
}

async function tick() {
  const ids = openIds();
  if (ids.length === 0 || !isLibrary() || state.orders.polling === 'stopped') return;
  try {
    const answer = await call('poll', [{ ids }]);
    if (answer?.success) take(answer.data.results);
  } catch (problem) {
    report(problem);
  }
  again();
}

function poster(item) {
  const [video] = item.videos;
  return video.videoPoster ? el('img', { src: video.videoPoster, alt: '' }) : null;
}

function label(item) {
  const [video] = item.videos;
  if (video.status === 'queued') return 'In queue';
  if (video.status === 'finished') return video.resultUrl ? '' : 'Finishing';
  if (video.status === 'error' || video.status === 'failed') return video.error || 'Failed';
  if (video.status === 'cancelled') return 'Cancelled';
  return video.progress === undefined ? 'Generating' : `${video.progress}%`;
}

function card(item) {
  const [video] = item.videos;
  const text = label(item);
  const link = `/library?v=${item.id}`;
  const frame = el('div', { className: 'frame' }, poster(item));
  if (video.resultUrl) {
    frame.append(
      el('video', {
        src: video.resultUrl,
        poster: video.videoPoster,
        muted: true,
        loop: true,
        playsInline: true,
        preload: 'metadata',
      }),
    );
  }
  if (text) frame.append(el('span', { className: 'label' }, text));
  const caption = el('span', { className: 'prompt' }, item.promptText);
  return el('article', { className: 'card' }, el('a', { href: link, onclick: go }, frame, caption));
}

function visibleItems() {
  if (!boot.page.virtualList) return state.items;
  const first = Math.max(0, Math.floor(scrollY / 260) * 3 - 3);
  return state.items.slice(first, first + 9);
}

function drawList() {
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

function showCredits() {
  const place = document.querySelector('.credits');
  if (place) place.textContent = state.credits === null ? '' : `${state.credits} credits`;
}

function toast(text) {
  document.querySelector('.toast')?.remove();
  if (text) root.append(el('div', { className: 'toast', role: 'status' }, text));
}

async function submit(event) {
  event.preventDefault();
  const form = new FormData(event.target);
  const held = session();
  form.set('userId', held?.user.id ?? '');
  form.set(
    'options',
    JSON.stringify({
      aspectRatio: 1.7777777777777777,
      frameRate: 24,
      camera: {},
      parameters: { guidanceScale: 12, motion: 1, negativePrompt: '' },
      extend: false,
    }),
  );
  form.set('creditCost', String(boot.cost));
  form.set('contentType', 't2v');
  const button = event.target.querySelector('button');
  button.disabled = true;
  try {
    const reply = await ask(`${api}/generate/v2`, {
      method: 'POST',
      headers: { Authorization: `Bearer ${held?.access_token}` },
      body: form,
    });
    const answer = JSON.parse(reply.text);
    if (!answer.success) throw new Error(answer.error ?? answer.message ?? 'Something went wrong');
    state.items.unshift(answer.data.generation);
    navigate('/library');
    readCredits().catch(report);
  } catch (problem) {
    toast(problem instanceof SyntaxError ? 'Something went wrong' : problem.message);
  }
  button.disabled = false;
}

const isLibrary = () =>
  ['/library', '/my-library'].includes(location.pathname) || location.pathname.startsWith('/video/');

function go(event) {
  event.preventDefault();
  const { pathname, search } = new URL(event.currentTarget.href);
  navigate(pathname + search);
}

function navigate(path) {
  history.pushState({}, '', path);
  draw();
}

const link = (href, text) => el('a', { href, onclick: go }, text);

function createPage() {
  const choice = (name, ...values) => el('select', { name }, ...values.map((value) => el('option', { value }, value)));
  return el(
    'form',
    { onsubmit: submit },
    el('textarea', { name: 'promptText', rows: 4, placeholder: 'Describe your video', required: true }),
    choice('model', '2.5', '2.2', '1.5'),
    choice('resolution', '480p', '720p', '1080p'),
    choice('duration', '5', '10'),
    el('button', { type: 'submit' }, `Generate (${boot.cost})`),
  );
}

async function signIn(event) {
  event.preventDefault();
  const form = Object.fromEntries(new FormData(event.target));
  const answer = await call('signIn', [form]);
  if (answer?.success) location.assign('/library');
}

function loginPage() {
  const fields = el(
    'form',
    { onsubmit: (event) => signIn(event).catch(report) },
    el('input', { name: 'email', type: 'email', placeholder: 'example@gmail.com', required: true }),
    el('input', { name: 'password', type: 'password', placeholder: 'Your password', required: true }),
    el('button', { type: 'submit' }, 'Sign in'),
  );
  fields.hidden = true;
  const open = () => {
    fields.hidden = false;
  };
  return el('section', {}, el('button', { type: 'button', onclick: open }, 'Sign in with an email'), fields);
}

function ballast() {
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
const extra = ballast();

function body() {
  if (location.pathname === '/login') return loginPage();
  if (location.pathname === '/create') return createPage();
  if (isLibrary()) return el('div', { className: 'grid' });
  return el(
    'section',
    {},
    el('h1', {}, 'Reality is optional'),
    link('/create', 'Create a video'),
    el('div', { className: 'grid explore' }),
  );
}

/** Other people's videos on the home page. */
async function explore() {
  const answer = await call('explore', [{ after: '$undefined', perPage: 50, category: '$undefined' }]);
  const cards = (answer?.data.results ?? []).map((one) => {
    const frame = el('div', { className: 'frame' }, el('img', { src: one.imageThumb, alt: '' }));
    return el('article', { className: 'card' }, frame, el('span', { className: 'prompt' }, one.promptText));
  });
  document.querySelector('.explore')?.replaceChildren(...cards);
}

function draw() {
  const nav = el(
    'header',
    {},
    el('a', { href: '/', className: 'logo', onclick: go }, 'Pika'),
    link('/create', 'Create'),
    link('/library', 'Library'),
    el('span', { className: 'credits' }),
  );
  root.replaceChildren(nav, el('main', {}, body(), extra));
  showCredits();
  if (location.pathname === '/') explore().catch(report);
  if (isLibrary()) {
    drawList();
    again();
  }
}

addEventListener('popstate', draw);
addEventListener('scroll', () => boot.page.virtualList && drawList());
draw();
if (boot.signedIn) {
  readCredits().catch(report);
  if (isLibrary()) {
    const wanted = location.pathname.startsWith('/video/') ? location.pathname.split('/')[2] : null;
    const first = wanted
      ? call('poll', [{ ids: [wanted] }]).then((answer) => answer?.success && take(answer.data.results))
      : loadList();
    first.catch(report).finally(again);
  }
}
