import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import * as library from 'zod/mini';
import type { $ZodType, $ZodTypes } from 'zod/v4/core';
import * as small from '../../lib/platform/schema';

/** The same answers from the library and from what the builds put in its place. */
interface Reader {
  safeParse(raw: unknown): { success: boolean; data?: unknown; error?: { issues: { path: readonly unknown[] }[] } };
}

const load = async (): Promise<Record<string, unknown>> => {
  const modules = await Promise.all([
    import('../../lib/model/alert'),
    import('../../lib/model/effect'),
    import('../../lib/model/evidence'),
    import('../../lib/model/history'),
    import('../../lib/model/job'),
    import('../../lib/model/message'),
    import('../../lib/model/reply'),
    import('../../lib/model/service'),
    import('../../lib/model/settings'),
    import('../../lib/model/snapshot'),
    import('../../lib/model/verdict'),
    import('../../lib/model/wallet'),
    import('../../lib/engine/state'),
  ]);
  return Object.assign({}, ...modules);
};

const isReader = (value: unknown): value is Reader =>
  typeof value === 'object' && value !== null && 'safeParse' in value;
const isLibrary = (value: unknown): value is $ZodType => typeof value === 'object' && value !== null && '_zod' in value;

const byLibrary = await load();
vi.resetModules();
vi.doMock('zod/mini', () => small);
const bySmall = await load();

const texts = [
  '', ' ', 'x', 'pika', 'status.example.com', 'UPPER', 'x'.repeat(201), 'x'.repeat(2001), '22:30', '24:00', '7:05',
  'https://pika.art/a', ' https://pika.art/a ', 'https://pi\nka.art/', 'http://pika.art', 'https:pika.art', 'ftp://x', '//x', 'https://',
  '2026-11-21T10:00:00Z', '2026-02-29T10:00:00Z', '2024-02-29T10:00:00+05:30', '2026-11-21T10:00:00', '2026-11-21T24:00:00Z',
  '2026-11-21T10:00Z', '1900-02-29T00:00:00Z', '2000-02-29T00:00:00.123Z', '2026-04-31T00:00:00Z', '2026-13-01T00:00:00Z',
  'job:1', 'job:', 'service:pika', 'wallet:api', 'wallet:1', 'network', 'page', 'job:a\nb', '__proto__', 'constructor', '1',
]; // biome-ignore format: one glance
const numbers = [0, -0, 1, -1, 0.5, 1.5, 15, 1440, 1441, 2 ** 53, Number.NaN, Number.POSITIVE_INFINITY];
const junk = fc.constantFrom<unknown>(
  undefined,
  null,
  '',
  0,
  Number.NaN,
  true,
  [],
  {},
  [[]],
  { kind: 'reply' },
  () => 0,
);

/** Mostly what a schema takes, now and then something else at any place in it. */
function near(schema: $ZodType): fc.Arbitrary<unknown> {
  return fc.oneof({ weight: 40, arbitrary: like(schema) }, { weight: 1, arbitrary: junk });
}

function like(schema: $ZodType): fc.Arbitrary<unknown> {
  const { def } = (schema as $ZodTypes)._zod;
  switch (def.type) {
    case 'string':
      return fc.oneof(fc.constantFrom(...texts), fc.string({ maxLength: 5 }));
    case 'number':
      return fc.constantFrom(...numbers);
    case 'boolean':
      return fc.boolean();
    case 'enum':
      return fc.constantFrom(...Object.values(def.entries));
    case 'literal':
      return fc.constantFrom(...def.values);
    case 'array':
      return fc.array(near(def.element), { maxLength: 3 });
    case 'optional':
    case 'nullable':
    case 'default':
      return fc.oneof(like(def.innerType), fc.constant(undefined), fc.constant(null));
    case 'union':
      return fc.oneof(...def.options.map(like));
    case 'record':
      return fc.dictionary(fc.oneof(like(def.keyType).map(String), fc.constant('pika')), near(def.valueType), {
        maxKeys: 3,
      });
    case 'object': {
      const fields = Object.entries(def.shape);
      const whole = fc.record(Object.fromEntries(fields.map(([key, field]) => [key, near(field)])));
      return fc
        .tuple(
          whole,
          fc.subarray(
            fields.map(([key]) => key),
            { maxLength: 1 },
          ),
          fc.integer({ min: 0, max: 3 }),
        )
        .map(([found, dropped, luck]) => {
          const kept = Object.entries(found).filter(([key]) => luck > 0 || !dropped.includes(key));
          return Object.fromEntries(luck > 2 ? [...kept, ['stranger', 1]] : kept);
        });
    }
    default:
      throw new Error(`a schema of a kind that the extension did not use: ${def.type}`);
  }
}

