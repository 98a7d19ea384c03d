import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type ToTab, toTabSchema } from '../../lib/model/message';
import { adviceIds } from '../../lib/model/verdict';
import { readToTab } from '../../lib/platform/toTab';

const sometimes = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined });
const number = fc.double({ noNaN: true, noDefaultInfinity: true });
const words = fc.string({ unit: 'grapheme', maxLength: 20 });

const verdict = fc.record({
  subject: fc.constantFrom('job:1', 'service:pika', 'wallet:agent', 'network', 'page'),
  verdict: words,
  p: fc.double({ min: 0, max: 1, noNaN: true }),
  because: fc.array(fc.record({ id: words, text: words, age: number, source: words }), { maxLength: 3 }),
  advice: fc.array(fc.record({ id: fc.constantFrom(...adviceIds), text: words }), { maxLength: 3 }),
  eta: sometimes(fc.record({ low: number, high: number })),
  parts: sometimes(fc.array(words, { maxLength: 3 })),
  sinceMs: number,
});
const id = fc.string({ minLength: 1, maxLength: 200 });
const tabView = fc.record({
  type: fc.constant('tab-view'),
  tab: fc.integer(),
  origin: words,
  banners: fc.array(verdict, { maxLength: 3 }),
  jobs: fc.array(
    fc.record({
      id,
      videoIds: fc.array(id),
      prompt: sometimes(words),
      videoUrl: sometimes(words),
      posterUrl: sometimes(words),
      open: fc.boolean(),
    }),
    { maxLength: 3 },
  ),
  theme: fc.constantFrom('auto', 'light', 'dark'),
});
const repeatPoll = fc.record({
  type: fc.constant('repeat-poll'),
  key: words,
  origin: words,
  request: fc.record({
    url: fc.webUrl({ validSchemes: ['https'] }),
    method: fc.constantFrom('GET', 'POST'),
    headers: fc.dictionary(
      fc.string({ maxLength: 10 }).filter((name) => name !== '__proto__'),
      words,
    ),
    body: sometimes(words),
    secret: fc.boolean(),
    jobIds: fc.array(id, { maxLength: 3 }),
    asks: fc.boolean(),
    hashed: fc.boolean(),
  }),
});

const withoutAbsent = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

test('the small reader gives what the schema gives, for every message', () => {
  fc.assert(
    fc.property(fc.oneof(tabView, repeatPoll), (message) => {
      const raw = withoutAbsent(message);
      const expected: ToTab = toTabSchema.parse(raw);
      expect(readToTab(raw)).toEqual(expected);
    }),
  );
});

test('what the schema refuses by its shape, the reader refuses, and nothing makes it throw', () => {
  const broken = fc
    .oneof(tabView, repeatPoll)
    .chain((message) =>
      fc
        .tuple(fc.constantFrom(...Object.keys(message)), fc.anything())
        .map(([key, value]) => ({ ...message, [key]: value })),
    );
  fc.assert(
    fc.property(fc.oneof(broken, fc.anything()), (raw) => {
      const read = readToTab(raw);
      if (read !== null) expect(['tab-view', 'repeat-poll']).toContain(read.type);
      if (typeof raw === 'object' && raw !== null && 'jobs' in raw && !Array.isArray(raw.jobs)) {
        expect(read?.type).not.toBe('tab-view');
      }
    }),
    { numRuns: 500 },
  );
});
