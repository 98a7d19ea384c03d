import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createLoop, type Machine } from '../../../lib/platform/loop';
import type { Ports } from '../../../lib/platform/ports';

interface Count {
  taken: number;
}

/** A store that cannot be read until it is mended. */
function broken() {
  const store = { mended: false, reads: 0, saved: [] as unknown[] };
  const ports: Pick<Ports, 'clock' | 'store' | 'alarm'> = {
    clock: {
      now: Date.now,
      timer: (ms, task) => {
        const id = setTimeout(task, ms);
        return () => clearTimeout(id);
      },
    },
    store: {
      load: async () => {
        store.reads += 1;
        if (!store.mended) throw new Error('the disk is damaged');
        return {};
      },
      save: async (entries) => void store.saved.push(entries.state),
    },
    alarm: { set: async () => undefined },
  };
  return { store, ports };
}

const faults: unknown[] = [];
const machine: Machine<Count> = {
  restore: () => ({ taken: 0 }),
  advance: (state, evidence) => ({
    state: evidence.kind === 'network' ? { taken: state.taken + 1 } : state,
    effects: [],
    dueMs: null,
  }),
  knows: () => false,
  remember: (state) => state,
  catchUp: async () => [],
  pending: () => [],
  project: () => ({}),
  show: async () => undefined,
  run: async () => [],
  failed: (error) => void faults.push(error),
};

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

it('tries a store that cannot be read ever more seldom, and loses nothing of what came meanwhile', async () => {
  const { store, ports } = broken();
  const loop = createLoop(ports, machine);
  const first = loop.take([{ kind: 'network', online: false }]);
  await vi.advanceTimersByTimeAsync(0);
  const second = loop.take([{ kind: 'network', online: true }]);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(store.reads).toBeLessThanOrEqual(7);
  expect(store.reads).toBeGreaterThan(3);
  expect(faults).toHaveLength(store.reads);
  store.mended = true;
  await vi.advanceTimersByTimeAsync(60_000);
  await Promise.all([first, second]);
  expect(store.saved.at(-1)).toEqual({ taken: 2 });
});
