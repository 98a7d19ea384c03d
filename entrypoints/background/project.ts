import { rankFallbacks } from '../../lib/advice/fallback';
import { snapshotOf } from '../../lib/engine/snapshot';
import type { State } from '../../lib/engine/state';
import type { Settings } from '../../lib/model/settings';
import type { Snapshot } from '../../lib/model/snapshot';

/** What the pages read, saved together with the state: the snapshot, and the settings without keys. */
export function project(state: State, wallMs: number): { snapshot: Snapshot; settings: Settings } {
  const shown = snapshotOf(state, wallMs + state.clockShiftMs);
  const fallbacks = rankFallbacks({ verdicts: shown.verdicts, settings: state.settings });
  return { snapshot: { ...shown, fallbacks }, settings: state.settings };
}
