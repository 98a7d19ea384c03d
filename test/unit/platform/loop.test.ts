import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
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

/** Two stores in memory, of which the lasting one can be made to fail. */
function twoStores() {
  const local = new Map<string, unknown>();
  const spare = new Map<string, unknown>();
  const trouble = { save: undefined as Error | undefined };
  const read = (from: Map<string, unknown>) => async (keys: readonly string[]) =>
    Object.fromEntries(keys.filter((key) => from.has(key)).map((key) => [key, structuredClone(from.get(key))]));
  const write = (to: Map<string, unknown>) => async (entries: Readonly<Record<string, unknown>>) => {
    for (const [key, value] of Object.entries(entries)) to.set(key, structuredClone(value));
  };
  const ports: Pick<Ports, 'clock' | 'store' | 'spare' | 'alarm'> = {
    ...broken().ports,
    store: {
      load: read(local),
      save: async (entries) => {
        if (trouble.save !== undefined) throw trouble.save;
        await write(local)(entries);
      },
    },
    spare: {
      load: read(spare),
      save: write(spare),
      remove: async (keys) => {
        for (const key of keys) spare.delete(key);
      },
    },
  };
  return { local, spare, trouble, ports };
}

describe('a store that takes nothing more in', () => {
  const counting: Machine<Count> = {
    ...machine,
    restore: (stored, marks) => ({ taken: 0, ...(typeof stored === 'object' && stored), ...{ marks } }),
    marks: ({ taken }) => ({ taken }),
  };

  it('is said, and the whole goes on in the spare one through the death of workers', async () => {
    const { local, spare, trouble, ports } = twoStores();
    const said: unknown[] = [];
    const worker = { ...counting, troubled: (found: unknown) => void said.push(found) };
    await createLoop(ports, worker).take([{ kind: 'network', online: true }]);
    expect(local.get('state')).toMatchObject({ taken: 1 });
    trouble.save = Object.assign(new Error('no room'), { name: 'StorageFull' });
    await createLoop(ports, worker).take([{ kind: 'network', online: true }]);
    await createLoop(ports, worker).take([{ kind: 'network', online: true }]);
    expect(local.get('state')).toMatchObject({ taken: 1 });
    expect(spare.get('state')).toMatchObject({ taken: 3 });
    expect(said).toEqual(['full', 'full']);
    trouble.save = undefined;
    await createLoop(ports, worker).take([{ kind: 'network', online: true }]);
    expect(local.get('state')).toMatchObject({ taken: 4 });
    expect(spare.has('state')).toBe(false);
    expect(said.at(-1)).toBe(undefined);
  });

  it('gets as much of the state as it has room for', async () => {
    const { local, ports } = twoStores();
    const store: Ports['store'] = {
      load: ports.store.load,
      save: async (entries) => {
        if (JSON.stringify(entries).length > 40) throw Object.assign(new Error('no room'), { name: 'StorageFull' });
        await ports.store.save(entries);
      },
    };
    const lean = { ...counting, lean: (): Count[] => [{ taken: 1, aside: 1_000_000_000_000_000 }, { taken: 7 }] };
    const project = () => ({ snapshot: 'x'.repeat(100) });
    await createLoop({ ...ports, store }, { ...lean, project }).take([{ kind: 'network', online: true }]);
    expect(local.get('state')).toEqual({ taken: 7 });
  });

  it('keeps the marks apart, where they outlive a state that is gone', async () => {
    const { local, ports } = twoStores();
    await createLoop(ports, counting).take([{ kind: 'network', online: true }]);
    local.clear();
    await createLoop(ports, counting).take([{ kind: 'tick' }]);
    expect(local.get('state')).toMatchObject({ taken: 0, marks: { taken: 1 } });
  });
});
