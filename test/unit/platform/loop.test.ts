import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createLoop, type Machine } from '../../../lib/platform/loop';
import type { Ports } from '../../../lib/platform/ports';

interface Count {
  taken: number;
  aside?: number;
}

/** A store that cannot be read until it is mended. */
function broken() {
  const store = { mended: false, reads: 0, saved: [] as unknown[] };
  const ports: Pick<Ports, 'clock' | 'store' | 'spare' | 'alarm'> = {
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
    spare: { load: async () => ({}), save: async () => undefined, remove: async () => undefined },
    alarm: { set: async () => undefined },
  };
  return { store, ports };
}

const faults: unknown[] = [];
const machine: Machine<Count> = {
  restore: () => ({ taken: 0 }),
  advance: (state, evidence) => ({
    state: evidence.kind === 'network' ? { ...state, taken: state.taken + 1 } : state,
    effects: [],
    dueMs: null,
  }),
  marks: () => ({}),
  lean: () => [],
  troubled: () => undefined,
  setAside: (state) => ({ ...state, aside: (state.aside ?? 0) + 1 }),
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
  faults.length = 0;
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

it('sets evidence aside whose step throws or takes too long, answers its letter, and goes on', async () => {
  const { store, ports } = broken();
  store.mended = true;
  const remembered: string[] = [];
  const odd: Machine<Count> = {
    ...machine,
    advance: (state, evidence, nowMs) => {
      if (evidence.kind === 'probe' && evidence.status === 1) throw new RangeError('odd');
      if (evidence.kind === 'probe' && evidence.status === 2) vi.setSystemTime(Date.now() + 10_000);
      return evidence.kind === 'probe'
        ? { state: { ...state, taken: state.taken + 100 }, effects: [], dueMs: null }
        : machine.advance(state, evidence, nowMs);
    },
    remember: (state, letter) => {
      remembered.push(letter);
      return state;
    },
  };
  const probe = (status: number) => ({ kind: 'probe' as const, target: 'a', status, latencyMs: 1 });
  const loop = createLoop(ports, odd);
  await loop.take(
    [{ kind: 'network', online: true }, probe(1), { kind: 'network', online: true }, probe(2), probe(3)],
    'letter',
  );
  expect(store.saved.at(-1)).toEqual({ taken: 102, aside: 2 });
  expect(remembered).toEqual(['letter']);
});

it('saves the state also where no picture of it can be drawn', async () => {
  const { store, ports } = broken();
  store.mended = true;
  const undrawn: Machine<Count> = {
    ...machine,
    project: () => {
      throw new Error('no picture');
    },
  };
  await createLoop(ports, undrawn).take([{ kind: 'network', online: true }]);
  expect(store.saved.at(-1)).toEqual({ taken: 1 });
  expect(faults).toHaveLength(1);
});
