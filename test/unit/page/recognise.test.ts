import { describe, expect, it } from 'vitest';
import { recognise } from '../../../lib/page/recognise';

const id = '7b1f4f7e-9c53-4e0a-8a86-3a0a3f2f9b11';
const other = 'c2b7a1de-1111-4222-8333-944455556666';
const film = `https://cdn.pika.art/v1/${id}/a_cat_seed1.mp4`;

function read(body: unknown, url = 'https://create.pika.art/api/v1/jobs', more: object = {}) {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  return recognise(text, { url, status: 200, contentType: 'application/json', ...more });
}
const flight = (text: string, more: object = {}) =>
  recognise(text, {
    url: 'https://pika.art/library',
    status: 200,
    contentType: 'text/x-component',
    asked: `[{"ids":["${id}"]}]`,
    ...more,
  });

describe('jobs in documented forms', () => {
  it('devapi.pika.art: started with progress, queued with none', () => {
    expect(
      read({ id, status: 'started', progress: 42, url: null }, `https://devapi.pika.art/videos/${id}`).jobs,
    ).toEqual([{ id, state: 'running', statusWord: 'started', progress: 0.42 }]);
    expect(
      read({ id, status: 'queued', progress: null, url: null }, `https://devapi.pika.art/videos/${id}`).jobs,
    ).toEqual([{ id, state: 'waiting', statusWord: 'queued' }]);
  });

  it('api.dev.pika.art: completed with and without its film, failed by moderation', () => {
    const url = 'https://api.dev.pika.art/v1/media/jobs/media_abc';
    const done = (output: unknown) => ({
      id: 'media_abc',
      status: 'completed',
      output,
      usage: {},
      billing: { state: 'settled', charge_micro_usd: 200000 },
      error: null,
    });
    const video = { url: 'https://cdn.pika.art/x/y.mp4' };
    expect(read(done({ media_type: 'video', videos: [video], video, images: null }), url).jobs[0]).toMatchObject({
      state: 'done',
      videoUrl: video.url,
    });
    expect(read(done(null), url).jobs[0]).not.toHaveProperty('videoUrl');
    expect(
      read({ id: 'media_abc', status: 'failed', error: { code: 'content_moderation', message: 'no' } }, url).jobs[0],
    ).toMatchObject({
      state: 'failed',
      error: { code: 'content_moderation', message: 'no' },
    });
  });

  it('a task of the MCP contract, a queue position, a map of jobs, an id in the address', () => {
    expect(read({ taskId: 't-123', status: 'running', lastUpdatedAt: '2026-11-18T10:00:00Z' }).jobs[0]).toMatchObject({
      id: 't-123',
      state: 'running',
      updatedAtMs: Date.UTC(2026, 10, 18, 10),
    });
    expect(read({ request_id: id, status: 'IN_QUEUE', queue_position: 3 }).jobs[0]).toMatchObject({
      state: 'waiting',
      queuePosition: 3,
    });
    expect(read({ jobs: { [id]: { status: 'running', progress: 0.5 } } }).jobs).toEqual([
      { id, state: 'running', statusWord: 'running', progress: 0.5 },
    ]);
    expect(read({ status: 'running', percent: 7 }, `https://create.pika.art/api/jobs/${id}/status`).jobs).toEqual([
      { id, state: 'running', statusWord: 'running', progress: 0.07 },
    ]);
  });

  it('PostgREST rows, with the generation id before the row id', () => {
    const rows = [
      { id: 12, generation_id: id, status: 'processing', prompt: 'a cat', created_at: '2026-11-18T10:00:00+00:00' },
    ];
    expect(read(rows, 'https://login.pika.art/rest/v1/generations?select=*')).toMatchObject({
      jobList: true,
      jobs: [{ id, state: 'running', prompt: 'a cat', videoIds: ['12'] }],
    });
  });

  it('GraphQL edges and nodes', () => {
    const body = {
      data: {
        me: {
          renders: {
            edges: [{ node: { __typename: 'Render', id, state: 'RENDERING', percentComplete: 12, asset: null } }],
          },
        },
      },
    };
    expect(read(body, 'https://create.pika.art/graphql')).toMatchObject({
      jobList: true,
      jobs: [{ id, state: 'running', progress: 0.12 }],
    });
  });

  it('server-sent events and JSON lines', () => {
    const events = `event: progress\ndata: {"job":{"id":"${id}","status":"running","progress":0.25}}\n\n: ping\n\ndata: {"job":{"id":"${id}",\ndata: "status":"running","progress":0.5}}\n\ndata: [DONE]\n\n`;
    expect(read(events, undefined, { contentType: 'text/event-stream' }).jobs).toEqual([
      { id, state: 'running', statusWord: 'running', progress: 0.5 },
    ]);
    const lines = `{"id":"${id}","status":"queued","prompt":"a"}\n{"id":"${other}","status":"running","prompt":"b"}\n`;
    expect(read(lines, undefined, { contentType: 'application/x-ndjson' }).jobs.map((job) => job.state)).toEqual([
      'waiting',
      'running',
    ]);
  });

  it('names nobody has seen: renderId, completion, src', () => {
    const body = (render: object) => ({ requestId: 'q0', payload: { render: { renderId: 'r_1', ...render } } });
    const url = 'https://create.pika.art/v2/renders/r_1';
    expect(read(body({ status: 'running', completion: 0.0625, video: null }), url).jobs).toEqual([
      { id: 'r_1', state: 'running', statusWord: 'running', progress: 0.0625 },
    ]);
    expect(
      read(body({ status: 'done', completion: 1, video: { src: 'https://cdn.pika.art/o/2e.mp4' } }), url).jobs[0],
    ).toMatchObject({ state: 'done', progress: 1, videoUrl: 'https://cdn.pika.art/o/2e.mp4' });
  });
});

