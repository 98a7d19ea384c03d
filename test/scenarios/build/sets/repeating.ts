import * as e from '../expect';
import * as old from '../oldApp';
import { type Draft, type Drafts, type Event, every, uuid } from '../scenario';
import { calm, serveJson } from '../serve';

const a = old.oldJob('a lighthouse made of salt');
const b = old.oldJob('a lighthouse made of sugar');
const s = old.subject(a);
const API = 'https://create-api.pika.art/v1';
const GRAPHQL = 'https://create.pika.art/graphql';
const CREATE = 'https://create.pika.art/gallery';
const JSON_TYPE = { 'content-type': 'application/json' };
const CARD = '<main><article>at work</article></main>';

interface Sent {
  method: string;
  url: string;
  headers?: Record<string, string>;
  body?: unknown;
}

const told = (job: old.OldJob, status: string, progress: number) => ({
  id: job.id,
  status,
  progress,
  prompt: job.prompt,
  ...(status === 'finished' ? { videoUrl: job.clip } : {}),
});
const textOf = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));

function exchange(
  at: number,
  { method, url, headers = {}, body }: Sent,
  answer: unknown,
  contentType = 'application/json',
): Event {
  return {
    at,
    do: 'exchange',
    tab: 1,
    request: {
      method,
      url,
      headers: { ...(body === undefined ? {} : JSON_TYPE), ...headers },
      ...(body === undefined ? {} : { body: textOf(body) }),
    },
    response: { status: 200, contentType, body: textOf(answer) },
  };
}

const action = (args: unknown, url = old.LIBRARY): Sent => ({
  method: 'POST',
  url,
  headers: { accept: 'text/x-component', 'content-type': 'text/plain;charset=UTF-8', 'next-action': '40c0ffee' },
  body: args,
});
const get = (path: string): Sent => ({ method: 'GET', url: API + path });
const post = (path: string, body: unknown, headers: Record<string, string> = {}): Sent => ({
  method: 'POST',
  url: API + path,
  headers,
  body,
});
const graphql = (body: unknown): Sent => ({ method: 'POST', url: GRAPHQL, body });

/** Sent five times, with the job in every answer; then the tab is hidden, and closed at last. */
function order(
  title: string,
  sent: Sent,
  answer: (turn: number) => unknown = () => ({ job: told(a, 'running', 12) }),
): Draft {
  const isAction = sent.headers?.['next-action'] !== undefined;
  const send = (at: number): Event => {
    const turn = at / 10;
    return isAction ? exchange(at, sent, rowsOf(turn), 'text/x-component') : exchange(at, sent, answer(turn));
  };
  const rowsOf = (turn: number) =>
    old.rows({ success: true, data: { results: [old.item(a, old.pending(10 + turn))] } });
  return {
    title: `An order is never sent again, however often the page sent it: ${title}`,
    events: [
      old.visit(0, 1, CREATE, CARD),
      old.submit(4, a),
      ...every(20, 60, 10, send),
      { at: 100, do: 'hide', tab: 1 },
      { at: 400, do: 'leave', tab: 1 },
    ],
    until: 1500,
    expect: [
      e.fetches('https://create-api.pika.art', 0),
      e.fetches('https://create.pika.art', 0),
      e.fetches('https://api.pika.art', 0),
      e.fetches(old.LIBRARY, 0),
      e.at(800, s, 'unknown'),
      e.advises(800, s, 'open-pika'),
      e.never(s, ['stuck', ...e.DONE, ...e.FAILED]),
    ],
  };
}

/** Sent `times` times, every ten seconds; then the page is silent or gone, and the same is answered with the end. */
function question(
  title: string,
  sent: Sent,
  inAnswer: (job: unknown) => unknown,
  more: { times?: number; closed?: boolean; asked?: boolean } = {},
): Draft {
  const { times = 4, closed = false, asked = true } = more;
  const last = 10 + 10 * times;
  const served = serveJson(0, sent.url, inAnswer(told(a, 'finished', 100)));
  return {
    title,
    events: [
      served.do === 'serve' ? { ...served, method: sent.method } : served,
      old.visit(0, 1, CREATE, CARD),
      old.submit(4, a),
      ...every(20, last, 10, (at) => exchange(at, sent, inAnswer(told(a, 'running', at)))),
      ...(closed ? [{ at: last + 5, do: 'leave' as const, tab: 1 }] : []),
    ],
    until: 900,
    expect: asked
      ? [
          e.fetches(sent.url, 1),
          e.first(s, 'finished-unseen', last + 25, last + 75),
          e.alerts('job-finished', 1, s),
          e.never(s, ['stuck', ...e.FAILED]),
        ]
      : [e.fetches(sent.url, 0), e.at(800, s, 'unknown'), e.advises(800, s, 'open-pika'), e.never(s, e.DONE)],
  };
}

const HASH = 'ecf4edb46db40b5132295c0291d62fb65d6759a9eedfa4d5d612dd5ec54a6b38';
const persisted = (operationName: string, variables: unknown) => ({
  operationName,
  variables,
  extensions: { persistedQuery: { version: 1, sha256Hash: HASH } },
});
const page = (jobs: unknown) => ({ data: { viewer: { generations: { edges: [{ node: jobs }] } } } });

