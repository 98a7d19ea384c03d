import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ask } from '../../world/ask';
import { recording } from '../../world/next/recordings';
import { actionId } from '../../world/oldapp/actions';
import { failures } from '../../world/pika/failures';
import { createWorld, type World } from '../../world/world';
import { action, cookieHeader, credits, passing, readValue, submit, submitted, videoOf } from './kit';

let world: World;
beforeAll(async () => {
  world = await createWorld({ clock: 'virtual' });
});
beforeEach(() => world.reset());
afterAll(() => world.close());

const minute = 60_000;

describe('signing in', () => {
  it('sends strangers to the login page and lets the user in', async () => {
    expect((await ask(world, 'https://pika.art/library')).headers.location).toBe('/login');
    const page = await ask(world, 'https://pika.art/library', { headers: { cookie: cookieHeader(world) } });
    expect(page.status).toBe(200);
    expect(page.headers['content-security-policy']).toContain("default-src 'self'");
  });

  it('sets the session cookie in chunks, with the page tree around the answer', async () => {
    const reply = await action(world, 'signIn', [{ email: 'a@example.com' }], { cookie: '' });
    const cookies = [reply.headers['set-cookie']].flat();
    expect(cookies.map((one) => one?.split('=')[0])).toEqual(['sb-login-auth-token.0', 'sb-login-auth-token.1']);
    expect(reply.headers['x-action-revalidated']).toBe('1');
    expect(reply.text.split('\n').length).toBeGreaterThan(15);
    expect(readValue(reply)).toEqual({ success: true });
  });

  it('leaves out the policy header when told', async () => {
    world.set('pika', { page: { csp: false } });
    const page = await ask(world, 'https://pika.art/');
    expect(page.headers['content-security-policy']).toBeUndefined();
  });

  it('puts the page knobs into the page', async () => {
    world.set('pika', { page: { transport: 'xhr', virtualList: true, nodes: 5000 } });
    const page = await ask(world, 'https://old.pika.art/');
    expect(page.text).toContain('"transport":"xhr"');
    expect(page.text).toContain('"virtualList":true');
    expect(page.text).toContain('"nodes":5000');
  });
});

describe('the scripts of the pages', () => {
  it('are all there, and nothing else is', async () => {
    for (const [host, folder] of [
      ['pika.art', 'oldapp'],
      ['create.pika.art', 'newapp'],
    ]) {
      const chunk = (path: string) =>
        ask(world, `https://${host}/_next/static/chunks/${path}`, { headers: { cookie: cookieHeader(world) } });
      const main = await chunk(`${folder}/client/main.js`);
      expect(main.headers['content-type']).toContain('javascript');
      const imports = [...main.text.matchAll(/from '(?:\.\/|\.\.\/\.\.\/pika\/client\/)([a-z-]+\.js)'/g)].map(
        (match) => match[1],
      );
      expect(imports.length).toBeGreaterThan(5);
      for (const name of imports) {
        const found = await Promise.all(
          [chunk(`${folder}/client/${name}`), chunk(`pika/client/${name}`)].map((one) => one.catch(() => null)),
        );
        expect(found.map((one) => one?.status)).toContain(200);
      }
      expect((await chunk('oldapp/index.ts')).status).toBe(404);
    }
  });
});

