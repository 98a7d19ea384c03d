import { describe, expect, it } from 'vitest';
import type { PageRequest } from '../../../lib/page/exchange-form';
import { questionForm } from '../../../lib/page/request/question';

const ID = '8b336994-4dd2-43fa-b39e-32d1aeb1f763';
const API = 'https://create-api.pika.art/v1';
const LIBRARY = 'https://pika.art/library';
const known = new Set([ID, 'gap-9', 'gen_5Yk2', 'run_77']);

const get = (url: string, headers: Record<string, string> = {}): PageRequest => ({ method: 'GET', url, headers });
const post = (url: string, body: unknown, headers: Record<string, string> = {}): PageRequest => ({
  method: 'POST',
  url,
  headers: { 'content-type': 'application/json', ...headers },
  body: typeof body === 'string' ? body : JSON.stringify(body),
});
const action = (args: unknown, url = LIBRARY) => post(url, args, { accept: 'text/x-component', 'next-action': '40ab' });
const graphql = (query: string, variables: unknown = {}, more: object = {}) =>
  post('https://create.pika.art/graphql', { query, variables, ...more });
const persisted = (operationName: string, variables: unknown = {}) =>
  post('https://create.pika.art/graphql', {
    operationName,
    variables,
    extensions: { persistedQuery: { version: 1, sha256Hash: 'ecf4edb46db40b5132295c0291d62fb65d6759a9eedfa4d5d612dd5ec54a6b38' } },
  }); // biome-ignore format: one glance
const form = (request: PageRequest) => questionForm(request, (id) => known.has(id));

