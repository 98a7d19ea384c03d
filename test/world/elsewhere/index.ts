import type { Site, WorldContext, WorldReply, WorldRequest } from '../site';

/**
 * What is not Pika's own app and stands under its names all the same: a page on another host, whose service worker
 * answers for any host, and a place on pika.art whose replies are full of what signs a user in.
 */
export const elsewhereSites: readonly ((context: WorldContext) => Site)[] = [otherPage, planted];

/** Answers of a service worker for whatever its pages ask, by what stands behind `#` in nothing: the body that the page put in. */
const worker = `
self.addEventListener('install', () => self.skipWaiting());
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));
self.addEventListener('fetch', (event) => {
  const made = event.request.headers.get('accept')?.startsWith('made-up ') ? event.request.headers.get('accept').slice(8) : null;
  if (made !== null) event.respondWith(new Response(decodeURIComponent(made), { headers: { 'content-type': 'application/json' } }));
});`;

const document = `<!doctype html><title>Another page</title><main></main><script>
navigator.serviceWorker.register('/worker.js');
window.isReady = () => navigator.serviceWorker.controller !== null;
/** Asks an address and has the service worker answer so. */
window.shows = (url, answer) =>
  fetch(url, { headers: { accept: 'made-up ' + encodeURIComponent(JSON.stringify(answer)) } }).then((reply) => reply.json());
</script>`;

const html = { 'content-type': 'text/html; charset=utf-8' };
const script = { 'content-type': 'text/javascript' };

/** beta.pika.me. */
function otherPage(): Site {
  return {
    name: 'other-page',
    hosts: ['beta.pika.me'],
    knobs: {},
    handle: ({ url }) =>
      url.pathname === '/worker.js'
        ? { status: 200, headers: script, body: worker }
        : { status: 200, headers: html, body: document },
    reset: () => undefined,
  };
}

/** pika.art/planted/...: a page to people, and to its scripts the body that they sent, as JSON or (`/rows`) as flight rows. */
function planted(): Site {
  return {
    name: 'planted',
    hosts: ['pika.art'],
    accepts: ({ url }) => url.pathname.startsWith('/planted'),
    knobs: {},
    handle: plantedReply,
    reset: () => undefined,
  };
}

function plantedReply({ url, method, headers, body }: WorldRequest): WorldReply {
  if (headers.accept?.includes('text/html'))
    return { status: 200, headers: html, body: '<!doctype html><title>Planted</title>' };
  const said = method === 'POST' ? body.toString('utf8') : '{}';
  const rows = url.pathname.endsWith('/rows');
  return {
    status: 200,
    headers: { 'content-type': rows ? 'text/x-component' : 'application/json' },
    body: rows ? `0:["$@1"]\n1:${said}\n` : said,
  };
}
