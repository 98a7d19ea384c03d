import { rankFallbacks } from '../../lib/advice/fallback';
import { snapshotOf } from '../../lib/engine/snapshot';
import type { State } from '../../lib/engine/state';
import type { OwnWaits } from '../../lib/model/history';
import type { Settings } from '../../lib/model/settings';
import type { Snapshot } from '../../lib/model/snapshot';

/** The chart of own waits shows so many. */
const CHARTED = 100;

/** What the pages read, saved together with the state: the snapshot, the settings without keys, the user's own waits. */
export function project(state: State, wallMs: number): { snapshot: Snapshot; settings: Settings; waits: OwnWaits } {
  const shown = snapshotOf(state, wallMs + state.clockShiftMs);
  const fallbacks = rankFallbacks({ verdicts: shown.verdicts, settings: state.settings });
  const finished = state.waits.seen.filter(({ outcome }) => outcome === 'finished').slice(-CHARTED);
  const waits = finished.map(({ endedAtMs, waitSeconds }) => ({ atMs: endedAtMs, seconds: waitSeconds }));
  return { snapshot: { ...shown, fallbacks }, settings: state.settings, waits };
}
