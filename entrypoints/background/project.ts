import { rankFallbacks } from '../../lib/advice/fallback';
import { snapshotOf } from '../../lib/engine/snapshot';
import type { State } from '../../lib/engine/state';
import type { OwnWaits } from '../../lib/model/history';
import type { Settings } from '../../lib/model/settings';
import type { Snapshot } from '../../lib/model/snapshot';
import type { StoreTrouble } from '../../lib/platform/loop';

/** The chart of own waits shows so many. */
const CHARTED = 100;

/**
 * What the pages read, saved together with the state: the snapshot, the settings without keys, the user's own waits.
 * `store`: what is the matter with the store itself.
 */
export function project(
  state: State,
  wallMs: number,
  store?: StoreTrouble,
): { snapshot: Snapshot; settings: Settings; waits: OwnWaits } {
  const shown = snapshotOf(state, wallMs + state.clockShiftMs);
  const fallbacks = rankFallbacks({ verdicts: shown.verdicts, settings: state.settings });
  const finished = state.waits.seen.filter(({ outcome }) => outcome === 'finished').slice(-CHARTED);
  const waits = finished.map(({ endedAtMs, waitSeconds }) => ({
    atMs: endedAtMs - state.clockShiftMs,
    seconds: waitSeconds,
  }));
  const snapshot: Snapshot = { ...shown, fallbacks, badge: withTrouble(shown.badge, store) };
  if (store !== undefined) snapshot.store = store;
  return { snapshot, settings: state.settings, waits };
}

/** The badge, with a sign for trouble with the store where it has none for worse. */
export function withTrouble(badge: Snapshot['badge'], store: StoreTrouble | undefined): Snapshot['badge'] {
  return store === undefined || badge.tone === 'bad' ? badge : { text: '!', tone: 'warn' };
}
