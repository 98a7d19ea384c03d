import * as z from 'zod/mini';
import type { State } from './state';

/** Evidence that no step could take in: how often that happened, and when it last did. */
export const setAsideSchema = z.object({ count: z.int().check(z.gte(0)), lastMs: z.nullable(z.number()) });

/** Counts one piece of evidence whose step failed or took too long. Nothing else of it is kept. */
export function countSetAside(state: State, nowMs: number): State {
  return { ...state, setAside: { count: state.setAside.count + 1, lastMs: nowMs } };
}
