import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  errorKeys, foreignWords, idKeys, jobIdKeys, progressKeys, promptKeys, queueKeys, statusWords, videoKeys,
} from '../../lib/knowledge/vocabulary'; // biome-ignore format: one glance
import { replyReadingSchema } from '../../lib/model/reply';
import { readExchange } from '../../lib/page/exchange';
import { exchangeMemory } from '../../lib/page/memory';
import { recognise } from '../../lib/page/recognise';

/** 100,000 with `UNSTUCK_RUNS=100000`; a few thousand in the usual run. */
const runs = Number(process.env.UNSTUCK_RUNS ?? 4000);
const types = ['application/json', 'text/x-component', 'text/event-stream', 'application/x-ndjson', 'text/plain', ''];

const anyOf = (words: Iterable<string>) => fc.constantFrom(...words);
const status = fc.oneof(
  ...Object.values(statusWords).map((words) => anyOf(words)),
  anyOf(foreignWords),
  fc.string({ maxLength: 80 }),
);
const names = anyOf([
  ...idKeys, ...promptKeys, ...queueKeys, ...videoKeys, ...errorKeys, ...Object.keys(progressKeys), 'status', 'state', 'credits',
  'videos', 'jobs', 'user', 'results', 'data', '__proto__', 'constructor', 'toString', 'hasOwnProperty', 'duration', 'createdAt',
]); // biome-ignore format: one glance
const leaf = fc.oneof(
  status,
  fc.double(),
  fc.integer(),
  fc.boolean(),
  fc.constant(null),
  fc.uuid(),
  fc.constantFrom(
    'javascript:alert(1)',
    'https://cdn.pika.art/a.mp4',
    '$1',
    '$undefined',
    '$$1',
    '9999-12-31T00:00:00Z',
    '\ud800',
    'x'.repeat(5000),
  ),
);
const { tree } = fc.letrec<{ tree: unknown; node: unknown }>((tie) => ({
  tree: fc.oneof({ maxDepth: 5 }, leaf, tie('node'), fc.array(tie('tree'), { maxLength: 5 })),
  node: fc.dictionary(fc.oneof(names, fc.string({ maxLength: 12 })), tie('tree'), { maxKeys: 8 }),
}));

const frames = fc.array(
  fc.oneof(
    tree.map((value) => `1:${JSON.stringify(value)}\n`),
    fc.tuple(fc.nat(20), tree).map(([id, value]) => `${id.toString(16)}:${JSON.stringify(value)}\n`),
    fc.string().map((text) => `2:T${new TextEncoder().encode(text).length.toString(16)},${text}`),
    fc.constantFrom('3:E{"digest":"1"}\n', '4:T7fffffff,x', ':HL["a"]\n', 'data: {"id":1}\n\n', '5:I[1]\n', '\u0000\n'),
  ),
  { maxLength: 6 },
);
const body = fc.oneof(
  fc.string({ maxLength: 300 }),
  fc.string({ unit: 'binary', maxLength: 200 }),
  tree.map((value) => JSON.stringify(value) ?? ''),
  frames.map((parts) => parts.join('')),
  fc.tuple(tree, fc.nat(400)).map(([value, end]) => (JSON.stringify(value) ?? '').slice(0, end)),
);

/** `expired` is a word of offers and of jobs. */
const isJobWord = (word: string) => Object.values(statusWords).some((words) => words.has(word));

