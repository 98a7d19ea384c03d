import type { EvidenceOf } from '../../model/evidence';
import { toldOf } from '../alerts/toldOf';
import type { State, WatchRecord } from '../state';

/** New settings. With new keys, what was stopped for a dead key is tried again. */
export function noteSettings(state: State, evidence: EvidenceOf<'settings'>, nowMs: number): State {
  const next = dropSwitchedOff(forgetUntold({ ...state, settings: evidence.settings }));
  if (evidence.keyNames === undefined) return next;
  const watches = Object.entries(state.watches).map(([key, watch]): [string, WatchRecord] => [
    key,
    watch.stopped ? { ...watch, stopped: false, failures: 0, askedMs: null, notBeforeMs: nowMs } : watch,
  ]);
  return { ...next, keyNames: evidence.keyNames, balancesStopped: [], watches: Object.fromEntries(watches) };
}

/** A trouble of a service that is no longer told of does not stay open. */
function forgetUntold(state: State): State {
  const told = new Set<string>(toldOf(state.settings));
  const incidents = Object.entries(state.alerts.incidents).filter(([id]) => told.has(id));
  return { ...state, alerts: { ...state.alerts, incidents: Object.fromEntries(incidents) } };
}

/** A question that waits to be asked in the page's place is not asked once that is switched off. */
function dropSwitchedOff(state: State): State {
  const { pollPage, pollClosed } = state.settings;
  const pending = state.pending.filter((effect) => {
    if (effect.do !== 'ask') return true;
    if (effect.question.about === 'poll-in-page') return pollPage;
    return effect.question.about !== 'poll' || pollClosed;
  });
  return pending.length === state.pending.length ? state : { ...state, pending };
}
