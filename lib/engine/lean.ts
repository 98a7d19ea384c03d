import { isOpen } from './jobs/record';
import { noServices } from './services/state';
import type { State } from './state';
import { noWaits } from './waits/waits';

const LEAN_WAITS = 100;

/**
 * The state for a store that is nearly full, smaller each time: the past of jobs and alerts goes first; then what services
 * said and the waits that were learned; settings, money and what was told stay to the last.
 */
export function leanStates(state: State): State[] {
  const withoutPast: State = {
    ...state,
    jobs: Object.fromEntries(Object.entries(state.jobs).filter(([, job]) => isOpen(job) || !job.history)),
    alerts: { ...state.alerts, given: state.alerts.given.slice(0, 10) },
    waits: { ...state.waits, seen: state.waits.seen.slice(-LEAN_WAITS) },
  };
  const open = Object.entries(state.jobs).filter(([, job]) => isOpen(job));
  const openOnly: State = {
    ...withoutPast,
    jobs: Object.fromEntries(open),
    verdicts: Object.fromEntries(
      Object.entries(state.verdicts).filter(([subject]) => open.some(([id]) => subject === `job:${id}`)),
    ),
    alerts: { ...state.alerts, given: [] },
    waits: noWaits(),
    services: noServices(),
    traffic: { failures: [], ok: [] },
  };
  const least: State = {
    ...openOnly,
    jobs: {},
    verdicts: {},
    tabs: {},
    polls: {},
    watches: {},
    pending: [],
    letters: [],
  };
  return [withoutPast, openOnly, least];
}
