import type { EvidenceOf } from '../../model/evidence';
import type { State } from '../state';

const SNOOZE_MS = 10 * 60_000;

/** The user acts on a banner, the popup or a notification. Never anything that touches Pika. */
export function noteIntent(state: State, evidence: EvidenceOf<'intent'>, nowMs: number): State {
  const { intent, subject } = evidence;
  if (subject === undefined) return state;
  switch (intent) {
    case 'dismiss': {
      const verdict = state.verdicts[subject]?.verdict;
      return verdict === undefined ? state : { ...state, dismissed: { ...state.dismissed, [subject]: verdict } };
    }
    case 'snooze':
      return { ...state, snoozed: { ...state.snoozed, [subject]: nowMs + SNOOZE_MS } };
    case 'forget':
      return forget(state, subject);
    case 'open':
    case 'resubmitted':
    case 'refresh-status':
      return state;
  }
}

function forget(state: State, subject: string): State {
  const id = subject.slice('job:'.length);
  const { [id]: _job, ...jobs } = state.jobs;
  const { [`watch:${id}`]: _watch, ...watches } = state.watches;
  const { [subject]: _verdict, ...verdicts } = state.verdicts;
  return { ...state, jobs, watches, verdicts };
}
