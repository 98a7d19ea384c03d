import type { State } from './state';

/** While a claim waits for its moment the engine is called within a minute: a longer silence was slept through. */
const SLEPT_MS = 2 * 60_000;

/** A jump further than this is a clock that was set wrong, and no sleep: the engine takes it for the shorter time. */
const LONGEST_SLEEP_MS = 365 * 86_400_000;
const WRONG_CLOCK_MS = 3 * 86_400_000;

/**
 * The engine's clock never runs back: where the user's clock was set back, the difference is kept as a shift. A jump
 * ahead cannot be told from sleep and counts as such: a gap in which nothing was seen. One of years would leave the
 * engine ahead by years once the clock is right again, and all that is kept would be too old.
 */
export function takeTime(state: State, wallMs: number): { state: State; nowMs: number } {
  const shifted = wallMs + state.clockShiftMs;
  if (shifted - state.lastMs > LONGEST_SLEEP_MS) {
    const nowMs = state.lastMs + WRONG_CLOCK_MS;
    return { state: { ...state, lastMs: nowMs, wokeMs: nowMs, clockShiftMs: nowMs - wallMs }, nowMs };
  }
  if (shifted >= state.lastMs) {
    const wokeMs = shifted - state.lastMs > SLEPT_MS ? shifted : state.wokeMs;
    return { state: { ...state, lastMs: shifted, wokeMs }, nowMs: shifted };
  }
  const clockShiftMs = state.lastMs - wallMs;
  return { state: { ...state, clockShiftMs }, nowMs: state.lastMs };
}
