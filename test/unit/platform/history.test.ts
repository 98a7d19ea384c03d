import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it } from 'vitest';
import { rollup } from '../../../entrypoints/background/recorder';
import type { Observation } from '../../../lib/model/history';
import { openHistory } from '../../../lib/platform/history';

const NOON = Date.parse('2026-11-22T12:00:00Z');
const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const seen = (minutes: number, state: 'ok' | 'outage'): Observation => ({
  atMs: NOON + minutes * MINUTE,
  services: { pika: { state, latencyMs: 120 } },
});

describe('the history', () => {
  const history = openHistory(rollup);
  beforeEach(() => history.wipe());

  it('adds up what was seen, at every resolution', async () => {
    for (const now of [seen(0, 'ok'), seen(5, 'ok'), seen(10, 'outage'), seen(15, 'ok')]) await history.observe(now);
    const [hour] = await history.buckets('hour', 0);
    expect(hour?.services.pika?.ms).toEqual({ ok: 10 * MINUTE, outage: 5 * MINUTE });
    expect(await history.buckets('five', 0)).toHaveLength(4);
    expect(await history.buckets('day', 0)).toHaveLength(1);
  });

  it('goes on from what an earlier worker saw', async () => {
    await history.observe(seen(0, 'outage'));
    await openHistory(rollup).observe(seen(10, 'ok'));
    const [day] = await history.buckets('day', 0);
    expect(day?.services.pika?.ms).toEqual({ outage: 10 * MINUTE });
  });

  it('forgets what is too old, each resolution at its own time', async () => {
    await history.observe(seen(0, 'ok'));
    await history.observe(seen(10, 'ok'));
    await history.observe({ ...seen(0, 'ok'), atMs: NOON + 31 * DAY });
    expect((await history.buckets('raw', 0)).length).toBe(1);
    expect((await history.buckets('five', 0)).every((bucket) => bucket.startMs > NOON + DAY)).toBe(true);
    expect((await history.buckets('hour', 0)).some((bucket) => bucket.startMs === NOON)).toBe(true);
  });

  it('forgets nothing by a clock that was three years ahead for a while', async () => {
    for (const minutes of [0, 5, 10]) await history.observe(seen(minutes, 'ok'));
    const before = { five: await history.buckets('five', 0), hour: await history.buckets('hour', 0) };
    for (const minutes of [15, 20, 2000]) await history.observe(seen(minutes + (3 * 365 * DAY) / MINUTE, 'ok'));
    await history.observe(seen(2010, 'ok'));
    expect((await history.buckets('five', 0)).slice(0, 3)).toEqual(before.five);
    expect((await history.buckets('hour', 0))[0]).toEqual(before.hour[0]);
    // What is claimed of the time to come goes once the clock has proved itself.
    for (let minutes = 2020; minutes < 2020 + 4 * 24 * 60; minutes += 60) await history.observe(seen(minutes, 'ok'));
    const end = NOON + 10 * DAY;
    expect((await history.buckets('hour', 0)).every(({ startMs }) => startMs < end)).toBe(true);
    expect((await history.buckets('hour', 0))[0]).toEqual(before.hour[0]);
  });

  it('keeps incidents, and tells which are open', async () => {
    const incident = {
      id: 'pika:1',
      service: 'pika',
      title: 'x',
      state: 'outage' as const,
      startedAtMs: NOON,
      endedAtMs: null,
      foundBy: 'probe',
      officialAtMs: null,
    };
    await history.putIncident(incident);
    expect(await history.openIncidents()).toEqual([incident]);
    await history.putIncident({ ...incident, endedAtMs: NOON + MINUTE });
    expect(await history.openIncidents()).toEqual([]);
    expect(await history.incidents(10)).toHaveLength(1);
  });

  it('is gone after a wipe', async () => {
    await history.observe(seen(0, 'ok'));
    await history.observe(seen(10, 'ok'));
    await history.wipe();
    expect(await history.buckets('day', 0)).toEqual([]);
    await history.observe(seen(20, 'ok'));
    expect((await history.buckets('day', 0))[0]?.services.pika?.ms).toEqual({});
  });
});
