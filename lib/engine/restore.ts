import { salvage } from '../model/salvage';
import { initialState, type State, stateSchema } from './state';

/**
 * The state as it was stored. What another version of the extension, or a damaged disk, left unreadable is lost by
 * itself: one job, alert, webhook or wait that cannot be read takes nothing else with it.
 */
export function restoreState(stored: unknown, nowMs: number): State {
  return salvage(stateSchema, stored, initialState(nowMs));
}