describe('generations with several films', () => {
  const generation = (...videos: object[]) =>
    read({ success: true, data: { results: [{ id, promptText: 'a cat', params: {}, videos }] } }).jobs;
  it('is done when all are, runs while any runs, fails when all failed', () => {
    const states = (...words: string[]) =>
      generation(...words.map((status, n) => ({ id: `video-${n}`, status })))[0]?.state;
    expect(states('finished', 'finished')).toBe('done');
    expect(states('finished', 'pending')).toBe('running');
    expect(states('queued', 'finished')).toBe('running');
    expect(states('queued', 'queued')).toBe('waiting');
    expect(states('failed', 'finished')).toBe('done');
    expect(states('failed', 'failed')).toBe('failed');
    expect(states('cancelled', 'cancelled')).toBe('cancelled');
    expect(states('finished', 'simmering')).toBe('unknown');
  });
  it('bears the generation id and lists those of its films', () => {
    expect(
      generation({ id: 'v1', status: 'pending', progress: 20 }, { id: 'v2', status: 'finished', resultUrl: film }),
    ).toEqual([
      expect.objectContaining({ id, state: 'running', progress: 0.6, videoIds: ['v1', 'v2'], videoUrl: film }),
    ]);
  });
  it('a folder of films is no generation', () => {
    const jobs = read({
      id: 'folder-9',
      name: 'Holiday',
      videos: [
        { id, status: 'pending', progress: 1 },
        { id: other, status: 'queued' },
      ],
    }).jobs;
    expect(jobs.map((job) => job.id)).toEqual([id, other]);
  });
});

describe('words', () => {
  const state = (status: string) => read({ id, status, progress: 30 }).jobs[0]?.state;
  it.each([
    ['queued', 'waiting'], ['created', 'waiting'], ['IN_QUEUE', 'waiting'], ['pending', 'running'], ['started', 'running'],
    ['IN_PROGRESS', 'running'], ['in-progress', 'running'], ['JOB_STATUS_RUNNING', 'running'], ['finished', 'done'],
    ['Succeeded', 'done'], ['COMPLETED', 'done'], ['errored', 'failed'], ['canceled', 'cancelled'], ['simmering', 'unknown'],
  ])('%s means %s', (word, meaning) => expect(state(word)).toBe(meaning)); // biome-ignore format: a table

  it('takes progress on either scale, as text too, and nothing beyond it', () => {
    const progress = (value: unknown, status = 'running') => read({ id, status, progress: value }).jobs[0]?.progress;
    expect([13, 0.13, '13%', '13', 100, 1].map((value) => progress(value))).toEqual([0.13, 0.13, 0.13, 0.13, 1, 0.01]);
    expect(progress(1, 'done')).toBe(1);
    expect([-1, 101, 1e300, 'soon', null, [5]].map((value) => progress(value))).toEqual(new Array(6).fill(undefined));
  });
});

