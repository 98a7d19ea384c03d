import { createStore } from 'zustand/vanilla';
import type { Settings } from '../../lib/model/settings';
import type { Snapshot } from '../../lib/model/snapshot';
import type { Bridge } from './bridge';

/** What a page shows now: a copy of what the background stored, never a source of truth. */
export interface View {
  /** `empty`: nothing stored yet; `unreadable`: stored, but not in a form that this version knows. */
  phase: 'loading' | 'empty' | 'unreadable' | 'ready';
  snapshot: Snapshot | undefined;
  settings: Settings | undefined;
  /** Notifications keep still until then, ms since 1970; null when they do not. */
  pausedUntilMs: number | null;
  /** The user's keys, masked, by API. */
  keyHints: Readonly<Record<string, string>>;
  /** The background did not take the last message. */
  unheard: boolean;
  /** Needed sites that the user has not allowed, or not any more. */
  missing: readonly string[];
  /** The browser shows no notifications of ours. */
  muted: boolean;
  /** A Pika tab is open in which nobody of ours is: it must be loaded anew. */
  unheardTab: boolean;
}

export type ViewStore = ReturnType<typeof createView>;

/** What a stored value changes in the view; by the name under which it is stored. */
export type Readers = Readonly<Record<string, (stored: unknown) => Partial<View>>>;

/** An empty view store. */
export function createView() {
  return createStore<View>(() => ({
    phase: 'loading',
    snapshot: undefined,
    settings: undefined,
    pausedUntilMs: null,
    keyHints: {},
    unheard: false,
    missing: [],
    muted: false,
    unheardTab: false,
  }));
}

/** Sets what is not so already: the same again draws nothing. */
export function note(view: ViewStore, news: Partial<Pick<View, 'unheard' | 'missing' | 'muted' | 'unheardTab'>>): void {
  const same = (a: unknown, b: unknown) => a === b || JSON.stringify(a) === JSON.stringify(b);
  view.setState((known) =>
    Object.entries(news).every(([key, value]) => same(Reflect.get(known, key), value)) ? known : news,
  );
}

/** Fills the view with one read and keeps it up to date; resolves when the first picture can be drawn. */
export async function hydrate(view: ViewStore, bridge: Bridge, readers: Readers): Promise<void> {
  const take = (key: string, stored: unknown) => {
    if (Object.hasOwn(readers, key)) view.setState(readers[key]?.(stored) ?? {});
  };
  bridge.onChange(take);
  const keys = Object.keys(readers);
  const stored = await bridge.read(keys);
  for (const key of keys) take(key, stored[key]);
  if (stored.snapshot === undefined) askForSnapshot(view, bridge, take);
  takeSpare(bridge, keys, take).catch((error) => console.error('Unstuck for Pika:', error));
}

/** The lasting store may have had no room for the newest. */
async function takeSpare(
  bridge: Bridge,
  keys: readonly string[],
  take: (key: string, stored: unknown) => void,
): Promise<void> {
  const spare = await bridge.readSpare(keys);
  for (const key of keys) if (spare[key] !== undefined) take(key, spare[key]);
}

/** Nothing is stored yet: the background can put one together at once. */
function askForSnapshot(view: ViewStore, bridge: Bridge, take: (key: string, stored: unknown) => void): void {
  bridge.send({ type: 'snapshot' }).then(
    (answer) => {
      if (answer !== undefined && answer !== null) take('snapshot', answer);
    },
    () => note(view, { unheard: true }),
  );
}
