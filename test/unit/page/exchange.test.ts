import { describe, expect, it } from 'vitest';
import { createBodies } from '../../../lib/page/bodies';
import { bodyChanges } from '../../../lib/page/changes';
import { readExchange } from '../../../lib/page/exchange';
import { readHanded } from '../../../lib/page/handed';
import { handOver } from '../../../lib/page/handover';
import { exchangeMemory } from '../../../lib/page/memory';
import { requestMemory } from '../../../lib/page/requestMemory';

const id = '7b1f4f7e-9c53-4e0a-8a86-3a0a3f2f9b11';
const json = (body: unknown, status = 200) => ({ status, contentType: 'application/json', body: JSON.stringify(body) });
const form = (fields: Record<string, string>, file = '') =>
  `${Object.entries(fields)
    .map(([name, value]) => `--B\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`)
    .join('')}${file}--B--\r\n`;
const submit = (fields: Record<string, string>, file?: string) => ({
  method: 'POST',
  url: 'https://api.pika.art/generate/v2',
  headers: { 'content-type': 'multipart/form-data; boundary=B', authorization: 'Bearer SECRET' },
  body: form(fields, file),
});
const fields = {
  promptText: 'a cat',
  model: '2.5',
  resolution: '720p',
  duration: '5',
  contentType: 'i2v',
  creditCost: '12',
  userId: 'u1',
};
const accepted = json({
  success: true,
  data: { id, generation: { id, promptText: 'a cat', videos: [{ id, status: 'queued' }] } },
});
const action = {
  method: 'POST',
  url: 'https://pika.art/library',
  headers: { accept: 'text/x-component', 'next-action': '40ab', cookie: 'SECRET' },
  body: `[{"ids":["${id}"]}]`,
};

describe('whose replies are read', () => {
  it('Pika\u2019s and its data host\u2019s, over https', () => {
    const hosts = ['https://pika.art/a', 'https://x.pika.me/a', 'https://xrcfahrzkjpblmrsaknx.supabase.co/rest/v1/a'];
    const others = [
      'https://pika.art.evil.example/a',
      'https://notpika.art/a',
      'http://pika.art/a',
      'https://login.pika.art/auth/v1/token',
      'https://pika.art/ingest/e',
      'nonsense',
    ];
    const read = (url: string) => readExchange({ request: { method: 'GET', url }, response: json({ a: 1 }) });
    expect(hosts.map((url) => read(url) !== undefined)).toEqual([true, true, true]);
    expect(others.map(read)).toEqual(others.map(() => undefined));
  });
  it('no pages, pictures or scripts, but failures of any kind', () => {
    const read = (contentType: string, status = 200) =>
      readExchange({
        request: { method: 'GET', url: 'https://pika.art/x' },
        response: { status, contentType, body: '<' },
      });
    expect(['text/html', 'image/png', 'application/javascript'].map((type) => read(type))).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
    expect(read('text/html', 502)?.reading.refusal?.kind).toBe('server-error');
    expect(readExchange({ request: action, failed: true })).toMatchObject({ status: 0 });
  });
  it('routes that the app loads ahead are no data unless jobs came along', () => {
    const request = { method: 'GET', url: 'https://pika.art/pricing?_rsc=1', headers: { rsc: '1' } };
    expect(
      readExchange({ request, response: { status: 200, contentType: 'text/x-component', body: '0:["a"]\n' } }),
    ).toBeUndefined();
  });
});