function expectSame(one: Reader, other: Reader, raw: unknown): boolean {
  const wanted = one.safeParse(raw);
  const found = other.safeParse(raw);
  expect(found.success).toBe(wanted.success);
  if (wanted.success) expect(found.data).toStrictEqual(wanted.data);
  return wanted.success;
}

const names = Object.keys(byLibrary).filter((name) => isLibrary(byLibrary[name]));

test('there are schemas to compare', () => {
  expect(names.length).toBeGreaterThan(40);
  expect(names.filter((name) => isLibrary(bySmall[name]))).toEqual([]);
});

describe.each(names)('%s', (name) => {
  test('is read alike', () => {
    const one = byLibrary[name];
    const other = bySmall[name];
    if (!isLibrary(one) || !isReader(one) || !isReader(other)) throw new Error('no schema');
    fc.assert(
      fc.property(near(one), (raw) => void expectSame(one, other, raw)),
      { numRuns: 150 },
    );
    expectSame(one, other, {});
  });
});

test.each(texts)('an address and a time are read alike: %j', (text) => {
  const protocol = /^https$/;
  expectSame(library.url({ protocol }), small.url({ protocol }), text);
  expectSame(library.iso.datetime({ offset: true }), small.iso.datetime(), text);
});

test('what the feeds forgive is forgiven alike', () => {
  const schemaOf = (z: typeof library) => {
    const trimmed = z.catch(
      z.optional(
        z.pipe(
          z.string(),
          z.transform((text: string) => text.trim()),
        ),
      ),
      undefined,
    );
    return z.object({
      a: trimmed,
      b: z.nullish(z.array(z.unknown())),
      c: z.catch(z.boolean(), false),
      d: z.catch(z.optional(z.number()), undefined),
      e: z._default(z.optional(z.string()), 'e'),
      f: z.optional(z._default(z.string(), 'f')),
      g: z.nullable(z.optional(z.string())),
      h: z.unknown(),
      i: z.catch(z.optional(z.number()), 7),
      j: z.catch(z._default(z.string(), 'j'), 'J'),
    });
  };
  const one = schemaOf(library);
  const other = schemaOf(Object.assign({}, library, small));
  const value = fc.oneof(junk, fc.constant(' x '), fc.constant([1, undefined]), fc.constant(3));
  const whole = fc.record(
    { a: value, b: value, c: value, d: value, e: value, f: value, g: value, h: value, i: value, j: value },
    { requiredKeys: [] },
  );
  fc.assert(
    fc.property(whole, (raw) => void expectSame(one, other, raw)),
    { numRuns: 2000 },
  );
});

test('no key of a record reaches the prototype', () => {
  const raw = JSON.parse('{"__proto__": {"polluted": 1}, "constructor": 2, "a": 3}');
  const read = small.record(small.string(), small.unknown()).parse(raw);
  expect(Object.keys(Object(read))).toEqual(['constructor', 'a']);
  expect(Object.getPrototypeOf(read)).toBe(Object.prototype);
  expectSame(library.record(library.string(), library.unknown()), small.record(small.string(), small.unknown()), raw);
});

test('the place of the first trouble is told', () => {
  const name = 'settingsSchema';
  const raw = { escalation: { queueMinutes: 0, outageMinutes: 5 }, theme: 'dark' };
  for (const schema of [byLibrary[name], bySmall[name]]) {
    const parsed = isReader(schema) ? schema.safeParse(raw) : undefined;
    expect(parsed?.error?.issues[0]?.path).toEqual(['escalation', 'queueMinutes']);
  }
});
