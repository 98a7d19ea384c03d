import type { EvidenceOf } from '../../model/evidence';
import { refreshServices } from '../services';
import type { State } from '../state';

/** A page that has not said for so long that it is open was closed without a word. */
const FORGOTTEN_MS = 5 * 60_000;
/** A reading younger than this is fresh enough. */
const FRESH_MS = 5 * 60_000;

/** A page of the extension was opened or closed. */
export function notePage(state: State, evidence: EvidenceOf<'popup'>, nowMs: number): State {
  const { [evidence.page ?? 'popup']: _before, ...others } = state.pagesOpen;
  const pagesOpen = evidence.open ? { ...others, [evidence.page ?? 'popup']: nowMs } : others;
  // Who opens a page wants to see how things are now, not minutes ago.
  const opened = evidence.open && !isLookedAt(state, nowMs);
  const services = opened ? refreshServices(state.services, nowMs, FRESH_MS) : state.services;
  return { ...state, pagesOpen, services };
}

/** Does the user look at a page of the extension? */
export function isLookedAt(state: State, nowMs: number): boolean {
  return Object.values(state.pagesOpen).some((saidMs) => nowMs - saidMs < FORGOTTEN_MS);
}