describe('submits', () => {
  it('tell kind, cost and prompt, never a file, and tie them to the job', () => {
    const file =
      '--B\r\nContent-Disposition: form-data; name="image"; filename="me.png"\r\nContent-Type: image/png\r\n\r\nPIXELS\r\n';
    const evidence = readExchange({ request: submit(fields, file), response: accepted });
    expect(evidence).toMatchObject({
      submit: {
        kind: { model: '2.5', resolution: '720p', durationSeconds: 5, contentType: 'i2v' },
        costCredits: 12,
        prompt: 'a cat',
      },
      reading: { jobs: [{ id, state: 'waiting' }] },
    });
    expect(evidence).not.toHaveProperty('poll');
    expect(JSON.stringify(evidence)).not.toMatch(/PIXELS|SECRET|me\.png/);
  });
  it('have one fingerprint for one wish, whatever the seed and the order', () => {
    const print = (given: Record<string, string>) =>
      readExchange({ request: submit(given), response: accepted })?.submit?.fingerprint;
    expect(print({ ...fields, seed: '1' })).toBe(
      print({ seed: '2', ...Object.fromEntries(Object.entries(fields).reverse()) }),
    );
    expect(print(fields)).not.toBe(print({ ...fields, promptText: 'a dog' }));
  });
  it('in other forms: JSON, a GraphQL mutation, urlencoded; with a reply that is but an id', () => {
    const read = (body: string, type = 'application/json', reply: unknown = { jobId: 'j-1' }) =>
      readExchange({
        request: {
          method: 'POST',
          url: 'https://create.pika.art/api/generate',
          headers: { 'content-type': type },
          body,
        },
        response: json(reply),
      });
    const bodies = [
      '{"prompt":"a cat","model":"pika-2.5"}',
      '{"query":"mutation M($i:In!){make(input:$i){id}}","variables":{"input":{"prompt":"a cat","model":"pika-2.5"}}}',
    ];
    for (const body of bodies)
      expect(read(body)).toMatchObject({
        submit: { prompt: 'a cat', kind: { model: 'pika-2.5' } },
        reading: { jobs: [{ id: 'j-1', state: 'waiting' }] },
      });
    expect(read('promptText=a+cat&model=2.5', 'application/x-www-form-urlencoded')?.submit?.prompt).toBe('a cat');
  });
  it('as a form that a script hands over whole: the tap tells its fields, and the script names no type', () => {
    const body = 'promptText=a+cat%0Aand+more&model=2.5&creditCost=12';
    const url = 'https://api.pika.art/generate/v2';
    const response = json({ success: true, data: { id: 'j-1' } });
    const read = (given: string) => readExchange({ request: { method: 'POST', url, body: given }, response })?.submit;
    expect(read(body)).toMatchObject({ prompt: 'a cat\nand more', costCredits: 12, kind: { model: '2.5' } });
    expect(read('a sentence with model=2.5 in it')).toBeUndefined();
  });
  it('are not: a price quote, a better prompt, a poll, a query', () => {
    const read = (path: string, body: string) =>
      readExchange({ request: { method: 'POST', url: `https://create.pika.art${path}`, body }, response: json({}) })
        ?.submit;
    expect(read('/api/quote', '{"prompt":"a","model":"2.5"}')).toBeUndefined();
    expect(read('/api/prompt/enhance', '{"prompt":"a","model":"2.5"}')).toBeUndefined();
    expect(
      read('/graphql', '{"query":"query Q{jobs{id prompt}}","variables":{"prompt":"a","model":"x"}}'),
    ).toBeUndefined();
    expect(readExchange({ request: action, response: json({}) })?.submit).toBeUndefined();
  });
  it('that are turned down say why', () => {
    expect(readExchange({ request: submit(fields), response: json({ message: 'Unauthorized' }, 401) })).toMatchObject({
      submit: {},
      reading: { jobs: [], refusal: { kind: 'signed-out' } },
    });
  });
});

