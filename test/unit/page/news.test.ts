import { describe, expect, it } from 'vitest';
import { readExchange } from '../../../lib/page/exchange';
import { exchangeMemory } from '../../../lib/page/memory';

const id = '7b1f4f7e-9c53-4e0a-8a86-3a0a3f2f9b11';
const film = `https://cdn.pika.art/v1/${id}/a_cat_seed1.mp4`;

/** What a reply tells of jobs where `id` is known as a job, from a page that asks so. */
function told(method: string, url: string, body: unknown, sent?: string) {
  const memory = exchangeMemory();
  memory.know(id);
  const request = { method, url, headers: {}, ...(sent !== undefined && { body: sent }) };
  const response = { status: 200, contentType: 'application/json', body: JSON.stringify(body) };
  return readExchange({ request, response }, memory)?.reading.jobs ?? [];
}
const api = 'https://api.pika.art';

describe('answers that bear the id of a known job and tell nothing of it', () => {
  it.each([
    ['a favourite', 'POST', `/videos/${id}/favorite`, { id, status: 'ok', favorited: true }],
    ['a cancelling that was taken', 'POST', `/generations/${id}/cancel`, { id, status: 'success' }],
    ['a favourite that gives the prompt too', 'PATCH', `/videos/${id}`, { id, status: 'ok', promptText: 'a cat' }],
    ['a side question that failed', 'POST', `/videos/${id}/thumbnail`, { id, status: 'error', error: 'not ready' }],
    ['a question about a part', 'GET', `/videos/${id}/waveform`, { id, status: 'error', error: 'not ready' }],
    ['a favourite that was made', 'POST', '/favorites', { id: 'f-1', videoId: id, status: 'created' }],
    ['an entry in a book', 'GET', '/rest/v1/x', [{ generation_id: id, amount: -20, status: 'completed' }]],
    ['an entry with the prompt', 'GET', '/rest/v1/x', [{ generation_id: id, amount: 20, prompt: 'a cat', status: 'completed' }]],
    ['an entry in a history', 'GET', '/x', { history: [{ generation_id: id, amount: -20, status: 'completed' }] }],
    ['a post that was published', 'GET', '/x', { id, status: 'published' }],
  ])('%s', (_name, method, path, body) => {
    expect(told(method, api + path, body)).toEqual([]);
  }); // biome-ignore format: a table

  it('by-works that name the generation they are made from are jobs of their own', () => {
    const upscale = { id: 'up-0001', generationId: id, status: 'finished', resultUrl: film };
    expect(told('GET', `${api}/upscales`, { upscales: [upscale] })).toMatchObject([{ id: 'up-0001', state: 'done' }]);
    expect(told('GET', `${api}/generations/${id}/upscales`, [upscale])).toMatchObject([{ id: 'up-0001' }]);
    const { id: _own, ...unnamed } = upscale;
    expect(told('GET', `${api}/upscales`, { upscales: [unnamed] })).toEqual([]);
    const usage = { id: 'u-1', generation_id: id, credits: 20, status: 'completed' };
    expect(told('GET', 'https://login.pika.art/rest/v1/credit_usage', [usage])).toEqual([]);
  });
});

describe('what still is news of a known job', () => {
  it.each([
    ['a bare end where the job itself is asked about', 'GET', `/jobs/${id}`, { id, status: 'done' }, 'done'],
    ['a bare failure there', 'GET', `/videos/${id}/status`, { id, status: 'error', error: 'x' }, 'failed'],
    ['a bare end in a list of jobs', 'GET', '/jobs', { jobs: [{ id, status: 'complete' }] }, 'done'],
    ['a cancelling that says so', 'POST', `/generations/${id}/cancel`, { id, status: 'cancelled' }, 'cancelled'],
    ['a film, whatever was done', 'POST', `/videos/${id}/share`, { id, status: 'success', resultUrl: film }, 'done'],
    ['a step among foreign fields', 'GET', `/jobs/${id}`, { id, status: 'processing', attempts: 2 }, 'running'],
    ['a row of its own table', 'GET', '/rest/v1/generations', [{ id: 12, generation_id: id, status: 'processing' }], 'running'],
  ])('%s', (_name, method, path, body, state) => {
    expect(told(method, api + path, body)).toMatchObject([{ id, state }]);
  }); // biome-ignore format: a table
});

describe('the answer to a submit', () => {
  const submit = (body: unknown) => told('POST', `${api}/generate/v2`, body, '{"promptText":"a cat","model":"2.5"}');
  it('that says "success" was taken, and is not done before there is a film', () => {
    expect(submit({ id: 'new-1', status: 'success', promptText: 'a cat', creditCost: 20 })).toMatchObject([
      { id: 'new-1', state: 'waiting' },
    ]);
    expect(submit({ id: 'new-1', status: 'success', promptText: 'a cat', resultUrl: film })).toMatchObject([
      { id: 'new-1', state: 'done' },
    ]);
  });
  it('that says "error" was not taken', () => {
    expect(submit({ id: 'new-1', status: 'error', promptText: 'a cat', error: 'no' })).toMatchObject([
      { id: 'new-1', state: 'failed' },
    ]);
  });
});