export const repeating: Drafts = {
  'order-a-favourite': order('an action with a flag beside the ids', action([{ ids: [a.id], favorited: true }])),
  'order-an-extension': order('an action with an option inside', action([{ ids: [a.id], options: { extend: true } }])),
  'order-a-delete': order('an action with a bare id', action([a.id])),
  'order-in-a-second-argument': order(
    'an action with ids, and what to do with them',
    action([{ ids: [a.id] }, { status: 'archived' }]),
  ),
  'order-more-of-the-same': order('an action with ids and a number', action([{ ids: [a.id], count: 4 }])),
  'order-a-gift': order('an action with ids and somebody else', action([{ ids: [a.id], teamId: uuid('a team') }])),
  'order-on-a-making-page': order(
    'an action of a page whose path makes something',
    action([{ ids: [a.id] }], 'https://create.pika.art/create-video'),
  ),
  'order-rerun-by-get': order('a GET with a verb behind the id', get(`/jobs/${a.id}/rerun`)),
  'order-remix-by-get': order('a GET with a verb before the id', get(`/remix/${a.id}`)),
  'order-glued-words': order('a GET with verb and noun in one word', get(`/canceljob?id=${a.id}`)),
  'order-a-verb-nobody-knows': order('a GET with an unknown verb behind the id', get(`/jobs/${a.id}/frobnicate`)),
  'order-in-the-query-string': order(
    'a GET with the verb behind the question mark',
    get(`/jobs?do=publish&id=${a.id}`),
  ),
  'order-a-state-by-get': order('a GET that gives one job a state', get(`/jobs/${a.id}?status=cancelled`)),
  'order-a-state-by-post': order(
    'a POST to the status of one job',
    post(`/jobs/${a.id}/status`, { status: 'cancelled' }),
  ),
  'order-halt-by-post': order('a POST with an empty body', post(`/jobs/${a.id}/halt`, {})),
  'order-by-patch': order('PATCH', { ...post(`/videos/${a.id}`, { folder: 'f1' }), method: 'PATCH' }),
  'order-by-another-method': order(
    'a POST that says in a header that it is a DELETE',
    post(`/jobs/${a.id}/status`, {}, { 'x-http-method-override': 'DELETE' }),
  ),
  'order-in-a-header': order('a GET whose header says what to do', {
    ...get(`/jobs/${a.id}`),
    headers: { 'x-operation': 'cancel' },
  }),
  'order-by-trpc': order('a tRPC mutation', post('/trpc/generation.remove?batch=1', { 0: { json: { id: a.id } } })),
  'order-two-operations-in-one-text': order(
    'the mutation of a text that also holds a query',
    graphql({
      query: 'query Jobs { jobs { id status } } mutation Stop($id: ID!) { stop(id: $id) { id } }',
      operationName: 'Stop',
      variables: { id: a.id },
    }),
  ),
  'order-as-a-query': order(
    'a query whose field orders',
    graphql({ query: 'query Again($id: ID!) { regenerateVideo(id: $id) { id } }', variables: { id: a.id } }),
  ),
  'order-persisted': order('a persisted operation whose name orders', graphql(persisted('UpscaleVideo', { id: a.id }))),
  'order-in-a-batch-of-calls': order(
    'a JSON-RPC batch of one question and one order',
    post('/query', [
      { jsonrpc: '2.0', id: 1, method: 'jobs.list' },
      { jsonrpc: '2.0', id: 2, method: 'jobs.retry', params: { id: a.id } },
    ]),
  ),
  'order-by-a-procedure': order('a remote procedure of PostgREST', post('/rpc/toggle_favorite', { ids: [a.id] })),
  'order-a-relationship': order(
    'a POST of JSON:API to a relationship',
    post(`/videos/${a.id}/relationships/folder`, { data: { type: 'folders', id: 'f1' } }),
  ),
  'order-in-a-form': order(
    'a form with a number under an unknown name',
    post('/jobs/status', `ids=${a.id}&copies=2`, { 'content-type': 'application/x-www-form-urlencoded' }),
  ),
  'order-that-makes-a-job-each-time': order(
    'a POST that calls itself a status, whose every answer is another job',
    post('/jobs/status', { ids: [a.id] }),
    (turn) => ({ job: told(old.oldJob(`made in turn ${turn}`), 'running', 12) }),
  ),
  'order-that-costs-each-time': order(
    'a GET in the form of a question at which the balance falls',
    get(`/jobs/${a.id}`),
    (turn) => ({ job: told(a, 'running', 12), account: { creditBalance: 500 - 20 * turn } }),
  ),
  'asked-only-twice': question(
    'A question that the page sent twice is not proven: nobody asks in its place',
    get(`/jobs/${a.id}`),
    (job) => ({ job }),
    { times: 2, asked: false },
  ),
  'asked-only-twice-and-closed': question(
    'A question that the page sent twice is not proven: nobody asks once the tab is closed',
    get(`/jobs/${a.id}`),
    (job) => ({ job }),
    { times: 2, closed: true, asked: false },
  ),
  'asked-three-times': question(
    'A job by its id, sent three times by the page itself, is asked for in its place',
    get(`/jobs/${a.id}`),
    (job) => ({ job }),
    { times: 3 },
  ),
  'asked-three-times-and-closed': question(
    'A job by its id, sent three times by the page itself, is asked for once the tab is closed',
    get(`/jobs/${a.id}/status`),
    (job) => ({ job }),
    { times: 3, closed: true },
  ),
  'asks-for-a-list-of-rest': question(
    'A page of a list in the form of JSON:API is asked for once the tab is closed',
    get('/generations?page[size]=10&sort=-createdAt'),
    (job) => ({ generations: [job] }),
    { closed: true },
  ),
  'asks-for-rows': question(
    'Rows of PostgREST by their ids are asked for once the tab is closed',
    get(`/rest/v1/generations?select=*&id=in.(${a.id})&order=created_at.desc`),
    (job) => [job],
    { closed: true },
  ),
  'asks-by-a-procedure': question(
    'A procedure whose name says that it gets jobs is asked again when the page stops',
    post('/rpc/get_my_jobs', { limit: 20 }),
    (job) => [job],
  ),
  'asks-by-graphql': question(
    'A GraphQL query with variables is asked again once the tab is closed',
    graphql({
      query:
        'query Gallery($first: Int = 24) { viewer { generations(first: $first) { edges { node { id status progress prompt videoUrl } } } } }',
      variables: { first: 12 },
    }),
    page,
    { closed: true },
  ),
  'asks-by-a-batch-of-queries': question(
    'A batch of two GraphQL queries is asked again when the page stops',
    graphql([
      { query: '{ me { id } }' },
      { query: '{ viewer { generations(first: 5) { edges { node { id status } } } } }' },
    ]),
    (job) => [{ data: { me: { id: 'u1' } } }, page(job)],
  ),
  'asks-by-a-persisted-query': question(
    'A persisted query that the page sends by itself is asked again once the tab is closed',
    graphql(persisted('GalleryList', { first: 24 })),
    page,
    { closed: true },
  ),
  'asks-for-the-one-that-is-proven': {
    title:
      'The page asked often for one job, and once for two before it was closed: the first question is proven and is asked again, the other job is unknown',
    events: [
      ...calm(),
      old.visit(0),
      old.submit(4, a),
      ...every(10, 50, 10, (at) => old.pollOne(at, a, old.pending(at))),
      old.submit(52, b),
      old.poll(60, [
        [a, old.pending(60)],
        [b, old.queued],
      ]),
      old.servePoll(0, [[a, old.finished(a)]]),
      { at: 63, do: 'leave', tab: 1 },
    ],
    until: 900,
    expect: [
      e.fetches(old.LIBRARY, 1),
      e.first(s, 'finished-unseen', 83, 150),
      e.at(800, old.subject(b), 'unknown'),
      e.advises(800, old.subject(b), 'open-pika'),
    ],
  },
  'switched-off-while-loaded-anew': {
    title:
      'pollPage false: the silent page is loaded anew twice. Nothing is asked in its place while it loads, in the page or behind it',
    settings: { pollPage: false },
    events: [
      old.visit(0),
      old.submit(4, a),
      ...every(10, 60, 10, (at) => old.pollOne(at, a, old.pending(at))),
      old.servePoll(0, [[a, old.finished(a)]]),
      old.visit(200),
      old.visit(300),
    ],
    until: 900,
    expect: [e.fetches(old.LIBRARY, 0), e.at(700, s, 'unknown')],
  },
  'switched-off-with-another-tab-open': {
    title:
      'pollPage false: two tabs tell of the job and one is closed. The job is the open tab’s, so nobody asks; once that is closed too, the background does',
    settings: { pollPage: false },
    events: [
      old.visit(0),
      old.visit(0, 2),
      old.submit(4, a),
      ...every(10, 60, 10, (at) => old.pollOne(at, a, old.pending(at))),
      ...every(12, 62, 10, (at) =>
        old.pollOne(at, a, old.pending(at), { tab: 2, question: { after: '$undefined', perPage: 12 } }),
      ),
      old.servePoll(0, [[a, old.finished(a)]]),
      { at: 70, do: 'leave', tab: 1 },
      { at: 600, do: 'leave', tab: 2 },
    ],
    until: 900,
    expect: [e.fetches(old.LIBRARY, 0, 0, 619), e.first(s, 'finished-unseen', 620, 690)],
  },
  'closed-polls-switched-off': {
    title: 'pollClosed false: the tab is closed and nobody asks in its place; the job is unknown',
    settings: { pollClosed: false },
    events: [
      old.visit(0),
      old.submit(4, a),
      ...every(10, 60, 10, (at) => old.pollOne(at, a, old.pending(at))),
      old.servePoll(0, [[a, old.finished(a)]]),
      { at: 65, do: 'leave', tab: 1 },
    ],
    until: 900,
    expect: [e.fetches(old.LIBRARY, 0), e.at(700, s, 'unknown'), e.advises(700, s, 'open-pika')],
  },
};
