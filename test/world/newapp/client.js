/* The pretend new app's own script: one picture, five ways to talk to its server. It knows nothing of the extension. */
const root = document.getElementById('__next');
const boot = JSON.parse(document.getElementById('__BOOT__').textContent);
const data = 'https://data.pika.art/rest/v1';
const state = { tiles: new Map(), credits: null, orders: { ...boot.page }, timer: 0, streaming: false };

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

const obeyed = (text) => text && Object.assign(state.orders, JSON.parse(text));

function token() {
  const parts = document.cookie
    .split('; ')
    .map((pair) => /^sb-login-auth-token(?:\.(\d+))?=(.*)$/.exec(pair))
    .filter(Boolean)
    .sort((a, b) => Number(a[1] ?? 0) - Number(b[1] ?? 0));
  const value = decodeURIComponent(parts.map((part) => part[2]).join('')).replace(/^base64-/, '');
  return value ? JSON.parse(atob(value.replaceAll('-', '+').replaceAll('_', '/'))).access_token : '';
}

/** One request, by fetch or by XMLHttpRequest; gives the parsed JSON. */
async function ask(url, body, headers = {}) {
  const method = body === undefined ? 'GET' : 'POST';
  const all = body === undefined ? headers : { 'content-type': 'application/json', ...headers };
  const payload = body === undefined ? undefined : JSON.stringify(body);
  if (boot.page.transport === 'fetch') {
    const reply = await fetch(url, { method, headers: all, body: payload });
    obeyed(reply.headers.get('x-page-orders'));
    const value = await reply.json();
    if (!reply.ok) throw new Error(words(value));
    return value;
  }
  return new Promise((resolve, reject) => {
    const xhr = new XMLHttpRequest();
    xhr.open(method, url);
    xhr.responseType = 'json';
    for (const [name, value] of Object.entries(all)) xhr.setRequestHeader(name, value);
    xhr.onload = () => {
      obeyed(xhr.getResponseHeader('x-page-orders'));
      if (xhr.status < 300) resolve(xhr.response);
      else reject(new Error(words(xhr.response)));
    };
    xhr.onerror = () => reject(new TypeError('Failed to fetch'));
    xhr.send(payload ?? null);
  });
}

const words = (value) => value?.error?.message ?? value?.message ?? value?.detail ?? 'Something went wrong';

const tile = (id, phase, progress, prompt, url, problem) => ({ id, phase, progress, prompt, url, problem });

const rest = {
  read: (one) => tile(one.renderId, one.state, one.percent, one.text, one.output?.videoUrl, one.failure?.message),
  async submit({ prompt, seconds, size }) {
    const answer = await ask('/api/v3/renders', { text: prompt, seconds, size, engine: 'pika-2.5' });
    take([rest.read(answer.render)]);
  },
  list: async () => take((await ask('/api/v3/renders?limit=24')).renders.map(rest.read)),
  async poll(ids) {
    for (const id of ids) take([rest.read((await ask(`/api/v3/renders/${id}`)).render)]);
  },
  credits: async () => (await ask('/api/v3/me')).workspace.creditsRemaining,
};

const keys = () => ({ apikey: boot.apiKey, authorization: `Bearer ${token()}` });
const rows = {
  read: (one) => tile(one.id, one.status, one.progress_pct, one.prompt_text, one.video_url, one.error_message),
  async submit({ prompt, seconds, size }) {
    take((await ask(`${data}/rpc/start_generation`, { prompt_text: prompt, seconds, size }, keys())).map(rows.read));
  },
  list: async () =>
    take((await ask(`${data}/generations?select=*&order=created_at.desc&limit=24`, undefined, keys())).map(rows.read)),
  poll: async (ids) =>
    take((await ask(`${data}/generations?select=*&id=in.(${ids})`, undefined, keys())).map(rows.read)),
  credits: async () => (await ask(`${data}/balances?select=credits`, undefined, keys()))[0].credits,
};

const fields = 'id status progress prompt media { src durationSeconds } failureReason';
const graph = async (operationName, query, variables) => {
  const answer = await ask('/graphql', { operationName, query, variables });
  if (answer.errors) throw new Error(answer.errors[0].message);
  return answer.data;
};
const gallery = () =>
  graph(
    'Gallery',
    `query Gallery { viewer { creditBalance { available } generations(first: 24) { edges { node { ${fields} } } } } }`,
    {},
  );
const graphql = {
  read: (one) =>
    tile(
      one.id,
      one.status,
      one.progress === null ? null : Math.round(one.progress * 100),
      one.prompt,
      one.media?.src,
      one.failureReason,
    ),
  async submit({ prompt, seconds, size }) {
    const query = `mutation CreateGeneration($input: CreateGenerationInput!) { createGeneration(input: $input) { generation { ${fields} } } }`;
    const made = await graph('CreateGeneration', query, {
      input: { prompt, durationSeconds: seconds, resolution: size },
    });
    take([graphql.read(made.createGeneration.generation)]);
  },
  list: async () => take((await gallery()).viewer.generations.edges.map((edge) => graphql.read(edge.node))),
  async poll(ids) {
    const query = `query GenerationStatus($ids: [ID!]!) { nodes(ids: $ids) { ... on Generation { ${fields} } } }`;
    take((await graph('GenerationStatus', query, { ids })).nodes.filter(Boolean).map(graphql.read));
  },
  credits: async () => (await gallery()).viewer.creditBalance.available,
};