describe('polls', () => {
  const listed = {
    status: 200,
    contentType: 'text/x-component',
    body: `1:{"success":true,"data":{"results":[{"id":"${id}","promptText":"a","videos":[{"id":"${id}","status":"pending","progress":2}]}]}}\n`,
  };
  it('a server action with ids, with harmless headers only', () => {
    const poll = readExchange({ request: action, response: listed })?.poll;
    expect(poll).toMatchObject({
      method: 'POST',
      body: action.body,
      secret: true,
      jobIds: [id],
      headers: { 'next-action': '40ab' },
    });
    expect(JSON.stringify(poll)).not.toContain('SECRET');
  });
  it('a GET that told of jobs; a POST that asks in its body alone only the second time; no secret in the address', () => {
    const memory = exchangeMemory();
    const reply = json({ jobs: [{ id, status: 'running', progress: 3 }] });
    const poll = (request: { method: string; url: string; body?: string }) =>
      readExchange({ request, response: reply }, memory)?.poll;
    expect(poll({ method: 'GET', url: 'https://create.pika.art/api/jobs' })).toBeDefined();
    expect(poll({ method: 'GET', url: 'https://create.pika.art/api/jobs?access_token=x' })).toBeUndefined();
    const post = { method: 'POST', url: 'https://create.pika.art/rpc', body: '["list"]' };
    expect(poll(post)).toBeUndefined();
    // It is understood as a question, and still never sent again: its body alone says that it asks.
    expect(poll(post)).toMatchObject({ asks: false });
  });
  it('never what orders something, however often the page sends it', () => {
    const memory = exchangeMemory();
    const sent = (
      request: { method: string; url: string; body?: string; headers?: Record<string, string> },
      body: unknown,
    ) => readExchange({ request, response: json(body) }, memory)?.poll;
    const post = (path: string) => ({ method: 'POST', url: `https://api.pika.art${path}`, body: `{"id":"${id}"}` });
    for (let time = 0; time < 5; time += 1) {
      const made = (first: string) => ({ id: `${first}${time}${id.slice(2)}`, status: 'queued', progress: 0 });
      const same = { id, status: 'queued', progress: 0 };
      expect(sent(post('/v1/upscale'), made('a'))).toBeUndefined();
      expect(sent(post(`/v1/jobs/${id}/retry`), same)).toBeUndefined();
      expect(sent(post(`/v1/jobs/${id}/cancel`), { id, status: 'cancelled' })).toBeUndefined();
      expect(sent({ ...post('/v1/jobs'), body: `{"action":"retry","job":"${id}"}` }, same)).toBeUndefined();
      expect(sent(action, { success: true })).toBeUndefined();
    }
    expect(sent(post('/v1/jobs/status'), { id, status: 'running', progress: 3 })).toMatchObject({ asks: true });
  });
  it('an action of another build is another question', () => {
    const memory = exchangeMemory();
    readExchange({ request: action, response: listed }, memory);
    const other = { ...action, headers: { 'next-action': '40ac' } };
    expect(readExchange({ request: other, response: json({ success: true }) }, memory)?.poll).toBeUndefined();
  });
  it('not the public feed, a delete, a folder or a mutation', () => {
    for (const body of ['[{"after":"","perPage":50,"category":"x"}]', `["${id}"]`, '["{\\"folderName\\":1}"]']) {
      expect(readExchange({ request: { ...action, body }, response: json({}) })?.poll).toBeUndefined();
    }
  });
  it('stays a poll when its answer fails, and a page in its place is told', () => {
    const memory = exchangeMemory();
    const request = { method: 'GET', url: 'https://create.pika.art/api/jobs' };
    readExchange({ request, response: json({ jobs: [{ id, status: 'running', progress: 3 }] }) }, memory);
    expect(readExchange({ request, response: json({}, 503) }, memory)?.poll).toBeDefined();
    expect(
      readExchange({ request, response: { status: 200, contentType: 'text/html', body: '<html>' } }, memory)?.reading
        .refusal,
    ).toMatchObject({ error: { code: 'not-data' } });
  });
});

describe('streams', () => {
  it('are read as their events become whole', () => {
    const memory = exchangeMemory();
    const request = { method: 'GET', url: 'https://create.pika.art/api/jobs/stream' };
    const part = (body: string, more = true) =>
      readExchange({ request, response: { status: 200, contentType: 'text/event-stream', body, more } }, memory)
        ?.reading.jobs;
    expect(part(`data: {"job":{"id":"${id}","status":"run`)).toEqual([]);
    expect(part('ning","progress":10}}\n\ndata: {"jo')).toMatchObject([{ id, progress: 0.1 }]);
    expect(part(`b":{"id":"${id}","status":"done","progress":100}}\n\n`, false)).toMatchObject([{ id, state: 'done' }]);
  });
});

