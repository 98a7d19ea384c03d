import type { State } from './state';

/** While a claim waits for its moment the engine is called within a minute: a longer silence was slept through. */
const SLEPT_MS = 2 * 60_000;

/**
 * The engine's clock never runs back: where the user's clock was set back, the difference is kept as a shift. A jump
 * ahead cannot be told from sleep and counts as such: a gap in which nothing was seen.
 */
export function takeTime(state: State, wallMs: number): { state: State; nowMs: number } {
  const shifted = wallMs + state.clockShiftMs;
  if (shifted >= state.lastMs) {
    const wokeMs = shifted - state.lastMs > SLEPT_MS ? shifted : state.wokeMs;
    return { state: { ...state, lastMs: shifted, wokeMs }, nowMs: shifted };
  }
  const clockShiftMs = state.lastMs - wallMs;
  return { state: { ...state, clockShiftMs }, nowMs: state.lastMs };
}
