import { expect, it } from 'vitest';
import { retryAfterSeconds } from '../../../lib/knowledge/retryAfter';

const nowMs = Date.UTC(2026, 10, 18, 15, 0, 0);

it.each([
  ['17', 17],
  ['0', 0],
  [' 30 ', 30],
  ['999999999', 86_400],
  ['Wed, 18 Nov 2026 15:01:00 GMT', 60],
  ['Wednesday, 18-Nov-26 15:01:00 GMT', 60],
  ['Wed Nov 18 15:01:00 2026 GMT', 60],
  ['Wed, 18 Nov 2026 14:00:00 GMT', 0],
  ['Fri, 18 Nov 2126 15:00:00 GMT', 86_400],
  ['soon', undefined],
  ['-5', undefined],
  ['1.5', undefined],
  ['', undefined],
  [undefined, undefined],
  ['Not, a date at all', undefined],
])('Retry-After %s is %s seconds', (header, expected) => {
  expect(retryAfterSeconds(header, nowMs)).toBe(expected);
});
