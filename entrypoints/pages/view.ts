import * as z from 'zod/mini';
import { createStore } from 'zustand/vanilla';
import { seeTime } from '../../components/kit/pageClock';
import { type Settings, settingsSchema } from '../../lib/model/settings';
import { type Snapshot, snapshotSchema } from '../../lib/model/snapshot';
import type { Bridge } from './bridge';

/** What a page shows now: a copy of what the background stored, never a source of truth. */
export interface View {
  /** `empty`: nothing stored yet; `unreadable`: stored, but not in a form that this version knows. */
  phase: 'loading' | 'empty' | 'unreadable' | 'ready';
  snapshot: Snapshot | undefined;
  settings: Settings | undefined;
  /** The user's keys, masked, by API. */
  keyHints: Readonly<Record<string, string>>;
  /** The background did not take the last message. */
  unheard: boolean;
  /** The user has taken away (or never given) the right to read Pika's pages. */
  noAccess: boolean;
}

export type ViewStore = ReturnType<typeof createView>;

/** An empty view store. */
export function createView() {
  return createStore<View>(() => ({
    phase: 'loading',
    snapshot: undefined,
    settings: undefined,
    keyHints: {},
    unheard: false,
    noAccess: false,
  }));
}

/** Fills the view with one read and keeps it up to date; resolves when the first picture can be drawn. */
export async function hydrate(
  view: ViewStore,
  bridge: Bridge,
  keys: readonly ('snapshot' | 'settings' | 'keyHints')[],
): Promise<void> {
  bridge.onChange((key, value) => take(view, key, value));
  const stored = await bridge.read(keys);
  for (const key of keys) take(view, key, stored[key]);
  if (stored.snapshot === undefined && keys.includes('snapshot')) {
    void bridge.send({ type: 'snapshot' }).then(
      (answer) => answer !== undefined && answer !== null && take(view, 'snapshot', answer),
      () => view.setState({ unheard: true }),
    );
  }
  void bridge.mayRead(bridge.hosts().needed).then((may) => view.setState({ noAccess: !may }));
}

/** Takes in one stored value. */
function take(view: ViewStore, key: string, value: unknown): void {
  if (key === 'snapshot') view.setState(readSnapshot(value));
  if (key === 'keyHints') {
    const hints = z.record(z.string(), z.string()).safeParse(value ?? {});
    if (hints.success) view.setState({ keyHints: hints.data });
  }
  if (key === 'settings') {
    const settings = settingsSchema.safeParse(value ?? {});
    if (settings.success) view.setState({ settings: settings.data });
  }
}

function readSnapshot(value: unknown): Pick<View, 'phase' | 'snapshot'> {
  if (value === undefined) return { phase: 'empty', snapshot: undefined };
  const parsed = snapshotSchema.safeParse(value);
  if (!parsed.success) return { phase: 'unreadable', snapshot: undefined };
  seeTime(parsed.data.atMs);
  return { phase: 'ready', snapshot: parsed.data };
}
