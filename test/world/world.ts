import { fileURLToPath } from 'node:url';
import { type Certificates, certificatesFor } from './certificates';
import { type MovableClock, realClock, virtualClock } from './clock';
import { startControl } from './control';
import { namedHosts, siteFor } from './hosts';
import { entryOf, RequestLog } from './log';
import { type NetworkKnobs, networkStart, type Outcome, portalHost, throughNetwork } from './network';
import { createSockets } from './newapp/sockets/sockets';
import { patch, restore } from './patch';
import type { Pika } from './pika/platform';
import { randomUuid, seededRandom } from './random';
import { playScene, type SceneName } from './scenes';
import { listen } from './server';
import type { Site, WorldClock, WorldRequest } from './site';
import { makeSites } from './sites';

export interface WorldOptions {
  clock?: 'real' | 'virtual';
  /** Where a virtual clock begins, ms since 1970. */
  startMs?: number;
  seed?: number;
  /** 0 or left out: any free port. */
  port?: number;
  controlPort?: number;
  /** Where certificates are kept. */
  folder?: string;
}

export interface World {
  /** Of the HTTPS listener on 127.0.0.1. */
  readonly port: number;
  /** Plain HTTP on 127.0.0.1: see `control.ts`. */
  readonly controlUrl: string;
  readonly clock: WorldClock;
  readonly certificates: Certificates;
  /** By name: `pika`, `pika-new` and those of apis, feeds and sinks. */
  readonly sites: Readonly<Record<string, Site>>;
  /** Every host that has a name; patterns are left out. */
  readonly hosts: readonly string[];
  readonly pika: Pika;
  readonly network: NetworkKnobs;
  readonly log: RequestLog;
  /** Patches the knobs of a site, or of `network`, from now on; throws at a name that it does not have. */
  set(name: string, change: object): object;
  /** Moves the clock on, a real one too: it then goes on from there. */
  advance(ms: number): Promise<void>;
  scene(name: SceneName): void;
  reset(): void;
  close(): Promise<void>;
}

const homeFolder = fileURLToPath(new URL('../../.world', import.meta.url));
const start = Date.UTC(2026, 10, 18, 15, 0, 0);

const plainText = { 'content-type': 'text/plain' };

async function answerWith(sites: readonly Site[], request: WorldRequest): Promise<[string, Outcome]> {
  const site = siteFor(sites, request);
  if (site) return [site.name, await site.handle(request)];
  const known = namedHosts(sites).includes(request.url.hostname);
  if (known) return ['', { status: 404, headers: plainText, body: 'Nothing at this address.' }];
  return ['', { status: 502, headers: plainText, body: 'No such host in this world.' }];
}

/** A pretend Pika and what is around it, served over HTTPS on loopback under the real host names. */
export async function createWorld(options: WorldOptions = {}): Promise<World> {
  const clock: MovableClock = options.clock === 'virtual' ? virtualClock(options.startMs ?? start) : realClock();
  const random = seededRandom(options.seed ?? 1);
  // A webhook from one site to another goes the way of any request: by host, with the faults of the network.
  const deliver = async (url: string, headers: Readonly<Record<string, string>>, body: string): Promise<number> => {
    const outcome = await answer({
      method: 'POST',
      url: new URL(url),
      headers,
      cookies: {},
      body: Buffer.from(body),
      signal: new AbortController().signal,
    });
    return outcome === 'close' ? 0 : outcome.status;
  };
  const { pika, sites } = makeSites({ clock, random, uuid: () => randomUuid(random), deliver });
  const hosts = [...namedHosts(sites), portalHost];
  const certificates = await certificatesFor(hosts, options.folder ?? homeFolder);
  const network = structuredClone(networkStart);
  const log = new RequestLog();
  let resets = 0;

  const answer = async (request: WorldRequest): Promise<Outcome> => {
    const at = clock.now();
    const age = resets;
    let site = '';
    let outcome: Outcome = 'close';
    try {
      outcome = await throughNetwork(request, network, clock, async () => {
        const [name, reply] = await answerWith(sites, request);
        site = name;
        return reply;
      });
      return outcome;
    } finally {
      // What a request from before a reset comes to is not told after it.
      if (age === resets) log.add(entryOf(request, outcome === 'close' ? 0 : outcome.status, site, at));
    }
  };

  const sockets = createSockets(pika);
  const listener = await listen(certificates, options.port ?? 0, answer, sockets);
  const parts = {
    port: listener.port,
    clock,
    certificates,
    sites: Object.fromEntries(sites.map((site) => [site.name, site])),
    hosts,
    pika,
    network,
    log,
    advance: (ms: number) => clock.advance(ms),
    set(name: string, change: object) {
      pika.jobs.settle();
      const knobs = name === 'network' ? network : sites.find((site) => site.name === name)?.knobs;
      if (!knobs) throw new Error(`No site is called ${name}.`);
      const strange = Object.keys(change).filter((key) => !(key in knobs));
      if (strange.length > 0) throw new Error(`${name} has no knob ${strange.join(', ')}.`);
      patch(knobs, change);
      return knobs;
    },
    scene: (name: SceneName) => playScene(name, pika, network, sites),
    reset() {
      resets++;
      for (const site of sites) site.reset();
      sockets.drop();
      restore(network, networkStart);
      log.clear();
    },
  };
  const control = await startControl(parts, options.controlPort ?? 0);
  return {
    ...parts,
    controlUrl: control.url,
    close: async () => {
      await control.close();
      await sockets.close();
      await listener.close();
    },
  };
}