describe('what is no job', () => {
  const none = (body: unknown, url?: string, more?: object) => expect(read(body, url, more).jobs).toEqual([]);
  it.each([
    ['a user', { user: { id, email: 'a@b.c', status: 'pending' } }],
    ['a subscription', { subscription: { id: 'sub_1', status: 'active', plan: 'pro', current_period_end: 1 } }],
    ['a cancelled subscription', { id: 'sub_1', status: 'canceled', currency: 'usd' }],
    ['flags', { flags: [{ id: 'new-editor', status: 'running', variants: [] }] }],
    ['an experiment', { experiments: [{ id: 'exp-1', status: 'running', name: 'B' }] }],
    ['incidents', { incidents: [{ id: 'i1', status: 'investigating', impact: 'minor' }], components: [{ id: 'c1', status: 'operational' }] }],
    ['a payment', { id: 'pi_1', status: 'processing', amount: 1000, currency: 'usd' }],
    ['an envelope', { requestId: 'q1', status: 'ok', payload: { hello: 1 } }],
    ['an envelope with an error', { requestId: 'q1', status: 'error', error: { message: 'no' } }],
    ['an upload', { uploads: [{ id: 'u1', status: 'processing', progress: 10, filename: 'a.png' }] }],
    ['a chat message', { id: 'm1', role: 'assistant', status: 'completed', content: 'hi' }],
    ['a notification', { notifications: [{ id: 'n1', status: 'completed', title: 'Done' }] }],
    ['onboarding', { onboarding: [{ id: 's1', status: 'completed', title: 'First video' }] }],
    ['a post of somebody', { items: [{ id, status: 'published', videoUrl: film, author: { username: 'x' }, likes: 3 }] }],
    ['an id that is no id', { id: '', status: 'running', progress: 3 }],
    ['a status that is no word', { id, status: 200, progress: 3 }],
  ])('%s', (_name, body) => none(body)); // biome-ignore format: a table

  it('the public feed, by its request', () => {
    none(
      { results: [{ id, promptText: 'x', videos: [{ id, status: 'finished', resultUrl: film }] }] },
      'https://pika.art/',
      { asked: '[{"after":"","perPage":50,"category":"$undefined"}]' },
    );
  });
  it('texts within: JSON or rows in a prompt', () => {
    const evil = `{"id":"${other}","status":"finished","progress":100}`;
    expect(read({ id, status: 'running', prompt: evil }).jobs.map((job) => job.id)).toEqual([id]);
    none({ note: evil, list: [evil] });
  });
  it('its own steps and logs are no jobs', () => {
    expect(
      read({
        id,
        status: 'running',
        progress: 5,
        steps: [{ id: 'a', status: 'completed', progress: 100 }],
        logs: [{ id: 'b', status: 'done', progress: 1 }],
      }).jobs,
    ).toHaveLength(1);
  });
});

describe('flight rows', () => {
  const item = { id, promptText: '$2', params: {}, videos: [{ id, status: 'pending', progress: 13 }] };
  const data = (results: unknown) => JSON.stringify({ success: true, data: { results } });

  it('takes text rows by their length, though they contain what looks like rows', () => {
    const text = `x\n1:{"success":true,"data":{"results":[{"id":"${other}","videos":[{"id":"${other}","status":"finished"}]}]}}\nü`;
    const bytes = new TextEncoder().encode(text).length.toString(16);
    const jobs = flight(`0:{"a":"$@1"}\n2:T${bytes},${text}1:${data([item])}\n`).jobs;
    expect(jobs).toHaveLength(1);
    expect(jobs[0]).toMatchObject({ id, state: 'running', progress: 0.13 });
    expect(jobs[0]?.prompt?.startsWith('x\n1:{')).toBe(true);
  });
  it('follows references whatever their order, and no circle', () => {
    expect(
      flight(
        `1:{"success":true,"data":{"results":["$5"]}}\n5:${JSON.stringify({ ...item, videos: '$6', promptText: '$undefined' })}\n6:[{"id":"${id}","status":"finished"}]\n`,
      ).jobs,
    ).toMatchObject([{ id, state: 'done' }]);
    expect(flight('1:{"a":"$2"}\n2:{"b":"$1","c":"$2"}\n').jobs).toEqual([]);
  });
  it('reads what came before a cut', () => {
    const body = `0:{"a":"$@1"}\n1:${data([item])}\n3:{"success":tr`;
    expect(flight(body)).toMatchObject({ jobs: [{ id }], unrecognised: { truncated: true } });
    for (let end = 0; end <= body.length; end += 1) {
      expect(flight(body.slice(0, end)).jobs.every((job) => job.id === id && job.state === 'running')).toBe(true);
    }
  });
  it('skips the page tree ahead of the data', () => {
    expect(flight(`:HL["/a.css","style"]\n2:I[123,["a"],"x"]\n8:X{}\n1:${data([item])}\n`).jobs).toHaveLength(1);
  });
  it('an error row and a missing action are refusals', () => {
    expect(flight('0:{"a":"$@1"}\n1:E{"digest":"123"}\n', { status: 500 }).refusal?.kind).toBe('rejected');
    expect(flight('0:{"a":"$@1"}\n1:E{"digest":"123"}\n').refusal?.kind).toBe('rejected');
    expect(
      recognise('Server Action unavailable.', {
        url: 'https://pika.art/library',
        status: 409,
        contentType: 'text/plain',
        headers: { 'x-nextjs-action-not-found': '1' },
      }).refusal?.kind,
    ).toBe('gone');
    expect(flight('1:null\n', { headers: { 'x-action-redirect': '/login;push' } }).refusal?.kind).toBe('signed-out');
    expect(flight('1:null\n', { headers: { 'x-action-redirect': '/library;push' } }).refusal).toBeUndefined();
  });
});

