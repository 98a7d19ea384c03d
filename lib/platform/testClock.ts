import { browser } from 'wxt/browser';
import type { Clock } from './clock';

const place = 'unstuckTestAhead';

interface Pending {
  dueMs: number;
  task: () => void;
}

/** A clock that a test can move on; how far it is ahead outlives the worker and a reload. */
export interface ShiftableClock extends Clock {
  /** When the next timer is due, in this clock; `null` where none runs. */
  nextTimer(): number | null;
  /** Moves the clock on by so many ms, remembers it and runs the timers that fell due, in order. */
  shift(ms: number): Promise<void>;
}

function makeShiftableClock(): ShiftableClock {
  const pending = new Map<Pending, ReturnType<typeof setTimeout>>();
  let ahead = 0;
  let loaded: Promise<void> | undefined;

  const now = () => Date.now() + ahead;
  const read = async () => {
    const found = await browser.storage.local.get(place);
    const kept = found[place];
    if (typeof kept === 'number' && Number.isFinite(kept)) ahead = kept;
  };
  const ready = () => {
    loaded ??= read();
    return loaded;
  };
  const run = (entry: Pending) => {
    clearTimeout(pending.get(entry));
    if (pending.delete(entry)) entry.task();
  };
  const timer = (ms: number, task: () => void) => {
    const entry = { dueMs: now() + Math.max(0, ms), task };
    pending.set(
      entry,
      setTimeout(() => run(entry), Math.max(0, ms)),
    );
    return () => {
      clearTimeout(pending.get(entry));
      pending.delete(entry);
    };
  };
  const shift = async (ms: number) => {
    await ready();
    ahead += ms;
    await browser.storage.local.set({ [place]: ahead });
    const due = [...pending.keys()].filter((entry) => entry.dueMs <= now()).sort((a, b) => a.dueMs - b.dueMs);
    for (const entry of due) run(entry);
  };
  const nextTimer = () => (pending.size === 0 ? null : Math.min(...[...pending.keys()].map((entry) => entry.dueMs)));
  return { now, timer, ahead: () => ahead, ready, nextTimer, shift };
}

let only: ShiftableClock | undefined;

/** The one clock of this context in a test build. */
export function testClock(): ShiftableClock {
  only ??= makeShiftableClock();
  return only;
}
