import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ask } from '../../world/ask';
import { isSceneName, sceneNames } from '../../world/scenes';
import { createWorld, type World } from '../../world/world';
import { action, cookieHeader, credits, submit, submitted, videoOf } from './kit';

let world: World;
beforeAll(async () => {
  world = await createWorld({ clock: 'virtual' });
});
beforeEach(() => world.reset());
afterAll(() => world.close());

async function order(method: string, path: string, body?: unknown, headers: Record<string, string> = {}) {
  const reply = await fetch(`${world.controlUrl}${path}`, {
    method,
    headers,
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
  return { status: reply.status, value: await reply.json() };
}

describe('orders from another process', () => {
  it('reads and changes knobs of every site and of the network', async () => {
    expect((await order('PATCH', '/knobs/pika', { job: { holdAt: 40 } })).value.job.holdAt).toBe(40);
    expect(world.pika.knobs.job).toMatchObject({ holdAt: 40, queueMs: 15_000 });
    await order('PATCH', '/knobs/network', { latencyMs: 0, rules: [{ hosts: ['*'], trouble: 'bad-gateway' }] });
    expect((await ask(world, 'https://pika.art/')).status).toBe(502);
    for (const site of Object.keys(world.sites)) expect((await order('GET', `/knobs/${site}`)).status).toBe(200);
  });

  it('moves time, makes jobs, bends one of them, cancels', async () => {
    const { value: job } = await order('POST', '/jobs', { prompt: 'a hen', plan: { holdAt: 10 } });
    await order('POST', '/advance', { ms: 600_000 });
    expect((await order('GET', '/jobs')).value).toMatchObject([{ id: job.id, prompt: 'a hen', progress: 10 }]);
    expect((await order('PATCH', `/jobs/${job.id}`, { holdAt: 60 })).status).toBe(200);
    await order('POST', '/advance', { ms: 600_000 });
    expect(world.pika.jobs.get(job.id)?.progress).toBe(60);
    expect((await order('POST', `/jobs/${job.id}/cancel`)).value).toEqual({ cancelled: true });
  });

  it('gives the log, empties it, resets, hands out the cookies', async () => {
    await ask(world, 'https://pika.art/');
    expect((await order('GET', '/log?host=pika.art')).value).toMatchObject([{ path: '/' }]);
    expect((await order('GET', '/log?host=nobody.test')).value).toEqual([]);
    await order('DELETE', '/log');
    expect(world.log.entries).toEqual([]);
    world.pika.knobs.speed = 9;
    await order('POST', '/reset');
    expect(world.pika.knobs.speed).toBe(1);
    const cookies: { name: string; value: string }[] = (await order('GET', '/cookies')).value;
    expect(cookies.map(({ name, value }) => `${name}=${value}`).join('; ')).toBe(cookieHeader(world));
  });

  it('refuses what it does not know, and every web page', async () => {
    expect((await order('POST', '/scene/no-such')).status).toBe(404);
    expect((await order('GET', '/nothing')).status).toBe(404);
    expect((await order('PATCH', '/knobs/pika', { nonsense: 1 })).status).toBe(400);
    expect((await order('POST', '/reset', undefined, { origin: 'https://pika.art' })).status).toBe(403);
  });
});

describe('scenes', () => {
  it.each(sceneNames)('%s changes the world and can be taken back', (name) => {
    const knobs = () => JSON.stringify([world.network, ...Object.values(world.sites).map((site) => site.knobs)]);
    const start = knobs();
    world.scene(name);
    expect(knobs() === start).toBe(name === 'normal');
    world.scene('normal');
    const keeps = ['credits-low', 'credits-out', 'new-build'].includes(name);
    expect(knobs() === start).toBe(name === 'normal' || !keeps);
    expect(isSceneName(name)).toBe(true);
  });

  it('change the course of jobs under way and leave credits and speed alone', async () => {
    world.pika.set({ speed: 2, wallet: { credits: 100 } });
    const id = await submitted(world);
    await world.advance(20_000);
    world.scene('render-stalls');
    await world.advance(600_000);
    expect(await videoOf(world, id)).toMatchObject({ status: 'pending', progress: 40 });
    world.scene('failed-policy');
    await world.advance(1000);
    expect(await videoOf(world, id)).toMatchObject({ status: 'error' });
    expect([world.pika.knobs.speed, await credits(world)]).toEqual([2, [{ credits: 88 }]]);
  });

  it('pika-down: the pages and the feed say so; normal: all is well again', async () => {
    const pikaInFeed = async () => {
      const feed: { services: { id: string; indicator: string }[] } = JSON.parse(
        (await ask(world, 'https://prismix.dev/api/v1/statuses')).text,
      );
      return feed.services.find(({ id }) => id === 'pika')?.indicator;
    };
    world.scene('pika-down');
    expect([(await action(world, 'list', [{}])).status, await pikaInFeed()]).toEqual([502, 'critical']);
    world.scene('normal');
    expect([(await action(world, 'list', [{}])).status, await pikaInFeed()]).toEqual([200, 'none']);
  });

  it('credits-out: the next submit is refused', async () => {
    world.scene('credits-out');
    expect((await submit(world)).status).toBe(402);
  });
});