describe('refusals', () => {
  const refusal = (status: number, body: unknown, headers = {}) => read(body, undefined, { status, headers }).refusal;
  it.each([
    [401, { message: 'Unauthorized' }, 'signed-out'], [200, { message: 'Unauthorized' }, 'signed-out'],
    [200, { success: false, error: 'Unauthorized' }, 'signed-out'], [200, { errors: [{ message: 'x', extensions: { code: 'UNAUTHENTICATED' } }], data: null }, 'signed-out'],
    [200, { success: false, error: 'Something went wrong' }, 'rejected'], [403, { message: 'inactive key' }, 'rejected'],
    [503, { message: 'busy' }, 'server-error'], [429, {}, 'rate-limited'], [402, { error: { code: 'insufficient_balance' } }, 'rejected'],
  ])('%s %j is %s', (status, body, kind) => expect(refusal(status, body)?.kind).toBe(kind)); // biome-ignore format: a table

  it.each([
    [200, { success: true, message: 'Your video is on its way' }], [202, { message: 'Accepted', status: 202 }],
    [200, { message: 'Queued' }], [200, { code: 0, message: 'ok' }], [201, { statusCode: 201, message: 'Job created' }],
  ])('%s %j is none', (status, body) => expect(refusal(status, body)).toBeUndefined()); // biome-ignore format: a table
  it.each([
    [200, { message: 'Something went wrong' }], [200, { message: 'Prompt not allowed' }],
    [200, { code: 9, message: 'Please wait for your other videos' }], [200, { status: 'error', message: 'Sorry' }],
    [400, { message: 'Sorry' }], [200, { success: false, message: 'Sorry' }],
  ])('%s %j is one', (status, body) => expect(refusal(status, body)?.kind).toBe('rejected')); // biome-ignore format: a table

  it('keeps code, message and Retry-After', () => {
    expect(refusal(200, { success: false, error: 'Concurrency limit reached', code: 9 })).toEqual({
      kind: 'rejected',
      error: { code: '9', message: 'Concurrency limit reached' },
    });
    expect(refusal(429, {}, { 'retry-after': '30' })?.retryAfterSeconds).toBe(30);
    expect(
      refusal(429, {}, { 'retry-after': 'Wed, 18 Nov 2026 10:01:00 GMT', date: 'Wed, 18 Nov 2026 10:00:00 GMT' })
        ?.retryAfterSeconds,
    ).toBe(60);
  });
  it('jobs with an error of their own are no refusal', () => {
    expect(read({ jobs: [{ id, status: 'failed', error: 'Unauthorized words' }] }).refusal).toBeUndefined();
    expect(read({ success: true, data: { results: [] } }).refusal).toBeUndefined();
  });
});

