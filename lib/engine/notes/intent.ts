import { homeOf } from '../../knowledge/pikaSites';
import type { EvidenceOf } from '../../model/evidence';
import { bannersOn } from '../banners';
import { entryOf } from '../entryOf';
import { scopedId } from '../homes';
import { isOpen } from '../jobs/record';
import { refreshServices } from '../services';
import { initialState, type State } from '../state';
import { observeEnd } from '../waits/track';
import { learn } from '../waits/waits';
import { dropPrompt, keepPrompts } from './keep';

const SNOOZE_MS = 10 * 60_000;

/** The user acts on a banner, the popup or a notification. Never anything that touches Pika. */
export function noteIntent(state: State, evidence: EvidenceOf<'intent'>, nowMs: number): State {
  const { intent } = evidence;
  const subject = subjectOf(state, evidence, nowMs);
  if (intent === 'refresh-status') return { ...state, services: refreshServices(state.services, nowMs) };
  if (subject === undefined) return intent === 'forget' && evidence.tab === undefined ? forgetAll(state, nowMs) : state;
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
    case 'keep':
      return keepPrompts(state, subject, nowMs);
    case 'drop-kept':
      return dropPrompt(state, subject);
    case 'open':
      return state;
  }
}

/** What was acted on: in a tab only what stands there, under the id that the page itself gives it. */
function subjectOf(state: State, { tab, subject }: EvidenceOf<'intent'>, nowMs: number): string | undefined {
  if (tab === undefined || subject === undefined) return subject;
  const record = state.tabs[String(tab)];
  if (record === undefined) return undefined;
  const home = homeOf(record.origin);
  const named = subject.startsWith('job:') ? `job:${scopedId(subject.slice('job:'.length), home) ?? ''}` : subject;
  return bannersOn(state, tab, nowMs).some((verdict) => verdict.subject === named) ? named : undefined;
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
