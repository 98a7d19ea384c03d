import { check } from 'recheck';
import { describe, expect, it } from 'vitest';
import { type Literal, regexLiterals } from './literals';

/** Length of the hostile texts. */
const HOSTILE_CHARS = 100_000;
/**
 * A linear expression takes a few milliseconds for such a text, one that is quadratic many seconds: no machine is slow
 * enough to take the one for the other.
 */
const LINEAR_AT_MOST_MS = 1000;
/** What the checker may think about one expression; where it is not done by then, the hostile texts decide. */
const CHECK_AT_MOST_MS = 1500;

/** Files that cut a text before their expressions see it, and to how many signs. */
const BOUNDED: ReadonlyMap<string, number> = new Map([['lib/advice/doctor/falInput.ts', 20_000]]);

/** Without a repetition that has no end an expression is linear: that spares the checker half of them. */
const ENDLESS = /[*+]|\{\d+,\}/;

const literals = regexLiterals(process.cwd());
const nameOf = ({ source, flags, files }: Literal) => `/${source}/${flags} in ${files.join(', ')}`;

describe('regular expressions on the texts of others', () => {
  it('are found', () => {
    expect(literals.length).toBeGreaterThan(200);
  });

  it('take no longer than linear time for the attacks that the checker finds on them', {
    timeout: 900_000,
  }, async () => {
    const slow: string[] = [];
    // One after the other: the checker mixes up questions that are asked at once.
    for (const literal of literals.filter(({ source }) => ENDLESS.test(source))) {
      const found = await check(literal.source, literal.flags, { timeout: CHECK_AT_MOST_MS, randomSeed: 1 });
      if (found.status !== 'vulnerable') continue;
      // The checker takes a counted repetition for an endless one: whether its attack works is tried.
      const { pumps, suffix, pattern } = found.attack;
      const attack = (chars: number) =>
        pumps.map(({ prefix, pump }) => prefix + pump.repeat(chars / pumps.length / pump.length)).join('') + suffix;
      if (isSlow(literal, attack)) slow.push(`${nameOf(literal)}: ${pattern}`);
    }
    expect(slow).toEqual([]);
  });

  it('take no longer than linear time for texts of one sign or one of their own words', { timeout: 900_000 }, () => {
    const slow: string[] = [];
    for (const literal of literals) {
      const words = literal.source.match(/[A-Za-z]{2,}/g)?.slice(0, 4) ?? [];
      for (const piece of [...' \t\n0a-./"\'([<:\\', 'a ', '1.', '"a', ...words, ...words.map((word) => `${word} `)]) {
        for (const [head, end] of [
          ['', '\u0000'],
          ['x', 'q0'],
        ] as const) {
          const hostile = (chars: number) => head + piece.repeat(chars / piece.length) + end;
          if (isSlow(literal, hostile)) slow.push(`${nameOf(literal)}: ${JSON.stringify(piece)}`);
        }
      }
    }
    expect([...new Set(slow)]).toEqual([]);
  });
});

/** Grows the text step by step: one that is cubic would not come to an end at the full length. */
function isSlow({ source, flags, files }: Literal, hostile: (chars: number) => string): boolean {
  const expression = new RegExp(source, flags.includes('g') ? flags : `${flags}g`);
  const most = Math.max(...files.map((file) => BOUNDED.get(file) ?? HOSTILE_CHARS));
  return [3000, most].some((chars) => {
    const text = hostile(chars);
    const start = performance.now();
    text.replace(expression, '');
    return performance.now() - start > LINEAR_AT_MOST_MS;
  });
}