describe('balances', () => {
  const balances = (body: unknown, url = 'https://login.pika.art/rest/v1/profiles?select=credits') =>
    read(body, url).balances;
  it('a row, a user, a purse', () => {
    expect(balances([{ credits: 300 }])).toEqual([{ wallet: 'create', amount: 300, unit: 'credits' }]);
    expect(balances({ user: { email: 'a@b.c', credits: 68, monthly_credits: 700 } })).toEqual([
      { wallet: 'create', amount: 68, unit: 'credits', allowance: 700 },
    ]);
    expect(balances({ credits: { remaining: 5, total: 80 } })).toEqual([
      { wallet: 'create', amount: 5, unit: 'credits', allowance: 80 },
    ]);
  });
  it('by host: the agent wallet and the API balance', () => {
    expect(balances({ data: { balance: 120 } }, 'https://7i30hpv4bo9ud5mhianq.pika.art/developer/balance')).toEqual([
      { wallet: 'agent', amount: 120, unit: 'credits' },
    ]);
    expect(balances({ balance_usd: '4.5' }, 'https://api.dev.pika.art/billing/balance')).toEqual([
      { wallet: 'api', amount: 4.5, unit: 'usd' },
    ]);
    expect(
      balances({ balance_credits: 12, balance_usd: 0.12, wallet_kind: 'agent' }, 'https://create.pika.art/x'),
    ).toMatchObject([{ wallet: 'agent', amount: 12 }]);
  });
  it('no prices, packs, books or costs', () => {
    expect(balances({ plans: [{ name: 'Pro', credits: 2300, price: 35 }] })).toEqual([]);
    expect(
      balances([
        { name: 'A', credits: 700 },
        { name: 'B', credits: 2300 },
      ]),
    ).toEqual([]);
    expect(balances({ transactions: [{ credits: -18, createdAt: 1 }] })).toEqual([]);
    expect(balances({ model: '2.5', duration: 5, credits: 12 })).toEqual([]);
    expect(balances({ job: { id, status: 'queued', credits: 12 } })).toEqual([]);
  });
});

describe('bad input', () => {
  it('dangerous addresses are no film', () => {
    for (const url of [
      'javascript:alert(1)',
      'http://cdn.pika.art/a.mp4',
      'https://u:p@cdn.pika.art/a.mp4',
      'data:video/mp4;base64,AAAA',
    ]) {
      expect(read({ id, status: 'finished', progress: 100, resultUrl: url }).jobs[0]).toMatchObject({ state: 'done' });
      expect(read({ id, status: 'finished', progress: 100, resultUrl: url }).jobs[0]).not.toHaveProperty('videoUrl');
    }
  });
  it('a film that went in is not the one that came out', () => {
    expect(
      read({ id, status: 'running', progress: 5, params: { video: film }, inputVideo: film }).jobs[0],
    ).not.toHaveProperty('videoUrl');
  });
  it('is bounded in jobs, size and depth', () => {
    const many = read(Array.from({ length: 2000 }, (_, n) => ({ id: `job-${n}`, status: 'running', progress: 1 })));
    expect(many.jobs).toHaveLength(500);
    expect(many.unrecognised.truncated).toBe(true);
    expect(read(`{"a":"${'x'.repeat(3_000_000)}"}`)).toMatchObject({ jobs: [], unrecognised: { truncated: true } });
    expect(read('['.repeat(300_000) + ']'.repeat(300_000)).jobs).toEqual([]);
    const laugh = Array.from(
      { length: 40 },
      (_, n) => `${(n + 1).toString(16)}:["$${(n + 2).toString(16)}","$${(n + 2).toString(16)}"]`,
    ).join('\n');
    expect(flight(`${laugh}\n29:{"id":"${id}","status":"running","progress":3}\n`).jobs.length).toBeLessThanOrEqual(1);
  });
  it('odd ids stay as they are, dates far off are dropped', () => {
    expect(read({ id: 'jö b/1?', status: 'running', progress: 2, createdAt: '9999-01-01T00:00:00Z' }).jobs).toEqual([
      { id: 'jö b/1?', state: 'running', statusWord: 'running', progress: 0.02 },
    ]);
    expect(read({ id: 42, status: 'running', progress: 2 }).jobs[0]?.id).toBe('42');
    expect(read({ id: 'x'.repeat(201), status: 'running', progress: 2 }).jobs).toEqual([]);
  });
  it('counts what it did not recognise', () => {
    expect(read('["CAESBnN0YXR1cxoEMTIzNA",5]')).toEqual({
      jobs: [],
      balances: [],
      jobList: false,
      unrecognised: { objects: 0, strings: 1, truncated: false },
    });
  });
});
