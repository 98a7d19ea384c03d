import { describe, expect, test } from 'vitest';
import { lookAtJob, type Plan, usualPlan } from '../../world/apis/kit/lifecycle';

const born = 1_000_000_000_000;
/** What is to be seen of a job that waits 20 s and runs 60 s, so many seconds after its start. */
const seen = (seconds: number, plan: Partial<Plan> = {}, cancelledAt: number | null = null) =>
  lookAtJob(
    {
      createdAtMs: born,
      cancelledAtMs: cancelledAt === null ? null : born + cancelledAt * 1000,
      plan: { ...usualPlan(), ...plan },
    },
    born + seconds * 1000,
  );

describe('the course of a job', () => {
  test('waits with a shrinking line, runs with growing progress, ends with a link', () => {
    expect(seen(0)).toMatchObject({ phase: 'waiting', ahead: 3, progress: 0, startedAtMs: null });
    expect(seen(15)).toMatchObject({ phase: 'waiting', ahead: 1 });
    expect(seen(20)).toMatchObject({ phase: 'running', ahead: 0, progress: 0, startedAtMs: born + 20_000 });
    expect(seen(50)).toMatchObject({ phase: 'running', progress: 0.5 });
    expect(seen(79.9)).toMatchObject({ phase: 'running', progress: 0.99 });
    expect(seen(80)).toMatchObject({ phase: 'done', progress: 1, hasLink: true, endedAtMs: born + 80_000 });
  });

  test('stands still for ever, or for a while', () => {
    for (const seconds of [50, 500, 50_000])
      expect(seen(seconds, { stallAtSeconds: 50 })).toMatchObject({ phase: 'running', progress: 0.5 });
    const pause = { stallAtSeconds: 50, stallForSeconds: 100 };
    expect(seen(149, pause).progress).toBe(0.5);
    expect(seen(165, pause).progress).toBe(0.75);
    expect(seen(179.9, pause).phase).toBe('running');
    expect(seen(180, pause)).toMatchObject({ phase: 'done', endedAtMs: born + 180_000 });
    expect(seen(9000, { stallAtSeconds: 5 })).toMatchObject({ phase: 'waiting', ahead: 3 });
  });

  test('is given back to the queue, and starts again from nothing', () => {
    const handoff = { requeueAfterSeconds: 50, requeueTimes: 2 };
    expect(seen(49.9, handoff)).toMatchObject({ phase: 'running', requeues: 0 });
    expect(seen(51, handoff)).toMatchObject({ phase: 'waiting', requeues: 1, progress: 0 });
    expect(seen(101, handoff)).toMatchObject({ phase: 'waiting', requeues: 2 });
    expect(seen(179, handoff).phase).toBe('running');
    expect(seen(180, handoff).phase).toBe('done');
  });

  test('the link comes late, or never', () => {
    expect(seen(85, { linkDelaySeconds: 10 })).toMatchObject({ phase: 'done', hasLink: false });
    expect(seen(90, { linkDelaySeconds: 10 }).hasLink).toBe(true);
    expect(seen(90_000, { linkDelaySeconds: null })).toMatchObject({ phase: 'done', hasLink: false });
  });

  test('fails, and a failed one has no link', () => {
    expect(seen(79, { end: 'failed' }).phase).toBe('running');
    expect(seen(80, { end: 'failed' })).toMatchObject({ phase: 'failed', hasLink: false });
  });

  test('a cancel counts only before the end', () => {
    expect(seen(30, {}, 25)).toMatchObject({ phase: 'cancelled', endedAtMs: born + 25_000 });
    expect(seen(500, {}, 25).phase).toBe('cancelled');
    expect(seen(100, {}, 90).phase).toBe('done');
    expect(seen(9000, { stallAtSeconds: 5 }, 8000).phase).toBe('cancelled');
  });
});
