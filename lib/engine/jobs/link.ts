import type { State } from '../state';
import type { JobRecord } from './record';

/** A gap of a minute between the end and the address is usual, until the user's own gaps are known. */
const USUAL_MS = 60_000;
const KNOWN_FROM = 5;
const KEPT = 20;
const MARGIN = 1.5;
const AT_MOST_MS = 30 * 60_000;

/** How long an address may be missing before that is worth a word. Own gaps only ever lengthen it. */
export function linkGapMs(gapsMs: readonly number[]): number {
  if (gapsMs.length < KNOWN_FROM) return USUAL_MS;
  return Math.min(AT_MOST_MS, Math.max(USUAL_MS, MARGIN * Math.max(...gapsMs)));
}

/** From when on the address is waited for: its end, or the waking of a machine that could hear nothing in between. */
export function linkWaitFromMs({ wokeMs }: Pick<State, 'wokeMs'>, { endedAtMs }: JobRecord): number {
  return Math.max(endedAtMs ?? 0, wokeMs);
}

/** The state with the gap of a job whose address has just been told. */
export function learnLink(state: State, before: JobRecord, after: JobRecord): State {
  if (before.linkAtMs !== null || after.linkAtMs === null || after.endedAtMs === null) return state;
  if (after.history || after.home !== undefined) return state;
  return { ...state, linkGapsMs: [...state.linkGapsMs, after.linkAtMs - after.endedAtMs].slice(-KEPT) };
}
