import { describe, expect, it } from 'vitest';
import { busyAt } from '../../../../lib/engine/waits/busy';

const at = (iso: string): string[] => busyAt(Date.parse(iso)).map((hours) => hours.id);

describe('claims of busy hours', () => {
  it.each([
    ['a winter evening in New York', '2026-11-18T23:30:00Z', ['us-evening', 'pacific-afternoon']],
    ['the same hour, an hour earlier by UTC in summer', '2026-07-15T22:30:00Z', ['us-evening', 'pacific-afternoon']],
    [
      '17:59 in New York is not yet evening, but afternoon in California',
      '2026-11-18T22:59:00Z',
      ['pacific-afternoon'],
    ],
    ['22:59 in New York', '2026-11-19T03:59:00Z', ['us-evening']],
    ['23:00 in New York is over', '2026-11-19T04:00:00Z', []],
    ['a Saturday afternoon in California is no weekday', '2026-11-21T21:00:00Z', []],
    ['morning in Europe', '2026-11-18T09:00:00Z', []],
    ['noon in California, the last day of summer time', '2026-10-30T19:00:00Z', ['pacific-afternoon']],
    ['11:30 in California, the first Monday of winter time', '2026-11-02T19:30:00Z', []],
  ])('%s', (_, iso, expected) => {
    expect(at(iso)).toEqual(expected);
  });

  it('claims nothing of a time that is none', () => {
    expect(busyAt(Number.NaN)).toEqual([]);
    expect(busyAt(-1)).toEqual([]);
    expect(busyAt(Number.POSITIVE_INFINITY)).toEqual([]);
  });
});
