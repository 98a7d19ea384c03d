import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Answer, ask, type Question } from '../../world/ask';
import type { PikaKnobs } from '../../world/pika/knobs';
import { createWorld, type World } from '../../world/world';
import { cookieHeader, passing } from './kit';

let world: World;
beforeAll(async () => {
  world = await createWorld({ clock: 'virtual' });
});
beforeEach(() => world.reset());
afterAll(() => world.close());

const base = 'https://create.pika.art';
const data = 'https://data.pika.art/rest/v1';

function call(address: string, body?: unknown, more: Question = {}): Promise<Answer> {
  const headers = { cookie: cookieHeader(world), authorization: `Bearer ${world.pika.account.accessToken}` };
  const sent = body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) };
  return ask(world, address, { headers, ...sent, ...more });
}

const graph = (operationName: string, variables: object = {}) => call(`${base}/graphql`, { operationName, variables });

/** How each form is submitted to and listed. */
const forms = {
  rest: {
    submit: () => call(`${base}/api/v3/renders`, { text: 'a fox', seconds: 5 }),
    list: () => call(`${base}/api/v3/renders`),
    words: ['"state":"queued"', '"state":"processing"', '"state":"completed"', '"state":"failed"'],
    progress: '"percent":20',
  },
  rows: {
    submit: () => call(`${data}/rpc/start_generation`, { prompt_text: 'a fox' }),
    list: () => call(`${data}/generations?select=*`),
    words: ['"status":"queued"', '"status":"in_progress"', '"status":"succeeded"', '"status":"failed"'],
    progress: '"progress_pct":20',
  },
  graphql: {
    submit: () => graph('CreateGeneration', { input: { prompt: 'a fox' } }),
    list: () => graph('Gallery'),
    words: ['"status":"QUEUED"', '"status":"IN_PROGRESS"', '"status":"COMPLETED"', '"status":"FAILED"'],
    progress: '"progress":0.2',
  },
} as const;
const names = ['rest', 'rows', 'graphql'] as const;

const use = (form: PikaKnobs['form']) => world.pika.set({ form });

describe.each(names)('the new app as %s', (name) => {
  const form = forms[name];

  it('takes a job to its end', async () => {
    use(name);
    const [queued, running, done] = form.words;
    expect((await form.submit()).text).toContain(queued);
    await world.advance(30_000);
    const moving = (await form.list()).text;
    expect(moving).toContain(running);
    expect(moving).toContain(form.progress);
    await world.advance(120_000);
    const over = (await form.list()).text;
    expect(over).toContain(done);
    expect(over).toContain('.mp4');
  });

  it('fails, with the reason', async () => {
    use(name);
    world.pika.set({ job: { end: 'fail', failure: 'content_policy_violation' } });
    await form.submit();
    await world.advance(120_000);
    const { text } = await form.list();
    expect(text).toContain(form.words[3]);
    expect(text).toContain('violates our content policy');
  });

  it('is done without a link when told', async () => {
    use(name);
    world.pika.set({ job: { link: 'never' } });
    await form.submit();
    await world.advance(300_000);
    const { text } = await form.list();
    expect(text).toContain(form.words[2]);
    expect(text).not.toContain('.mp4');
  });

  it('refuses what the account cannot pay, and strangers', async () => {
    use(name);
    world.pika.set({ wallet: { credits: 0 } });
    expect((await form.submit()).text).toContain('Insufficient credits');
    world.pika.set({ session: 'unauthorized' });
    expect((await form.list()).text).toContain('Unauthorized');
  });

  it('answers nothing in another form', async () => {
    use('opaque');
    expect([(await form.submit()).status, (await form.list()).status]).toEqual([404, 404]);
  });
});

describe('the polls of each form', () => {
  it('ask for single jobs', async () => {
    use('rest');
    const made: { render: { renderId: string } } = JSON.parse((await forms.rest.submit()).text);
    expect((await call(`${base}/api/v3/renders/${made.render.renderId}`)).json()).toMatchObject({
      render: { state: 'queued' },
    });
    expect((await call(`${base}/api/v3/renders/none`)).status).toBe(404);
    use('rows');
    const id = made.render.renderId;
    expect((await call(`${data}/generations?select=*&id=in.(${id})`)).json()).toMatchObject([{ id }]);
    expect((await call(`${data}/generations?select=*&id=in.(none)`)).json()).toEqual([]);
    use('graphql');
    expect((await graph('GenerationStatus', { ids: [id, 'none'] })).json()).toMatchObject({
      data: { nodes: [{ id }, null] },
    });
  });

  it('tell the credits each in its own way', async () => {
    use('rest');
    expect((await call(`${base}/api/v3/me`)).json()).toEqual({
      workspace: { name: 'Personal', creditsRemaining: 700 },
    });
    use('rows');
    expect((await call(`${data}/balances?select=credits`)).json()).toEqual([{ credits: 700 }]);
    use('graphql');
    expect((await graph('Gallery')).text).toContain('"available":700');
  });
});

describe('the new app as a stream of events', () => {
  it('tells the list, then what changes', async () => {
    use('events');
    await call(`${base}/api/tasks`, { input: { prompt: 'a fox' } });
    const asking = call(`${base}/api/stream`);
    await world.advance(200);
    for (let turn = 0; turn < 130; turn++) await world.advance(1000);
    world.pika.set({ page: { polling: 'stopped' } });
    const reply = await passing(world, asking, 1000);
    expect(reply.headers['content-type']).toBe('text/event-stream');
    const names = [...reply.text.matchAll(/^event: (.*)$/gm)].map((match) => match[1]);
    expect(names.slice(0, 2)).toEqual(['snapshot', 'wallet']);
    expect(reply.text).toContain('"task_status":"running","completion":50');
    expect(reply.text).toMatch(/"task_status":"complete".*"mp4_url":"https/);
    expect(reply.text).toContain('{"credits_left":688}');
  });

  it('does not let the reader come back once polling has stopped', async () => {
    use('events');
    world.pika.set({ page: { polling: 'stopped' } });
    const headers = { cookie: cookieHeader(world), 'last-event-id': 'task' };
    expect((await call(`${base}/api/stream`, undefined, { headers })).status).toBe(204);
  });
});

describe('the opaque form', () => {
  it('answers with nothing that can be recognised', async () => {
    use('opaque');
    world.pika.jobs.submit({
      prompt: 'a fox',
      model: '2.5',
      resolution: '480p',
      durationSeconds: 5,
      contentType: 't2v',
    });
    const { text } = await call(`${base}/x/1`, { v: 3, p: '' });
    expect(text).toMatch(/^\{"v":3,"p":"[A-Za-z0-9+/=]+"\}$/);
    expect(text).not.toContain('fox');
  });
});

describe('the pages of the new app', () => {
  it('are for signed-in users', async () => {
    for (const path of ['/', '/apps', '/apps/pika-2-5', '/create-video', '/gallery']) {
      expect((await call(base + path)).status).toBe(200);
      expect((await ask(world, base + path)).headers.location).toBe('https://pika.art/login');
    }
  });
});
