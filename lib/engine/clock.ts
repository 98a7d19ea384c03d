import type { State } from './state';

/**
 * The engine's clock never runs back: where the user's clock was set back, the difference is kept as a shift. A jump
 * ahead cannot be told from sleep and counts as such: a gap in which nothing was seen.
 */
export function takeTime(state: State, wallMs: number): { state: State; nowMs: number } {
  const shifted = wallMs + state.clockShiftMs;
  if (shifted >= state.lastMs) return { state: { ...state, lastMs: shifted }, nowMs: shifted };
  const clockShiftMs = state.lastMs - wallMs;
  return { state: { ...state, clockShiftMs }, nowMs: state.lastMs };
}