describe('a question by its form', () => {
  it.each<[string, PageRequest]>([
    ['a job by its id', get(`${API}/jobs/${ID}`)],
    ['its state', get(`${API}/jobs/${ID}/status`)],
    ['a job whose id looks like a verb', get(`${API}/jobs/run_77`)],
    ['a list', get('https://create.pika.art/api/v3/renders?limit=24')],
    ['a page of a list', get(`${API}/generations?page[size]=10&page[number]=2&sort=-createdAt&filter[status]=running`)],
    ['a list of a user', get(`${API}/users/42/generations?cursor=eyJpZCI6NDJ9&limit=20`)],
    ['rows', get('https://data.pika.art/rest/v1/generations?select=*&order=created_at.desc&limit=24')],
    ['rows by id', get(`https://data.pika.art/rest/v1/generations?select=id,status&id=in.(${ID},${ID})`)],
    ['rows by id that are not over', get(`https://data.pika.art/rest/v1/generations?id=in.(${ID})&status=neq.finished`)],
    ['several ids', get(`${API}/jobs?ids[]=${ID}&ids[]=gap-9`)],
    ['tRPC', get('https://create.pika.art/api/trpc/generation.list?batch=1&input=%7B%22json%22%3A%7B%22limit%22%3A20%7D%7D')],
    ['tRPC in a batch', get(`https://create.pika.art/api/trpc/jobs.byId?batch=1&input=${encodeURIComponent(`{"0":{"json":{"id":"${ID}"}}}`)}`)],
    ['compared columns', graphql('query Q($w: W) { generations(where: $w, order_by: {created_at: desc}, limit: 20) { id } }', { w: { status: { _in: ['running'] } } })],
    ['a narrowed list', post(`${API}/jobs/list`, { status: 'running', favorited: true, perPage: 12 })],
    ['an action on a narrowed list', action([{ folderId: 'f1', perPage: 12 }])],
    ['a traced question of a signed-in page', get(`${API}/jobs/${ID}`, { authorization: '', 'x-client-info': '', traceparent: '' })],
    ['a question that describes its client', get(`${API}/jobs/${ID}`, { 'x-pika-client': '', 'x-app-version': '', 'x-timezone': '', 'sec-fetch-mode': '' })],
    ['counted rows', get('https://data.pika.art/rest/v1/generations?limit=5', { prefer: 'count=exact', range: '0-4' })],
    ['an action by ids', action([{ ids: [ID] }])],
    ['an action on a page of the list', action([{ after: '$undefined', perPage: 12 }])],
    ['an action on the page of one video', action([{ ids: [ID] }], `${LIBRARY}?v=${ID}`)],
    ['a POST that says in its path that it asks', post(`${API}/jobs/status`, { ids: [ID] })],
    ['a remote procedure that lists', post('https://data.pika.art/rest/v1/rpc/get_my_jobs', { limit: 20 })],
    ['the same without arguments', post('https://data.pika.art/rest/v1/rpc/get_my_jobs', {})],
    ['a form', post(`${API}/jobs/search`, 'ids=a1&ids=b2', { 'content-type': 'application/x-www-form-urlencoded' })],
    ['a batch of calls where the path asks', post(`${API}/query`, [{ jsonrpc: '2.0', id: 1, method: 'jobs.byIds', params: { ids: [ID] } }])],
    ['a query', graphql('query Gallery { viewer { creditBalance { available } generations(first: 24) { edges { node { id } } } } }')],
    ['a query by ids', graphql('query Status($ids: [ID!]!) { nodes(ids: $ids) { ... on Generation { id status } } }', { ids: [ID] })],
    ['a short query', graphql('{ jobs(first: 5, orderBy: {createdAt: DESC}) { id ...F } } fragment F on Job { status }')],
    ['a query with a default', graphql('query Q($n: Int = 20) { jobs(first: $n) { id } }')],
    ['a batch of queries', post('https://create.pika.art/graphql', [{ query: '{ jobs { id } }' }, { query: 'query B { me { id } }' }])],
    ['a query in an address', get(`https://create.pika.art/graphql?query=${encodeURIComponent('{ jobs(first: 5) { id } }')}`)],
  ])('%s', (_name, request) => expect(form(request)).toEqual({ hashed: false })); // biome-ignore format: a table

  it('a persisted operation, which only its hash tells', () => {
    expect(form(persisted('GalleryList', { first: 20 }))).toEqual({ hashed: true });
  });

  it.each<[string, PageRequest]>([
    ['cancel by GET', get(`${API}/jobs/${ID}/cancel`)],
    ['retry by GET', get(`${API}/jobs/${ID}/retry`)],
    ['a verb that nobody knows behind an id', get(`${API}/jobs/${ID}/zap`)],
    ['a verb that nobody knows before an id', get(`${API}/zap/${ID}`)],
    ['a verb before the list', get(`${API}/cancel/jobs/${ID}`)],
    ['a verb glued to a noun', get(`${API}/canceljob/${ID}`)],
    ['a verb in camel case', get(`${API}/jobs/bulkCancel`)],
    ['a verb of another verb', get(`${API}/jobs/${ID}/rerun`)],
    ['a verb that is encoded', get(`${API}/jobs/${ID}/%63ancel`)],
    ['a verb in other letters', get(`${API}/jobs/${ID}/сancel`)],
    ['a long name of an order', get(`${API}/cancel_all_jobs_of_user_42`)],
    ['a verb in two words', post(`${API}/status/check-out`, {})],
    ['a mark that something was read', post(`${API}/items/read`, { ids: [ID] })],
    ['an action with a direction', action([{ ids: [ID], direction: 'left' }])],
    ['an action that makes it wider', action([{ ids: [ID], expand: '2x' }])],
    ['a verb behind a colon', get(`${API}/jobs/${ID}:zap`)],
    ['an argument in the path', get(`${API}/jobs;state=7/${ID}`)],
    ['a state alone by POST', post(`${API}/jobs/status`, { status: 'cancelled' })],
    ['a state alone by an action', action([{ status: 'archived' }])],
    ['a mark alone by an action', action([{ public: true }])],
    ['generate by GET', get(`${API}/generate?prompt=a+cat`)],
    ['a prompt in a list', get(`${API}/jobs?prompt=a+cat`)],
    ['an action in the address', get(`${API}/jobs/${ID}?action=cancel`)],
    ['an operation in the address', get(`${API}/jobs?op=delete&ids=${ID}`)],
    ['a state given to one job', get(`${API}/jobs/${ID}?state=cancelled`)],
    ['a state given to some', get(`${API}/jobs?ids=${ID}&status=cancelled`)],
    ['a verb as a filter', get(`${API}/jobs?type=cancel`)],
    ['a verb as an id', get(`${API}/jobs?id=cancel`)],
    ['an unknown flag', get(`${API}/jobs/${ID}?upscaled=true`)],
    ['a number under an unknown name', get(`${API}/jobs?copies=4`)],
    ['a secret in the address', get(`${API}/jobs?access_token=x`)],
    ['stop by POST', post(`${API}/jobs/${ID}/stop`, { state: 'stopped' })],
    ['a state by POST', post(`${API}/jobs/${ID}/status`, { status: 'cancelled' })],
    ['a POST to a list', post(`${API}/jobs`, { ids: [ID] })],
    ['a POST to a library', post('https://pika.art/api/library', { ids: [ID] })],
    ['a POST that asks in its body alone', post('https://create.pika.art/rpc', { method: 'list', ids: [ID] })],
    ['how many by POST', post(`${API}/jobs/check`, { ids: [ID], limit: 4 })],
    ['free text', post(`${API}/jobs/search`, { query: 'a cat in the snow' })],
    ['PATCH', { ...post(`${API}/jobs/${ID}`, {}), method: 'PATCH' }],
    ['DELETE', { ...get(`${API}/jobs/${ID}`), method: 'DELETE' }],
    ['another method in a header', get(`${API}/jobs/${ID}`, { 'x-http-method-override': 'DELETE' })],
    ['a header that nobody knows', get(`${API}/jobs/${ID}`, { 'x-do': '' })],
    ['a header whose value stays in the page', get(`${API}/jobs/${ID}`, { 'next-router-state-tree': '' })],
    ['a secret header that orders', get(`${API}/jobs/${ID}`, { 'x-cancel-token': '' })],
    ['an operation in a header', get(`${API}/jobs`, { 'x-apollo-operation-name': 'CancelJob' })],
    ['rows that are written', post('https://data.pika.art/rest/v1/generations', [{ id: ID }], { prefer: 'return=minimal' })],
    ['a remote procedure that starts', post('https://data.pika.art/rest/v1/rpc/start_generation', { ids: [ID] })],
    ['a remote procedure that gets and marks', post('https://data.pika.art/rest/v1/rpc/get_and_mark_jobs', { ids: [ID] })],
    ['an action that upscales', action([{ ids: [ID], upscale: true }])],
    ['an action that cancels', action([{ ids: [ID], action: 'cancel' }])],
    ['an action that favours', action([{ ids: [ID], favorited: true }])],
    ['an action that moves', action([{ ids: [ID], folderId: 'f1' }])],
    ['an action that gives away', action([{ ids: [ID], userId: 'u1' }])],
    ['an action that sets a state', action([{ ids: [ID], status: 'cancelled' }])],
    ['an action that makes more', action([{ ids: [ID], limit: 4 }])],
    ['an action with a bare id', action([ID])],
    ['an action with ids and a word', action([{ ids: [ID] }, 'cancel'])],
    ['an action without arguments', action([])],
    ['an action with a prompt', action([{ prompt: 'a cat' }])],
    ['an action of a page that makes', action([{ ids: [ID] }], 'https://create.pika.art/create-video')],
    ['the public feed', action([{ after: '', perPage: 50, category: 'x' }])],
    ['a mutation', graphql('mutation M { cancel { id } }')],
    ['a mutation beside a query', post('https://create.pika.art/graphql', [{ query: '{ jobs { id } }' }, { query: 'mutation R($id: ID!) { retry(id: $id) { id } }', variables: { id: ID } }])],
    ['a mutation in one text with a query', graphql('query A { jobs { id } } mutation B { retry { id } }', {}, { operationName: 'B' })],
    ['a mutation behind a comment', graphql('# query\nmutation { retry { id } }')],
    ['a subscription', graphql('subscription { jobs { id } }')],
    ['a query that orders', graphql('query { cancelJob(id: "a1") { id } }')],
    ['a query that orders under another name', graphql('{ jobs: cancelAll { id } }')],
    ['a query that orders in a fragment', graphql('query { ...F } fragment F on Query { retryJob { id } }')],
    ['a query that orders further down', graphql('{ viewer { jobs { cancel(id: "a") { id } } } }')],
    ['a query of an order’s name', graphql('query RetryJob { jobs { id } }')],
    ['a query with an order’s name beside it', graphql('query A { jobs { id } }', {}, { operationName: 'CancelJob' })],
    ['a query with an unknown argument', graphql('{ jobs(upscale: true) { id } }')],
    ['a query with an unknown variable', graphql('query Q($x: String) { jobs(mode: $x) { id } }', { x: 'b' })],
    ['a query with an unused variable', graphql('{ jobs { id } }', { action: 'cancel' })],
    ['a query with a directive', graphql('{ jobs @cancel { id } }')],
    ['a query that is cut off', graphql('{ jobs { id ')],
    ['a persisted order', persisted('RetryGeneration', { id: ID })],
    ['a persisted operation with more', persisted('Jobs', { input: { upscale: true } })],
    ['a persisted operation without a name', post('https://create.pika.art/graphql', { variables: { id: ID }, extensions: { persistedQuery: { sha256Hash: 'ab' } } })],
    ['a call that orders', post(`${API}/query`, [{ jsonrpc: '2.0', id: 1, method: 'jobs.list' }, { jsonrpc: '2.0', id: 2, method: 'jobs.cancel', params: { id: ID } }])],
    ['a form with a file', post(`${API}/jobs/status`, '--x\r\n', { 'content-type': 'multipart/form-data; boundary=x' })],
    ['another address', get('https://create.pika.art/api/anything')],
    ['a plain connection', get(`http://create-api.pika.art/jobs/${ID}`)],
  ])('not %s', (_name, request) => expect(form(request)).toBeUndefined()); // biome-ignore format: a table
});
