import { expect, it } from 'vitest';
import { snapshotOf } from '../../../lib/engine/snapshot';
import type { Evidence } from '../../../lib/model/evidence';
import { Course, reply, START, tab } from './course';

const HOUR_MS = 3_600_000;

it('the times of wallets and services are those of the user’s clock, also after it was set back', () => {
  const feed: Evidence = {
    kind: 'feed',
    feed: 'prismix',
    status: 200,
    latencyMs: 10,
    outcome: {
      ok: true,
      readings: [
        {
          service: 'pika',
          state: 'degraded',
          parts: [],
          incidents: [{ id: 'i', title: 'Slow', state: 'degraded', startedAtMs: START + 5000, endedAtMs: null }],
          maintenance: [],
          readAtMs: START + 10_000,
          thin: false,
        },
      ],
    },
  };
  const balance = {
    ...reply([]),
    reading: { ...reply([]).reading, balances: [{ wallet: 'create', amount: 80, unit: 'credits' }] },
  } satisfies Evidence;
  const course = new Course().at(0, tab('visible')).at(10, feed, balance).to(12);
  // The clock is set back by an hour: the engine's own goes on.
  const setBack = { ...course.state, clockShiftMs: HOUR_MS };
  const shown = snapshotOf(setBack, setBack.lastMs);
  const wallet = shown.wallets.find((card) => card.wallet === 'create');
  const service = shown.services.find((card) => card.service === 'pika');
  expect(wallet?.seenAtMs).toBe(START + 10_000 - HOUR_MS);
  expect(service?.sources.find(({ source }) => source === 'prismix')?.readAtMs).toBe(START + 10_000 - HOUR_MS);
  expect(service?.incidents[0]?.startedAtMs).toBe(START + 5000 - HOUR_MS);
});
