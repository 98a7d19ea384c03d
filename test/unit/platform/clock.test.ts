import { beforeEach, expect, test, vi } from 'vitest';
import type { ShiftableClock } from '../../../lib/platform/testClock';
import { freshBrowser } from '../../fake/browser';

/** A clock as a fresh worker has it. */
async function clockOfNewWorker(): Promise<ShiftableClock> {
  vi.resetModules();
  const { testClock } = await import('../../../lib/platform/testClock');
  const clock = testClock();
  await clock.ready();
  return clock;
}

beforeEach(() => {
  freshBrowser();
});

test('a shift moves the clock and outlives the worker', async () => {
  const clock = await clockOfNewWorker();
  const before = Date.now();
  await clock.shift(3_600_000);
  expect(clock.now()).toBeGreaterThanOrEqual(before + 3_600_000);
  const next = await clockOfNewWorker();
  expect(next.ahead()).toBe(3_600_000);
  await next.shift(1_000);
  expect(next.ahead()).toBe(3_601_000);
});

test('timers that fell due run once, in order; the others wait', async () => {
  const clock = await clockOfNewWorker();
  const ran: string[] = [];
  clock.timer(60_000, () => ran.push('minute'));
  clock.timer(1_000, () => ran.push('second'));
  const cancel = clock.timer(2_000, () => ran.push('cancelled'));
  const late = clock.timer(7_200_000, () => ran.push('hours'));
  cancel();
  await clock.shift(60_000);
  expect(ran).toEqual(['second', 'minute']);
  expect(clock.nextTimer()).toBeGreaterThan(clock.now() + 7_000_000);
  await clock.shift(1);
  expect(ran).toEqual(['second', 'minute']);
  late();
  expect(clock.nextTimer()).toBeNull();
});
