import type { EvidenceOf } from '../../model/evidence';
import type { State } from '../state';

/** A page that has not said for so long that it is open was closed without a word. */
const FORGOTTEN_MS = 5 * 60_000;

/** A page of the extension was opened or closed. */
export function notePage(state: State, evidence: EvidenceOf<'popup'>, nowMs: number): State {
  const { [evidence.page ?? 'popup']: _before, ...others } = state.pagesOpen;
  const pagesOpen = evidence.open ? { ...others, [evidence.page ?? 'popup']: nowMs } : others;
  return { ...state, pagesOpen };
}

/** Does the user look at a page of the extension? */
export function isLookedAt(state: State, nowMs: number): boolean {
  return Object.values(state.pagesOpen).some((saidMs) => nowMs - saidMs < FORGOTTEN_MS);
}
