import type { EvidenceOf } from '../../model/evidence';
import type { State, WatchRecord } from '../state';

/** New settings. With new keys, what was stopped for a dead key is tried again. */
export function noteSettings(state: State, evidence: EvidenceOf<'settings'>, nowMs: number): State {
  const next = { ...state, settings: evidence.settings };
  if (evidence.keyNames === undefined) return next;
  const watches = Object.entries(state.watches).map(([key, watch]): [string, WatchRecord] => [
    key,
    watch.stopped ? { ...watch, stopped: false, failures: 0, askedMs: null, notBeforeMs: nowMs } : watch,
  ]);
  return { ...next, keyNames: evidence.keyNames, balancesStopped: [], watches: Object.fromEntries(watches) };
}