describe('a job from submit to end', () => {
  it('is charged at once and polled to its link', async () => {
    const id = await submitted(world, 'a fox in the snow');
    expect(await credits(world)).toEqual([{ credits: 688 }]);
    expect(await videoOf(world, id)).toEqual({ id, status: 'queued' });
    await world.advance(30_000);
    expect(await videoOf(world, id)).toEqual({ id, status: 'pending', progress: 20 });
    await world.advance(2 * minute);
    const video = await videoOf(world, id);
    expect(video).toMatchObject({ status: 'finished', progress: 100, error: '' });
    expect(video?.resultUrl).toMatch(/^https:\/\/cdn\.pika\.art\/results\/pika2p5_final\/[0-9a-f]{32}\.mp4$/);
  });

  it('answers the submit in the shape of its public clients', async () => {
    const answer = (await submit(world, 'a cat')).json();
    expect(answer).toMatchObject({
      success: true,
      data: { generation: { promptText: 'a cat', adjusted: false, videos: [{ status: 'queued' }] } },
    });
  });

  it('lists newest first, twelve at a time, after a place', async () => {
    const ids: string[] = [];
    for (let turn = 0; turn < 15; turn++) ids.unshift(await submitted(world));
    const first = readValue(await action(world, 'list', [{ after: '$undefined', perPage: 12 }]));
    expect(first.data?.results.map(({ id }) => id)).toEqual(ids.slice(0, 12));
    const rest = readValue(await action(world, 'list', [{ after: ids[11], perPage: 12 }]));
    expect(rest.data?.results.map(({ id }) => id)).toEqual(ids.slice(12));
  });

  it('deletes', async () => {
    const id = await submitted(world);
    await action(world, 'remove', [id]);
    expect(await videoOf(world, id)).toBeUndefined();
  });

  it('gives the video an id of its own when told', async () => {
    world.set('pika', { job: { ownVideoId: true } });
    const id = await submitted(world);
    expect((await videoOf(world, id))?.id).not.toBe(id);
  });

  it.each(Object.entries(failures))('fails with %s in its words', async (failure, { message }) => {
    world.set('pika', { job: { end: 'fail', failure } });
    const id = await submitted(world);
    await world.advance(5 * minute);
    expect(await videoOf(world, id)).toEqual({ id, status: 'error', error: message });
  });

  it('says other words for the state when told', async () => {
    world.set('pika', { job: { word: 'simmering', progressShown: false } });
    const id = await submitted(world);
    await world.advance(30_000);
    expect(await videoOf(world, id)).toEqual({ id, status: 'simmering' });
    world.set('pika', { job: { word: null, end: 'fail' }, failWord: 'failed' });
    await world.advance(5 * minute);
    expect((await videoOf(world, id))?.status).toBe('failed');
  });
});

describe('refused submits', () => {
  it.each([
    ['concurrency', 200, { success: false, error: 'Concurrency limit reached', code: 9 }],
    ['something_went_wrong', 200, { success: false, error: 'Something went wrong' }],
    ['unauthorized', 401, { message: 'Unauthorized' }],
    ['insufficient_credits', 402, { success: false, error: 'Insufficient credits' }],
  ])('turns down with %s', async (refuse, status, body) => {
    world.set('pika', { submit: { refuse } });
    const reply = await submit(world);
    expect([reply.status, reply.json()]).toEqual([status, body]);
    expect(await credits(world)).toEqual([{ credits: 700 }]);
  });

  it('tells how long to wait when asked too often', async () => {
    world.set('pika', { submit: { refuse: 'rate_limited' } });
    const reply = await submit(world);
    expect([reply.status, reply.headers['retry-after']]).toEqual([429, '30']);
  });

  it.each([
    ['html-500', 500],
    ['html-502', 502],
  ])('answers %s in HTML, and may charge all the same', async (refuse, status) => {
    world.set('pika', { submit: { refuse, chargeAnyway: true } });
    const reply = await submit(world);
    expect([reply.status, reply.headers['content-type']]).toEqual([status, 'text/html']);
    expect(await credits(world)).toEqual([{ credits: 688 }]);
  });

  it('never answers when told', async () => {
    world.set('pika', { submit: { refuse: 'timeout' } });
    let answered = false;
    const asking = submit(world).finally(() => {
      answered = true;
    });
    await world.advance(10 * minute);
    expect(answered).toBe(false);
    await world.advance(60 * minute);
    expect((await asking).status).toBe(502);
  });

  it('has no credits, no job', async () => {
    world.set('pika', { wallet: { credits: 3 } });
    expect((await submit(world)).status).toBe(402);
    expect(world.pika.jobs.list()).toEqual([]);
  });

  it('wants a token, and answers the preflight of the page', async () => {
    expect((await submit(world, 'a fox', { authorization: 'Bearer nonsense' })).status).toBe(401);
    const headers = { origin: 'https://pika.art', 'access-control-request-headers': 'authorization' };
    const reply = await ask(world, 'https://api.pika.art/generate/v2', { method: 'OPTIONS', headers });
    expect(reply.headers['access-control-allow-origin']).toBe('https://pika.art');
    expect(reply.headers['access-control-allow-headers']).toBe('authorization');
    const stranger = await ask(world, 'https://api.pika.art/generate/v2', {
      method: 'OPTIONS',
      headers: { origin: 'https://elsewhere.test' },
    });
    expect(stranger.headers['access-control-allow-origin']).toBeUndefined();
  });
});