describe('exchanges handed over to the background', () => {
  it('read the same there, with what earlier ones taught, and what is new goes alone', () => {
    const memory = requestMemory();
    const changes = bodyChanges(1);
    const bodies = createBodies();
    const request = { method: 'POST', url: 'https://create.pika.art/rpc', body: '["list"]' };
    const exchange = { request, response: json({ jobs: [{ id, status: 'running', progress: 3 }] }) };
    const here = exchangeMemory();
    for (let time = 0; time < 3; time += 1) {
      const handed = handOver(exchange, 'page', memory, changes)?.handed;
      const response = handed?.response && bodies.restore('a page', handed.response);
      if (handed === undefined || typeof response !== 'object') throw new Error('nothing was handed over');
      expect(handed.response?.body === '').toBe(time > 0);
      const isKnown = () => time > 0;
      const there = readHanded({ ...handed, response }, isKnown, () => new Map(), 0);
      expect(there).toEqual(readExchange(exchange, here));
      memory.count(handed.request, there?.poll !== undefined);
    }
    expect(handOver({ request, failed: true }, 'page', memory, changes)?.handed).toMatchObject({
      history: { seen: 3, wasPoll: true },
    });
  });

  it('leave in the page what may sign somebody in', () => {
    const handover = handOver(
      {
        request: {
          method: 'POST',
          url: 'https://pika.art/api/jobs?token_hash=S3CRET&limit=20#access_token=S3CRET',
          headers: {
            'next-router-state-tree': '%5B%22__PAGE__%3F%7B%5C%22code%5C%22%3A%5C%22S3CRET%5C%22%7D%22%5D',
            accept: 'x',
          },
          body: '{"ids":["j1"],"apiKey":"S3CRET"}',
        },
        response: json({ jobs: [{ id: 'j1', status: 'running', token: 'S3CRET' }], code: 9, session: 'S3CRET' }),
      },
      'page',
      requestMemory(),
      bodyChanges(1),
    );
    expect(JSON.stringify(handover)).not.toContain('S3CRET');
    expect(handover?.handed).toMatchObject({
      request: {
        url: 'https://pika.art/api/jobs?token_hash=&limit=20',
        headers: { 'next-router-state-tree': '', accept: 'x' },
        body: '{"ids":["j1"],"apiKey":""}',
      },
      response: { body: '{"jobs":[{"id":"j1","status":"running","token":""}],"code":9,"session":""}' },
    });
  });

  it('leave it there too where it comes in parts of a stream', () => {
    const memory = requestMemory();
    const changes = bodyChanges(1);
    const request = { method: 'GET', url: 'https://pika.art/api/stream' };
    const bodies = ['data: {"token":"S3C', 'RET","id":"j1"}\n\n'].map((body) => {
      const response = { status: 200, contentType: 'text/event-stream', body, more: true };
      return handOver({ request, response }, 'page', memory, changes)?.handed.response?.body;
    });
    expect(bodies).toEqual([undefined, 'data: {"token":"","id":"j1"}\n']);
  });
});

describe('names that no documentation gives', () => {
  const render = {
    renderId: id,
    state: 'processing',
    percent: 12,
    text: 'a cat',
    engine: 'pika-2.5',
    output: null,
    failure: null,
  };
  it('a prompt called text, a failure called failure', () => {
    const body = {
      renders: [render, { ...render, renderId: 'b', state: 'failed', failure: { code: 'moderation', message: 'no' } }],
      nextCursor: null,
    };
    expect(
      readExchange({ request: { method: 'GET', url: 'https://create.pika.art/api/v3/renders' }, response: json(body) })
        ?.reading,
    ).toMatchObject({
      jobList: true,
      jobs: [
        { id, state: 'running', progress: 0.12, prompt: 'a cat', kind: { model: 'pika-2.5' } },
        { id: 'b', error: { code: 'moderation', message: 'no' } },
      ],
    });
  });
  it('a submit of text, seconds and size', () => {
    const request = {
      method: 'POST',
      url: 'https://create.pika.art/api/v3/renders',
      body: '{"text":"a cat","seconds":5,"size":"720p"}',
    };
    expect(readExchange({ request, response: json({ render }) })?.submit).toMatchObject({
      prompt: 'a cat',
      kind: { resolution: '720p', durationSeconds: 5 },
    });
  });
  it('a stream of tasks is no poll, and brings a balance along', () => {
    const task = {
      task_id: id,
      task_status: 'complete',
      completion: 100,
      input: { prompt: 'a cat' },
      result: { mp4_url: 'https://cdn.pika.art/o/x.mp4' },
      detail: null,
    };
    const body = `event: snapshot\ndata: ${JSON.stringify({ tasks: [task] })}\n\nevent: wallet\ndata: {"credits_left":68}\n\n`;
    const evidence = readExchange({
      request: { method: 'GET', url: 'https://create.pika.art/api/stream' },
      response: { status: 200, contentType: 'text/event-stream', body },
    });
    expect(evidence?.poll).toBeUndefined();
    expect(evidence?.reading).toMatchObject({
      jobs: [{ id, state: 'done', videoUrl: 'https://cdn.pika.art/o/x.mp4' }],
      balances: [{ amount: 68 }],
    });
  });
});
