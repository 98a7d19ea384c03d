import { describe, expect, it } from 'vitest';
import { realClock, virtualClock } from '../../world/clock';

describe('the virtual clock', () => {
  it('wakes sleepers in the order in which they are due', async () => {
    const clock = virtualClock(1000);
    const woken: string[] = [];
    const sleeper = async (name: string, ms: number) => {
      await clock.sleep(ms);
      woken.push(`${name} at ${clock.now()}`);
    };
    const all = [sleeper('late', 300), sleeper('early', 100), sleeper('same', 100)];
    await clock.advance(250);
    expect(woken).toEqual(['early at 1100', 'same at 1100']);
    expect(clock.now()).toBe(1250);
    await clock.advance(50);
    await Promise.all(all);
    expect(woken.at(-1)).toBe('late at 1300');
  });

  it('wakes one who falls asleep again on the way', async () => {
    const clock = virtualClock(0);
    const times: number[] = [];
    const loop = (async () => {
      for (let turn = 0; turn < 3; turn++) {
        await clock.sleep(10);
        times.push(clock.now());
      }
    })();
    await clock.advance(100);
    await loop;
    expect(times).toEqual([10, 20, 30]);
  });
});

describe('breaking off', () => {
  it.each([
    ['virtual', () => virtualClock(0)],
    ['real', realClock],
  ])('ends a wait on the %s clock', async (_name, make) => {
    const stop = new AbortController();
    const wait = make().sleep(60_000, stop.signal);
    stop.abort();
    await expect(wait).rejects.toThrow('broken off');
  });
});

describe('the real clock', () => {
  it('can be moved on, and wakes those who are then due, in order', async () => {
    const clock = realClock();
    const before = clock.now();
    const woken: string[] = [];
    const late = clock.sleep(50_000).then(() => woken.push('late'));
    const early = clock.sleep(40_000).then(() => woken.push('early'));
    const stop = new AbortController();
    const waiting = clock.sleep(70_000, stop.signal);
    await clock.advance(60_000);
    await Promise.all([late, early]);
    expect(woken).toEqual(['early', 'late']);
    expect(clock.now() - before).toBeGreaterThanOrEqual(60_000);
    await clock.advance(10_000);
    await waiting;
  });
});
