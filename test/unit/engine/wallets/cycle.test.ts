import { describe, expect, it } from 'vitest';
import { monthsLater } from '../../../../lib/engine/wallets/cycle';
import { Play } from './helpers';

const day = 86_400;
const hour = 3600;

/** Starts on 22 November 08:00; the plan's day is the 25th at 08:00 (3 days later), then the 25th of each month. */
function twoMonths(amount = 700) {
  return new Play({ plan: 'standard' })
    .balance(0, 120)
    .balance(3 * day + 600, amount)
    .balance(32 * day, 150)
    .balance(33 * day + 600, amount);
}

describe('monthsLater', () => {
  it('keeps the day and the time, and stays in shorter months', () => {
    expect(monthsLater(Date.UTC(2026, 10, 25, 8, 10), 1)).toBe(Date.UTC(2026, 11, 25, 8, 10));
    expect(monthsLater(Date.UTC(2026, 0, 31, 23, 0), 1)).toBe(Date.UTC(2026, 1, 28, 23, 0));
    expect(monthsLater(Date.UTC(2026, 11, 31), 2)).toBe(Date.UTC(2027, 1, 28));
  });
});

describe('resets', () => {
  it('are rises to the allowance, told once each', () => {
    const play = twoMonths();
    expect(play.resets).toEqual([3 * day + 600, 33 * day + 600]);
    expect(play.changes().filter(([, meaning]) => meaning === 'reset')).toHaveLength(2);
  });

  it('are recognised without a known plan from the second equal monthly rise on', () => {
    const play = new Play()
      .balance(0, 120)
      .balance(day, 700)
      .balance(20 * day, 30)
      .balance(31 * day, 700);
    expect(play.changes().map(([, meaning]) => meaning)).toEqual(['purchase', 'unexplained', 'reset']);
    expect(play.resets).toEqual([31 * day]);
  });

  it('are no refunds: on the free plan the refund of the only job also leads back to the allowance', () => {
    const play = new Play({ plan: 'basic' })
      .balance(0, 80)
      .charge(1, 'a', 12)
      .balance(2, 68)
      .end(50, 'a', 'failed')
      .balance(90, 80);
    expect(play.resets).toEqual([]);
    expect(play.changes().at(-1)).toEqual([12, 'refund', 'a']);
  });

  it('are no purchases: a rise in the middle of the month', () => {
    const play = twoMonths()
      .balance(40 * day, 100)
      .balance(45 * day, 1100);
    expect(play.changes().at(-1)).toEqual([1000, 'purchase', undefined]);
    expect(play.resets).toHaveLength(2);
  });

  it('may come with bought credits on top', () => {
    const play = twoMonths()
      .balance(63 * day, 100)
      .balance(64 * day + 700, 850);
    expect(play.changes().at(-1)?.[1]).toBe('reset');
  });
});

describe('resets that are hard to see', () => {
  it('are seen where a job has taken its part of them before the next look', () => {
    const play = twoMonths().balance(63 * day, 90);
    play.charge(64 * day + 500, 'a', 18).balance(64 * day + 700, 682);
    expect(play.changes().slice(-2)).toEqual([
      [-18, 'charge', 'a'],
      [610, 'reset', undefined],
    ]);
    expect(play.resets).toHaveLength(3);
  });

  it('are judged by the day that was known before: the reply tells the next one already', () => {
    const first = Date.UTC(2026, 10, 25, 8);
    const play = new Play().balance(0, 120, { allowance: 700, resetsAtMs: first });
    play.balance(3 * day + 600, 700, { allowance: 700, resetsAtMs: Date.UTC(2026, 11, 25, 8) });
    expect(play.resets).toEqual([3 * day + 600]);
  });

  it('pass unseen where nothing was used, and a purchase weeks later is none', () => {
    const play = twoMonths()
      .balance(65 * day, 700)
      .balance(80 * day, 650)
      .balance(81 * day, 1650);
    expect(play.changes().at(-1)?.[1]).toBe('purchase');
    expect(play.resets).toHaveLength(2);
    expect(play.balance(94 * day, 30).balance(95 * day + hour, 700).resets).toHaveLength(3);
  });
});

describe('not-reset', () => {
  it('is claimed one hour after the third rise was due, by a look that shows it', () => {
    // Third due day: 25 January 08:10, that is 64 days after 22 November 08:00, plus ten minutes.
    const due = 64 * day + 600;
    const play = twoMonths().balance(60 * day, 90);
    expect(play.balance(due + hour - 60, 90).verdict(due + hour - 60)).toBe('ok');
    expect(play.verdict(due + hour + 30)).toBe('ok');
    expect(play.balance(due + hour + 60, 90).full(due + hour + 60)).toMatchObject({
      verdict: 'not-reset',
      advice: [{ id: 'check-account' }, { id: 'contact-support' }],
    });
    expect(play.balance(due + 2 * day, 700).verdict(due + 2 * day)).toBe('ok');
    expect(play.resets).toHaveLength(3);
  });

  it('is not claimed where the rise came but a part of it was used elsewhere before the next look', () => {
    const play = twoMonths()
      .balance(63 * day, 90)
      .balance(64 * day + 2 * hour, 500)
      .balance(65 * day, 500);
    expect(play.verdict(65 * day)).toBe('ok');
  });

  it('is not claimed after a single rise', () => {
    const play = new Play({ plan: 'standard' })
      .balance(0, 120)
      .balance(3 * day, 700)
      .balance(32 * day, 90)
      .balance(35 * day, 90);
    expect(play.verdict(35 * day)).toBe('ok');
  });

  it('is not claimed where nothing was used: a rise to the same amount cannot be seen', () => {
    const play = twoMonths().balance(65 * day, 700);
    expect(play.verdict(65 * day)).toBe('ok');
  });

  it('is not claimed before the day that a reply told', () => {
    const later = Date.UTC(2027, 0, 28);
    const play = twoMonths().balance(64 * day + 2 * hour, 90, { resetsAtMs: later });
    expect(play.verdict(64 * day + 2 * hour)).toBe('ok');
  });
});
