import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ask } from '../../world/ask';
import type { TroubleRule } from '../../world/network';
import { createWorld, type World } from '../../world/world';
import { passing } from './kit';

let world: World;
beforeAll(async () => {
  world = await createWorld({ clock: 'virtual' });
});
beforeEach(() => world.reset());
afterAll(() => world.close());

const rules = (...list: TroubleRule[]) => world.set('network', { rules: list });
const home = () => ask(world, 'https://pika.art/');

describe('trouble on the way', () => {
  it('is down for the hosts named and for no others', async () => {
    rules({ hosts: ['pika.art', '*.pika.art'], trouble: 'down' });
    await expect(home()).rejects.toThrow();
    await expect(ask(world, 'https://cdn.pika.art/x.mp4')).rejects.toThrow();
    expect((await ask(world, 'https://prismix.dev/api/v1/statuses')).status).toBe(200);
  });

  it.each([
    ['server-error', 500],
    ['bad-gateway', 502],
    ['captive-page', 200],
    ['captive-redirect', 302],
    ['captive-511', 511],
  ] as const)('answers %s from every host', async (trouble, status) => {
    rules({ hosts: ['*'], trouble });
    for (const address of ['https://pika.art/', 'https://prismix.dev/api/v1/statuses']) {
      expect((await ask(world, address)).status).toBe(status);
    }
  });

  it('leads from a redirect to the portal', async () => {
    rules({ hosts: ['*'], trouble: 'captive-redirect' });
    const { location } = (await home()).headers;
    const portal = await ask(world, String(location));
    expect([portal.status, portal.text.includes('guest network')]).toEqual([200, true]);
  });

  it('touches only the path and method named', async () => {
    rules({ hosts: ['pika.art'], trouble: 'bad-gateway', path: '/library', method: 'POST' });
    expect((await home()).status).toBe(200);
    expect((await ask(world, 'https://pika.art/library')).status).toBe(307);
    expect((await ask(world, 'https://pika.art/library', { method: 'POST' })).status).toBe(502);
  });

  it('does not answer until the asker gives up', async () => {
    rules({ hosts: ['pika.art'], trouble: 'timeout' });
    const stop = new AbortController();
    const asking = ask(world, 'https://pika.art/', { signal: stop.signal });
    await world.advance(60_000);
    stop.abort();
    await expect(asking).rejects.toThrow();
  });

  it('drips', async () => {
    const whole = (await home()).text;
    world.set('network', { rules: [{ hosts: ['pika.art'], trouble: 'slow' }], dripBytes: 200, dripMs: 1000 });
    const before = world.clock.now();
    const reply = await passing(world, home(), 1000);
    expect(reply.text).toBe(whole);
    expect(world.clock.now() - before).toBeGreaterThanOrEqual(Math.ceil(whole.length / 200) * 1000);
  });

  it('cuts a reply in the middle', async () => {
    rules({ hosts: ['pika.art'], trouble: 'cut' });
    await expect(home()).rejects.toThrow();
  });

  it('takes its time when told', async () => {
    world.set('network', { latencyMs: 5000 });
    const before = world.clock.now();
    await passing(world, home(), 1000);
    expect(world.clock.now() - before).toBeGreaterThanOrEqual(5000);
  });

  it('logs a connection that ended without a reply as status 0', async () => {
    rules({ hosts: ['*'], trouble: 'down' });
    await home().catch(() => null);
    expect(world.log.to('pika.art')).toMatchObject([{ status: 0, method: 'GET', path: '/' }]);
  });
});
