import { describe, expect, it } from 'vitest';
import type { ObservedWait } from '../../../../lib/engine/waits/observed';
import { learn, mostWaits, noWaits, waitsSchema } from '../../../../lib/engine/waits/waits';
import { kind, startMs } from './tell';

const wait = (more: Partial<ObservedWait> = {}): ObservedWait => ({
  kind,
  provider: 'web',
  endedAtMs: startMs,
  waitSeconds: 100,
  outcome: 'finished',
  ...more,
});

describe('what is learned', () => {
  it.each([
    ['a negative wait', { waitSeconds: -3 }],
    ['no wait at all', { waitSeconds: 0 }],
    ['a wait of more than a week', { waitSeconds: 700_000 }],
    ['a wait that is no number', { waitSeconds: Number.NaN }],
    ['an end that is no time', { endedAtMs: Number.POSITIVE_INFINITY }],
    ['a line longer than the wait', { queueSeconds: 101 }],
    ['a first sight after the end', { enteredSeconds: 100 }],
  ])('%s teaches nothing', (_, more) => {
    const before = learn(noWaits(), wait({ endedAtMs: startMs - 1000 }));
    expect(learn(before, wait(more))).toBe(before);
  });

  it('an outlier of eight hours is kept', () => {
    expect(learn(noWaits(), wait({ waitSeconds: 28_800 })).seen).toHaveLength(1);
  });

  it('the same wait twice counts once, also when others came between', () => {
    const one = learn(noWaits(), wait());
    const two = learn(one, wait({ endedAtMs: startMs + 5000 }));
    expect(learn(two, wait()).seen).toHaveLength(2);
  });

  it('waits stand in the order of their ends, however they come', () => {
    const waits = [3, 1, 2].reduce(
      (all, n) => learn(all, wait({ endedAtMs: startMs + n, waitSeconds: n * 10 })),
      noWaits(),
    );
    expect(waits.seen.map((seen) => seen.waitSeconds)).toEqual([10, 20, 30]);
  });

  it('the oldest is forgotten beyond 400, and what is left can be stored', () => {
    let waits = noWaits();
    for (let i = 0; i < mostWaits + 5; i += 1) waits = learn(waits, wait({ endedAtMs: startMs + i * 1000 }));
    expect(waits.seen).toHaveLength(mostWaits);
    expect(waits.seen[0]?.endedAtMs).toBe(startMs + 5000);
    expect(waitsSchema.parse(JSON.parse(JSON.stringify(waits)))).toEqual(waits);
  });
});
