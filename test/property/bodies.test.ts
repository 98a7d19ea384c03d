import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createBodies } from '../../lib/page/bodies';
import type { BodyPart } from '../../lib/page/exchange-form';
import { handChange, handWhole } from '../../lib/page/tap/change';

interface Handed {
  part: BodyPart | undefined;
  body: string;
}

/** Bodies of up to a few pieces that often agree in part, as the answers to one question do. */
const text = fc
  .array(fc.tuple(fc.constantFrom('a', 'b', 'ü', '{"id":1}'), fc.integer({ min: 0, max: 2500 })), { maxLength: 5 })
  .map((runs) => runs.map(([piece, times]) => piece.repeat(times)).join(''));
let questions = 0;

/** What the page hands over of each body in turn. */
function handedOf(question: string, bodies: readonly string[]): Handed[] {
  const handed: Handed[] = [];
  for (const body of bodies)
    handChange(question, body, String, (part, rest) =>
      handed.push({ part: part && { chain: 0, n: 0, ...part }, body: rest }),
    );
  return handed;
}

test('the background makes every body whole again, also where some are lost on the way', () => {
  fc.assert(
    fc.property(fc.array(text, { minLength: 1, maxLength: 6 }), fc.array(fc.boolean()), (bodies, losses) => {
      const store = createBodies();
      const handed = handedOf(`question ${questions++}`, bodies);
      handed.forEach(({ part, body }, index) => {
        if (losses[index] === true) return;
        const letter = `letter ${index}`;
        const response = { status: 200, body, part };
        const restored = store.restore('tab 1', response, letter);
        if (part?.from !== undefined) expect(store.restore('tab 2', response)).toBe('lost');
        if (restored === 'lost') {
          expect(losses.slice(0, index)).toContain(true);
          return;
        }
        expect(restored).toEqual({ status: 200, body: bodies[index] });
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
  const moved = list.replace('"id":7,', '"id":7,"progress":3,');
  const [first, again, third] = handedOf('a list', [list, list, moved]);
  expect(first?.body).toBe(list);
  expect(again?.body).toBe('');
  expect(third?.body.length).toBeLessThan(6000);
});

test('the whole is handed over again on wish, and only the last one', () => {
  const handed: Handed[] = [];
  const hand = (part: object | undefined, body: string) =>
    handed.push({ part: part && { chain: 0, n: 0, ...part }, body });
  handChange('once', 'one', String, hand);
  handChange('once', 'two', String, hand);
  handWhole(handed[0]?.part?.chain);
  handWhole(undefined);
  handWhole(-1);
  expect(handed.map(({ part, body }) => [part?.n, part?.from, body])).toEqual([
    [0, undefined, 'one'],
    [1, 0, 'two'],
    [1, undefined, 'two'],
  ]);
});

test('what is kept is bounded, and a large body is handed over whole', () => {
  const large = 'x'.repeat(500_000);
  expect(handedOf('large', [large, large]).map(({ part, body }) => [part, body.length])).toEqual([
    [undefined, 500_000],
    [undefined, 500_000],
  ]);
  for (let n = 0; n < 20; n += 1) handedOf(`other ${n}`, ['text']);
  expect(handedOf('other 0', ['text'])[0]?.part?.n).toBe(0);
  const store = createBodies();
  for (let chain = 0; chain < 100; chain += 1) store.restore('tab', { status: 200, body: 'a', part: { chain, n: 0 } });
  expect(store.restore('tab', { status: 200, body: 'b', part: { chain: 0, n: 1, from: 1, keep: 0 } })).toBe('lost');
  expect(store.restore('tab', { status: 200, body: 'b', part: { chain: 99, n: 1, from: 1, keep: 0 } })).toMatchObject({
    body: 'ab',
  });
  expect(store.restore('tab', { status: 200, body: 'b', part: { chain: 99, n: 2, from: 9, keep: 9 } })).toBe('lost');
});