describe('replies of server actions', () => {
  it('carry the headers that Next gives', async () => {
    const { headers } = await action(world, 'list', [{}]);
    const recorded = recording('items').headers;
    for (const name of ['content-type', 'cache-control', 'vary']) expect(headers[name]).toBe(recorded[name]);
    const stale = await action(world, 'list', [{}], { 'next-action': 'f'.repeat(42) });
    const { status, body, headers: then } = recording('stale');
    expect([stale.status, stale.text, stale.headers['content-type']]).toEqual([status, body, then['content-type']]);
  });

  it("hold other people's videos on the home page", async () => {
    const { results } = readValue(await action(world, 'explore', [{ perPage: 50, category: '$undefined' }])).data ?? {};
    expect(results?.length).toBe(6);
    expect(results?.every((one) => 'videoUrl' in one && !('videos' in one))).toBe(true);
  });
});

describe('server actions in trouble', () => {
  it('refuses another origin as Next does', async () => {
    const reply = await action(world, 'list', [{}], { origin: 'chrome-extension://abc' });
    expect(reply.status).toBe(500);
    expect(reply.text).toMatch(/\n1:E\{"digest":"\d+"\}\n$/);
    world.set('pika', { actions: { checkOrigin: false } });
    expect((await action(world, 'list', [{}], { origin: 'chrome-extension://abc' })).status).toBe(200);
  });

  it('does not know the actions of the build before', async () => {
    world.set('pika', { actions: { build: 2 } });
    const stale = await action(world, 'list', [{}]);
    expect([stale.status, stale.headers['x-nextjs-action-not-found'], stale.text]).toEqual([
      409,
      '1',
      'Server Action unavailable.',
    ]);
    const fresh = await action(world, 'list', [{}], { 'next-action': actionId('list', 2) });
    expect(fresh.status).toBe(200);
  });

  it('throws when told', async () => {
    world.set('pika', { actions: { throws: true } });
    expect((await action(world, 'list', [{}])).status).toBe(500);
  });

  it.each([
    ['unauthorized', 401],
    ['unauthorized-row', 200],
    ['redirect', 200],
  ])('shows an expired session as %s', async (session, status) => {
    world.set('pika', { session });
    const reply = await action(world, 'list', [{}]);
    expect(reply.status).toBe(status);
    if (session === 'redirect') expect(reply.headers['x-action-redirect']).toBe('/login;push');
    else expect(reply.text).toContain('Unauthorized');
    expect((await submit(world)).status).toBe(401);
  });

  it('brings rows in pieces, which may cut anywhere', async () => {
    await submitted(world, 'ein Füchslein 🦊 '.repeat(100));
    world.set('pika', { actions: { chunkBytes: 333, chunkGapMs: 10 } });
    const reply = await passing(world, action(world, 'list', [{}]), 10);
    expect(reply.chunks.length).toBeGreaterThan(3);
    expect(reply.text).toMatch(/^0:\{"a":"\$@1".*\n2:T[0-9a-f]+,ein Füchslein/);
  });

  it('brings the data in a second part, or with the tree of the page, when told', async () => {
    const id = await submitted(world);
    world.set('pika', { actions: { renewCookie: true } });
    const tree = await action(world, 'poll', [{ ids: [id] }]);
    expect(tree.headers['x-action-revalidated']).toBe('1');
    expect(readValue(tree).data?.results[0]?.id).toBe(id);
    world.set('pika', { actions: { renewCookie: false, laterMs: 500 } });
    const parts = await passing(world, action(world, 'poll', [{ ids: [id] }]), 100);
    expect(parts.text).toContain('1:{"success":true,"data":"$@2"}\n2:{"results":[');
  });

  it('lies with an empty list when told', async () => {
    const id = await submitted(world);
    world.set('pika', { actions: { emptyList: true } });
    expect(readValue(await action(world, 'poll', [{ ids: [id] }])).data?.results).toEqual([]);
  });

  it('tells its page what to show', async () => {
    world.set('pika', { page: { freeze: 'end', polling: 'stopped' } });
    const orders = (await action(world, 'list', [{}])).headers['x-page-orders'];
    expect(JSON.parse(String(orders))).toEqual({ freeze: 'end', polling: 'stopped', pollEveryMs: 3000 });
  });
});

describe('credits', () => {
  it('are told to the user alone', async () => {
    const reply = await ask(world, 'https://login.pika.art/rest/v1/user_wallets?select=credits');
    expect(reply.status).toBe(401);
  });
});
