import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createBodies } from '../../lib/page/bodies';
import { bodyChanges } from '../../lib/page/changes';

/** Bodies of up to a few pieces that often agree in part, as the answers to one question do. */
const text = fc
  .array(fc.tuple(fc.constantFrom('a', 'b', 'ü', '{"id":1}'), fc.integer({ min: 0, max: 2500 })), { maxLength: 5 })
  .map((runs) => runs.map(([piece, times]) => piece.repeat(times)).join(''));
const asItIs = (body: string) => body;

test('the background makes every body whole again, also where some are lost on the way', () => {
  fc.assert(
    fc.property(fc.array(text, { minLength: 1, maxLength: 6 }), fc.array(fc.boolean()), (bodies, losses) => {
      const store = createBodies();
      const changes = bodyChanges(1);
      bodies.forEach((given, index) => {
        const { body, part, whole } = changes.since('a question', given, asItIs);
        expect(whole).toBe(given);
        if (losses[index] === true) return;
        const letter = `letter ${index}`;
        const response = { status: 200, body, part };
        const restored = store.restore('tab 1', response, letter);
        if (part?.from !== undefined) expect(store.restore('tab 2', response)).toBe('lost');
        if (restored === 'lost') {
          expect(losses.slice(0, index)).toContain(true);
          return;
        }
        expect(restored).toEqual({ status: 200, body: given });
        // It came twice: its answer was lost.
        expect(store.restore('tab 1', response, letter)).toEqual(restored);
        expect(store.restore('tab 1', response, 'another letter')).toBe('known');
      });
    }),
    { numRuns: 300 },
  );
});

test('the same body again is handed over as nothing, and one that moved as a piece', () => {
  const list = JSON.stringify(Array.from({ length: 500 }, (_, n) => ({ id: n, text: 'x'.repeat(80) })));
  const changes = bodyChanges(1);
  const since = (body: string) => changes.since('a list', body, asItIs).body;
  expect(since(list)).toBe(list);
  expect(since(list)).toBe('');
  expect(since(list.replace('"id":7,', '"id":7,"progress":3,')).length).toBeLessThan(6000);
});

test('what is handed over is clean, and the same body is not cleaned twice', () => {
  let cleaned = 0;
  const clean = (body: string) => {
    cleaned += 1;
    return body.replace('SECRET', '');
  };
  const changes = bodyChanges(1);
  expect(changes.since('a', 'a SECRET', clean)).toMatchObject({ body: 'a ', whole: 'a ' });
  expect(changes.since('a', 'a SECRET', clean)).toMatchObject({ body: '', whole: 'a ' });
  expect(cleaned).toBe(1);
});

test('what is kept is bounded, and a large body is handed over whole', () => {
  const large = 'x'.repeat(500_000);
  const changes = bodyChanges(1);
  for (let time = 0; time < 2; time += 1) {
    const { body, part } = changes.since('large', large, asItIs);
    expect([body.length, part]).toEqual([500_000, undefined]);
  }
  for (let n = 0; n < 20; n += 1) changes.since(`other ${n}`, 'text', asItIs);
  expect(changes.since('other 0', 'text', asItIs).part?.n).toBe(0);
  expect(changes.since('other 19', 'text', asItIs).part?.n).toBe(1);

  const store = createBodies();
  for (let chain = 0; chain < 100; chain += 1) store.restore('tab', { status: 200, body: 'a', part: { chain, n: 0 } });
  const next = (chain: number, n: number, from: number, keep: number) =>
    store.restore('tab', { status: 200, body: 'b', part: { chain, n, from, keep } });
  expect(next(0, 1, 1, 0)).toBe('lost');
  expect(next(99, 1, 1, 0)).toMatchObject({ body: 'ab' });
  expect(next(99, 2, 9, 9)).toBe('lost');
});
