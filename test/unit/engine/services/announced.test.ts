import { describe, expect, it } from 'vitest';
import { announcedWork } from '../../../../lib/engine/services/announced';
import { noteFeed } from '../../../../lib/engine/services/note';
import { noServices } from '../../../../lib/engine/services/state';
import type { Incident } from '../../../../lib/model/service';

const NOW = Date.UTC(2026, 10, 28, 9);
const HOUR_MS = 3_600_000;

function withWork(...maintenance: Incident[]) {
  const reading = { service: 'runway', state: 'ok' as const, parts: [], incidents: [], readAtMs: null, thin: false };
  return noteFeed(
    noServices(),
    {
      kind: 'feed',
      feed: 'runway',
      status: 200,
      latencyMs: 10,
      outcome: { ok: true, readings: [{ ...reading, maintenance }] },
    },
    NOW,
  );
}

const work = (id: string, fromHours: number, toHours: number | null): Incident => ({
  id,
  title: `Work ${id}`,
  state: 'maintenance',
  startedAtMs: NOW + fromHours * HOUR_MS,
  endedAtMs: toHours === null ? null : NOW + toHours * HOUR_MS,
});

describe('announced work', () => {
  it('is shown ahead of its time, soonest first, and while it goes on', () => {
    const state = withWork(work('late', 30, 32), work('now', -1, 1), work('soon', 3, null));
    expect(announcedWork(state, 'runway', NOW).map(({ id }) => id)).toEqual(['now', 'soon', 'late']);
  });

  it('is not shown once it is over, weeks ahead, or of another service', () => {
    const state = withWork(work('over', -5, -1), work('endless', -20, null), work('far', 24 * 20, null));
    expect(announcedWork(state, 'runway', NOW)).toEqual([]);
    expect(announcedWork(withWork(work('soon', 3, 4)), 'pika', NOW)).toEqual([]);
  });
});
