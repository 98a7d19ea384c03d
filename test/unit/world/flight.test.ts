import { describe, expect, it } from 'vitest';
import {
  actionReply,
  errorReply,
  inPieces,
  readArguments,
  redirectReply,
  replyInTwoParts,
  replyWithTree,
} from '../../world/flight';
import samples from '../../world/next/app/app/library/samples.json';
import { type RecordingName, recordedBuild, recording } from '../../world/next/recordings';

const seen = (name: RecordingName) => {
  const one = recording(name);
  return { ...one, build: recordedBuild(one) };
};

describe('rows, against what a real Next.js application answered', () => {
  it('writes the same for plain data', () => {
    const { body, build } = seen('items');
    expect(actionReply({ success: true, data: { results: samples.items } }, build)).toBe(body);
  });

  it('writes the same for long texts, with text rows ahead', () => {
    const { body, build } = seen('longTexts');
    expect(body).toContain('\n2:T5f0,');
    expect(actionReply({ success: true, data: { results: samples.long } }, build)).toBe(body);
  });

  it('marks undefined and texts that begin with a dollar in the same way', () => {
    const { body, build } = seen('nothing');
    expect(actionReply({ success: true, price: '$12', data: { results: [], next: undefined } }, build)).toBe(body);
  });

  it('writes the same for a promise that is kept later', () => {
    const { body, build } = seen('later');
    expect(replyInTwoParts({ success: true }, 'data', samples.items[0], build).join('')).toBe(body);
  });

  it('writes the same error rows', () => {
    for (const name of ['throws', 'wrong-origin'] as const) {
      const { body, build, status } = seen(name);
      const digest = /"digest":"(\d+)"/.exec(body)?.[1] ?? '';
      expect(status).toBe(500);
      expect(errorReply(digest, build)).toBe(body);
    }
  });

  it('repeats the tree of a reply that sets a cookie, with another value in it', () => {
    const { body, build } = seen('signIn');
    expect(replyWithTree({ success: true }, build)).toBe(body);
    const other = replyWithTree({ text: `$& ${'z'.repeat(2000)}` }, 'other-build');
    expect(other).toContain(`\n15:T7d3,$& zzz`);
    expect(other).toContain('1:{"text":"$15"}\n13:');
    expect(other).not.toContain(build);
  });

  it('repeats the reply that redirects, which has no row 1 with data', () => {
    const { body, build, headers } = seen('leave');
    expect(headers['x-action-redirect']).toBe('/login;push');
    expect(redirectReply(build)).toBe(body);
  });
});

describe('inPieces', () => {
  it('cuts anywhere and loses nothing', () => {
    const text = '1:"🦊 fox"\n'.repeat(20);
    const pieces = inPieces(text, 7);
    expect(pieces.every((piece) => piece.length <= 7)).toBe(true);
    expect(Buffer.concat(pieces).toString()).toBe(text);
  });
});

describe('readArguments', () => {
  it('reads argument lists and nothing else', () => {
    expect(readArguments('[{"ids":["a"]}]')).toEqual([{ ids: ['a'] }]);
    expect(readArguments('[{"after":"$undefined"}]')).toEqual([{ after: null }]);
    expect(readArguments('{"ids":[]}')).toBeNull();
    expect(readArguments('no json')).toBeNull();
  });
});
