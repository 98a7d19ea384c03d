import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foreignText, isolated, withoutOverrides } from '../../../lib/model/foreignText';

describe('a text of others', () => {
  it.each([
    ['an override that turns what follows', 'fox \u202egpj.exe', 'fox gpj.exe'],
    ['an isolate that is never closed', 'fox \u2067 done', 'fox done'],
    ['marks, joiners and soft hyphens', 'f\u200eo\u200bx\u00ad!', 'f o x !'],
    ['line breaks of all kinds', 'a\nb\r\nc\u2028d\u2029e\u0085f', 'a b c d e f'],
    ['nothing but marks', '\u202e\u2066', ''],
  ])('loses %s', (_what, text, plain) => {
    expect(foreignText(text, 60)).toBe(plain);
  });

  it('is cut between letters, never within one', () => {
    expect(foreignText('x'.repeat(100), 10)).toBe(`${'x'.repeat(9)}…`);
    const cut = foreignText('🦊'.repeat(40), 9);
    expect(cut.isWellFormed()).toBe(true);
    expect(cut.endsWith('…')).toBe(true);
  });

  it('that runs from right to left is kept apart from ours; all else stands as it is', () => {
    expect(isolated('شعلب')).toBe('\u2068شعلب\u2069');
    expect(isolated('a fox')).toBe('a fox');
  });

  it('of any kind brings no sign of direction and no line break, and stays within its length', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.integer({ min: 2, max: 80 }), (text, most) => {
        const plain = foreignText(text, most);
        expect(plain).not.toMatch(/[\p{Cc}\p{Cf}\u2028\u2029]/u);
        expect(plain.length).toBeLessThanOrEqual(most);
      }),
    );
  });

  it('leaves our own line breaks and isolates alone at the edge', () => {
    expect(withoutOverrides('a\nb \u2068x\u2069 \u202ec\u0007')).toBe('a\nb \u2068x\u2069 c ');
  });
});
