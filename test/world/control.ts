import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import * as z from 'zod';
import { isSceneName, sceneNames } from './scenes';
import type { World } from './world';

type Controlled = Omit<World, 'controlUrl' | 'close'>;

const anObject = z.record(z.string(), z.unknown());
const anOrder = z.object({
  prompt: z.string().default('a fox in the snow'),
  model: z.string().default('2.5'),
  resolution: z.string().default('480p'),
  durationSeconds: z.number().default(5),
  contentType: z.string().default('t2v'),
  plan: anObject.default({}),
});

async function readJson(incoming: IncomingMessage): Promise<unknown> {
  let text = '';
  for await (const chunk of incoming) text += chunk;
  return text === '' ? {} : JSON.parse(text);
}

class Refused extends Error {
  constructor(
    readonly status: number,
    message: string,
  ) {
    super(message);
  }
}

const plain = (value: object): unknown =>
  JSON.parse(JSON.stringify(value, (_key, part) => (part instanceof RegExp ? String(part) : part)));

/**
 * What another process may ask of the world:
 * `GET /` overview; `GET|PATCH /knobs/<site or network>`; `POST /scene/<name>`; `POST /advance {ms}`; `POST /reset`;
 * `GET|DELETE /log` (`?host=&site=`); `GET|POST /jobs`; `PATCH /jobs/<id>` (its plan); `POST /jobs/<id>/cancel`;
 * `GET /cookies` (the signed-in user's).
 */
async function obey(world: Controlled, method: string, url: URL, body: unknown): Promise<unknown> {
  const [first = '', second = '', third = ''] = url.pathname.slice(1).split('/').map(decodeURIComponent);
  switch (`${method} ${first}`) {
    case 'GET ':
      return {
        port: world.port,
        now: world.clock.now(),
        sites: Object.keys(world.sites),
        scenes: sceneNames,
        hosts: world.hosts,
      };
    case 'GET knobs':
      return plain(world.set(second, {}));
    case 'PATCH knobs':
      return plain(world.set(second, anObject.parse(body)));
    case 'POST scene':
      if (!isSceneName(second)) throw new Refused(404, `No scene is called ${second}.`);
      world.scene(second);
      return { scene: second };
    case 'POST advance':
      await world.advance(z.object({ ms: z.number().nonnegative() }).parse(body).ms);
      return { now: world.clock.now() };
    case 'POST reset':
      world.reset();
      return {};
    case 'GET log': {
      const host = url.searchParams.get('host');
      const site = url.searchParams.get('site');
      return world.log.entries.filter((one) => (host ?? one.host) === one.host && (site ?? one.site) === one.site);
    }
    case 'DELETE log':
      world.log.clear();
      return {};
    case 'GET jobs':
      return world.pika.jobs.list();
    case 'POST jobs': {
      if (third === 'cancel') return { cancelled: world.pika.jobs.cancel(second) };
      const { plan, ...order } = anOrder.parse(body);
      return world.pika.jobs.submit(order, plan);
    }
    case 'PATCH jobs':
      if (!world.pika.plan(second, anObject.parse(body))) throw new Refused(404, `No job ${second}.`);
      return world.pika.jobs.get(second);
    case 'GET cookies':
      return world.pika.account.cookies().map((one) => ({ ...one, domain: '.pika.art', path: '/', secure: true }));
    default:
      throw new Refused(404, 'There is no such order.');
  }
}

/** Serves the orders above on plain HTTP, for this computer alone. */
export async function startControl(world: Controlled, port: number): Promise<{ url: string; close(): Promise<void> }> {
  const server = createServer(async (incoming, outgoing) => {
    const reply = (status: number, value: unknown) =>
      outgoing.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(value));
    try {
      const host = incoming.headers.host ?? '';
      if (!/^(?:127\.0\.0\.1|localhost)(?::\d+)?$/.test(host) || incoming.headers.origin !== undefined) {
        throw new Refused(403, 'Only for programs on this computer.');
      }
      const body = await readJson(incoming);
      reply(200, await obey(world, incoming.method ?? 'GET', new URL(incoming.url ?? '/', 'http://127.0.0.1'), body));
    } catch (problem) {
      reply(problem instanceof Refused ? problem.status : 400, { error: String(problem) });
    }
  });
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: async () => {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}
