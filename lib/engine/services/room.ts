import { counted, freeAgainMs, leavesRoom } from './budget';
import { MOST_PER_HOUR } from './pace';
import type { ServicesState } from './state';

/** When one more question of an idle user keeps the budget: now, or once the hour has room again. */
export function idleRoomMs(state: ServicesState, nowMs: number): number {
  const asked = counted(state.asked, nowMs);
  return leavesRoom(asked, [], nowMs, MOST_PER_HOUR.idle) ? nowMs : freeAgainMs(asked, nowMs, MOST_PER_HOUR.idle);
}

/** The services' questions make room for one of another kind. */
export function countAsked(state: ServicesState, nowMs: number): ServicesState {
  return { ...state, asked: [...counted(state.asked, nowMs), nowMs] };
}