const events = {
  read: (one) => tile(one.task_id, one.task_status, one.completion, one.input.prompt, one.result?.mp4_url, one.detail),
  async submit({ prompt, seconds, size }) {
    take([events.read(await ask('/api/tasks', { input: { prompt, seconds, size } }))]);
  },
  hear(name, text) {
    const value = JSON.parse(text);
    if (name === 'snapshot') take(value.tasks.map(events.read));
    if (name === 'task') take([events.read(value)]);
    if (name === 'wallet') showCredits(value.credits_left);
  },
  async list() {
    if (state.streaming) return;
    state.streaming = true;
    if (boot.eventReader === 'eventsource') {
      const source = new EventSource('/api/stream');
      for (const name of ['snapshot', 'task', 'wallet'])
        source.addEventListener(name, (event) => events.hear(name, event.data));
      return;
    }
    const reply = await fetch('/api/stream', { headers: { accept: 'text/event-stream' } });
    const reader = reply.body.pipeThrough(new TextDecoderStream()).getReader();
    let rest = '';
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      const blocks = (rest + part.value).split('\n\n');
      rest = blocks.pop();
      for (const block of blocks) {
        const [, name] = /^event: (.*)$/m.exec(block) ?? [];
        const [, text] = /^data: (.*)$/m.exec(block) ?? [];
        obeyed(/^: orders (.*)$/m.exec(block)?.[1]);
        if (name) events.hear(name, text);
      }
    }
    state.streaming = false;
    if (state.orders.polling !== 'stopped') setTimeout(() => events.list().catch(report), 2000);
  },
  poll: () => Promise.resolve(),
  credits: () => Promise.resolve(state.credits),
};

const scramble = (text) => [...text].map((letter) => String.fromCharCode(letter.charCodeAt(0) ^ 0x5a)).join('');
const unpack = (packed) =>
  JSON.parse(new TextDecoder().decode(Uint8Array.from(scramble(atob(packed.p)), (c) => c.charCodeAt(0))));
const opaque = {
  async hear(path, value) {
    const text = String.fromCharCode(...new TextEncoder().encode(JSON.stringify(value)));
    const answer = unpack(await ask(path, { v: 3, p: btoa(scramble(text)) }));
    if (answer.e) throw new Error(answer.e);
    state.credits = answer.c;
    take(answer.j.map((one) => tile(...one)));
  },
  submit: ({ prompt }) => opaque.hear('/x/2', { t: prompt }),
  list: () => opaque.hear('/x/1', {}),
  poll: () => opaque.hear('/x/1', {}),
  credits: () => Promise.resolve(state.credits),
};

const wire = { rest, rows, graphql, events, opaque }[boot.form];

const over = /^(?:completed|succeeded|complete|finished|failed|cancell?ed|vanished)$/i;
const isOpen = (one) => !over.test(one.phase) || (/^(?:comp|succ|fini)/i.test(one.phase) && !one.url);

function take(fresh) {
  let ended = false;
  for (const one of fresh) {
    const old = state.tiles.get(one.id);
    if (old && isOpen(old) && !isOpen(one)) ended = true;
    const keepsOld = old && (state.orders.freeze === 'all' || (state.orders.freeze === 'end' && !isOpen(one)));
    if (!keepsOld) state.tiles.set(one.id, one);
  }
  draw();
  if (ended && state.orders.freeze === 'no') readCredits();
}

const report = (problem) => console.warn('create:', problem.message);

function showCredits(credits) {
  if (credits === null || credits === undefined || boot.form === 'opaque') return;
  state.credits = credits;
  const place = document.querySelector('.balance');
  if (place) place.textContent = `${credits} credits left`;
}

const readCredits = () => wire.credits().then(showCredits).catch(report);

function again() {
  clearTimeout(state.timer);
  state.timer = setTimeout(tick, state.orders.pollEveryMs);
}

async function tick() {
  const ids = [...state.tiles.values()].filter(isOpen).map((one) => one.id);
  if (state.orders.polling === 'stopped' || location.pathname !== '/gallery') return;
  if (ids.length > 0) await wire.poll(ids).catch(report);
  again();
}

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

function drawTile(one) {
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

function draw() {
  const list = document.querySelector('.tiles');
  if (!list) return;
  const wanted = [...state.tiles.values()];
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

async function submit(event) {
  event.preventDefault();
  const { prompt, seconds, size } = Object.fromEntries(new FormData(event.target));
  const note = document.querySelector('.note');
  note.textContent = '';
  try {
    await wire.submit({ prompt, seconds: Number(seconds), size });
    history.pushState({}, '', '/gallery');
    show();
    readCredits();
  } catch (problem) {
    note.textContent = problem.message;
  }
}

function composer() {
  const choice = (name, ...values) => el('select', { name }, ...values.map((value) => el('option', { value }, value)));
  return el(
    'form',
    { onsubmit: submit },
    el('textarea', { name: 'prompt', rows: 4, placeholder: 'What should happen?', required: true }),
    choice('size', '720p', '1080p'),
    choice('seconds', '5', '10'),
    el('button', { type: 'submit' }, 'Create'),
    el('p', { className: 'note', role: 'status' }),
  );
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

function show() {
  const path = location.pathname;
  const composing = path === '/create-video' || path.startsWith('/apps/');
  const main = composing ? composer() : path === '/gallery' ? el('div', { className: 'tiles', role: 'list' }) : apps();
  const bar = el(
    'header',
    {},
    el('a', { href: '/apps' }, 'Pika'),
    el('a', { href: '/create-video' }, 'New'),
    el('a', { href: '/gallery' }, 'Gallery'),
    el('span', { className: 'balance' }),
  );
  root.replaceChildren(bar, el('main', {}, main));
  showCredits(state.credits);
  if (path === '/gallery') {
    draw();
    wire.list().catch(report).finally(again);
  }
}

addEventListener('popstate', show);
show();
readCredits();
