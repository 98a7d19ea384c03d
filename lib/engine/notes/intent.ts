import type { EvidenceOf } from '../../model/evidence';
import { entryOf } from '../entryOf';
import { isOpen } from '../jobs/record';
import { refreshServices } from '../services';
import { initialState, type State } from '../state';
import { observeEnd } from '../waits/track';
import { learn } from '../waits/waits';

const SNOOZE_MS = 10 * 60_000;

/** The user acts on a banner, the popup or a notification. Never anything that touches Pika. */
export function noteIntent(state: State, evidence: EvidenceOf<'intent'>, nowMs: number): State {
  const { intent, subject } = evidence;
  if (intent === 'refresh-status') return { ...state, services: refreshServices(state.services, nowMs) };
  if (subject === undefined) return intent === 'forget' ? forgetAll(state, nowMs) : state;
  switch (intent) {
    case 'dismiss': {
      const verdict = entryOf(state.verdicts, subject)?.verdict;
      return verdict === undefined ? state : { ...state, dismissed: { ...state.dismissed, [subject]: verdict } };
    }
    case 'snooze':
      if (entryOf(state.verdicts, subject) === undefined) return state;
      return { ...state, snoozed: { ...state.snoozed, [subject]: nowMs + SNOOZE_MS } };
    case 'forget':
      return forget(state, subject);
    case 'resubmitted':
      return abandon(state, subject, nowMs);
    case 'open':
      return state;
  }
}

/** The user has given this one up and begun anew: a lesson for the waits, and no more banner for it. */
function abandon(state: State, subject: string, nowMs: number): State {
  const job = entryOf(state.jobs, subject.slice('job:'.length));
  const verdict = entryOf(state.verdicts, subject)?.verdict;
  if (job === undefined || verdict === undefined || !isOpen(job)) return state;
  const wait = observeEnd(job.track, 'abandoned', nowMs);
  const waits = wait === null ? state.waits : learn(state.waits, wait);
  return { ...state, waits, dismissed: { ...state.dismissed, [subject]: verdict } };
}

/** Everything that was learned goes; what is open right now, and the settings, stay. */
function forgetAll(state: State, nowMs: number): State {
  const { settings, keyNames, tabs, online, onlineSinceMs, pagesOpen, clockShiftMs } = state;
  return { ...initialState(nowMs, settings), keyNames, tabs, online, onlineSinceMs, pagesOpen, clockShiftMs };
}

function forget(state: State, subject: string): State {
  const id = subject.slice('job:'.length);
  const { [id]: _job, ...jobs } = state.jobs;
  const { [`watch:${id}`]: _watch, ...watches } = state.watches;
  const { [subject]: _verdict, ...verdicts } = state.verdicts;
  return { ...state, jobs, watches, verdicts };
}
