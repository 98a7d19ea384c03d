import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { classifyFailure } from '../../lib/engine/verdicts/failure';

const known = /^failed(-(policy|input|credits|session|limit|platform))?$/;

describe('classifyFailure', () => {
  it('never throws and always gives a verdict of the list, whatever the words', () => {
    fc.assert(
      fc.property(
        fc.option(fc.string({ unit: 'binary', maxLength: 120 }), { nil: undefined }),
        fc.option(fc.string({ unit: 'grapheme', maxLength: 500 }), { nil: undefined }),
        fc.option(fc.integer({ min: -1, max: 999 }), { nil: undefined }),
        fc.boolean(),
        (code, message, status, submit) => {
          const reading = classifyFailure(
            { ...(code !== undefined && { code }), ...(message !== undefined && { message }) },
            { ...(status !== undefined && { status }), submit },
          );
          expect(reading.verdict).toMatch(known);
          expect(reading.words.length).toBeLessThanOrEqual(500);
        },
      ),
    );
  });

  it('leaves words that say nothing of a cause at failed', () => {
    const harmless = fc.constantFrom(
      'a',
      'cat',
      'policy',
      'credits',
      'limit',
      'session',
      'image',
      'large',
      'server',
      'key',
    );
    const sentence = fc.uniqueArray(harmless, { maxLength: 6 }).map((words) => words.join(' xx '));
    fc.assert(
      fc.property(sentence, (message) => {
        expect(classifyFailure({ message }).verdict).toBe('failed');
      }),
    );
  });

  it('is not slowed down by a long hostile text', () => {
    const started = performance.now();
    for (const unit of ['no ', 'violates a ', 'a', '_', 'flagged by ']) {
      classifyFailure({ message: unit.repeat(200_000) });
    }
    expect(performance.now() - started).toBeLessThan(500);
  });
});