describe('reading what a page gets', () => {
  it('never throws, and what it gives always has its form', () => {
    fc.assert(
      fc.property(
        body,
        fc.constantFrom(...types),
        fc.constantFrom(0, 200, 202, 401, 404, 429, 500),
        (text, contentType, code) => {
          const memory = exchangeMemory();
          const exchange = {
            request: {
              method: 'POST',
              url: 'https://create.pika.art/api/jobs',
              headers: { 'next-action': 'a' },
              body: text,
            },
            response: { status: code, contentType, body: text, more: text.length % 2 === 0 },
          };
          const evidence = readExchange(exchange, memory);
          if (evidence !== undefined) replyReadingSchema.parse(evidence.reading);
          replyReadingSchema.parse(recognise(text, { url: exchange.request.url, status: code, contentType }));
        },
      ),
      { numRuns: runs },
    );
  }, 900_000);

  it('finds a job with names of the vocabulary under any nesting and junk, as what it is', () => {
    const known = fc.oneof(
      ...Object.entries(statusWords).map(([state, words]) => anyOf(words).map((word) => ({ state, word }))),
    );
    const wrap = fc.array(
      fc.constantFrom('data', 'result', 'payload', 'job', 'render', 'node', 'response', 'generation'),
      { maxLength: 5 },
    );
    const junk = fc.dictionary(fc.stringMatching(/^x[a-z]{2,8}$/), fc.oneof(fc.string(), fc.integer(), fc.boolean()), {
      maxKeys: 5,
    });
    fc.assert(
      fc.property(
        known,
        anyOf(jobIdKeys),
        fc.uuid(),
        fc.double({ min: 0.01, max: 0.99, noNaN: true }),
        wrap,
        junk,
        anyOf(promptKeys),
        (one, idKey, id, share, path, extra, promptKey) => {
          const job = {
            ...extra,
            [idKey]: id,
            status: one.word.toUpperCase(),
            progress: share * 100 + 1,
            [promptKey]: 'a cat',
          };
          const value = path.reduceRight<unknown>((inner, key) => ({ ...extra, [key]: inner }), job);
          const { jobs } = recognise(JSON.stringify(value), {
            url: 'https://create.pika.art/x',
            status: 200,
            contentType: 'application/json',
          });
          expect(jobs.map((found) => [found.id, found.state])).toEqual([[id, one.state]]);
        },
      ),
      { numRuns: Math.min(runs, 2000) },
    );
  }, 120_000);

  it('never takes for a job what has no status, no id, or stands in a text', () => {
    const word = anyOf(['queued', 'running', 'finished']);
    const without = fc.oneof(
      fc.record({ id: fc.uuid(), progress: fc.integer(), prompt: fc.string() }),
      fc.record({ status: word, progress: fc.integer(), prompt: fc.string() }),
      fc.record({
        id: fc.constantFrom('', '  ', null, true, 1.5, -3, {}),
        status: word,
        progress: fc.integer({ min: 2, max: 90 }),
      }),
      fc.record({
        id: fc.uuid(),
        status: fc.oneof(
          fc.integer(),
          fc.boolean(),
          fc.constant(null),
          anyOf([...foreignWords].filter((one) => !isJobWord(one))),
        ),
        progress: fc.integer(),
      }),
      fc.record({
        note: fc.record({ id: fc.uuid(), status: word, progress: fc.integer() }).map((job) => JSON.stringify(job)),
      }),
      fc.record({ user: fc.record({ id: fc.uuid(), status: word, email: fc.string() }) }),
    );
    fc.assert(
      fc.property(
        fc.array(without, { maxLength: 5 }),
        fc.constantFrom('items', 'list', 'data', 'things'),
        (items, key) => {
          const text = JSON.stringify({ [key]: items });
          expect(
            recognise(text, { url: 'https://create.pika.art/x', status: 200, contentType: 'application/json' }).jobs,
          ).toEqual([]);
          expect(
            recognise(`1:${text}\n`, { url: 'https://pika.art/x', status: 200, contentType: 'text/x-component' }).jobs,
          ).toEqual([]);
        },
      ),
      { numRuns: Math.min(runs, 2000) },
    );
  }, 120_000);

  it('gives the same for a flight body whatever the order of its rows', () => {
    const id = '7b1f4f7e-9c53-4e0a-8a86-3a0a3f2f9b11';
    const rows = [
      '0:{"a":"$@1"}',
      '1:{"success":true,"data":{"results":["$4"]}}',
      `4:{"id":"${id}","promptText":"$5","videos":"$6"}`,
      '5:"a cat"',
      `6:[{"id":"${id}","status":"pending","progress":13}]`,
    ];
    fc.assert(
      fc.property(fc.shuffledSubarray(rows, { minLength: rows.length }), (order) => {
        const { jobs } = recognise(`${order.join('\n')}\n`, {
          url: 'https://pika.art/library',
          status: 200,
          contentType: 'text/x-component',
        });
        expect(jobs).toEqual([{ id, state: 'running', statusWord: 'pending', progress: 0.13, prompt: 'a cat' }]);
      }),
    );
  });
});
