import type { Evidence } from '../../model/evidence';
import { noteFeed, noteProbe } from '../services';
import type { State } from '../state';
import { noteClip } from './clip';
import { noteIntent } from './intent';
import { notePage } from './page';
import { noteProvider, noteWatch } from './provider';
import { noteReply } from './reply';
import { noteSettings } from './settings';
import { noteTab } from './tab';
import { noteView } from './view';

/** The state with one more piece of evidence taken in; nothing is judged yet. */
export function note(state: State, evidence: Evidence, nowMs: number): State {
  const noted = noteKind(state, evidence, nowMs);
  return carries(evidence) ? { ...noted, carriedMs: nowMs } : noted;
}

/** An answer that only the asked server itself can have given: no portal of the network stands in between. */
function carries(evidence: Evidence): boolean {
  if (evidence.kind === 'feed') return evidence.status === 304 || evidence.outcome.ok;
  if (evidence.kind === 'provider') return evidence.jobs.length > 0 || evidence.balances.length > 0;
  if (evidence.kind !== 'reply') return false;
  const { jobs, balances, jobList } = evidence.reading;
  return jobs.length > 0 || balances.length > 0 || jobList;
}

function noteKind(state: State, evidence: Evidence, nowMs: number): State {
  switch (evidence.kind) {
    case 'reply':
      return noteReply(state, evidence, nowMs);
    case 'view':
      return noteView(state, evidence, nowMs);
    case 'tab':
      return noteTab(state, evidence, nowMs);
    case 'provider':
      return noteProvider(state, evidence, nowMs);
    case 'watch':
      return noteWatch(state, evidence, nowMs);
    case 'feed':
      return { ...state, services: noteFeed(state.services, evidence, nowMs) };
    case 'probe':
      return { ...state, services: noteProbe(state.services, evidence, nowMs) };
    case 'clip':
      return noteClip(state, evidence, nowMs);
    case 'intent':
      return noteIntent(state, evidence, nowMs);
    case 'network':
      return evidence.online === state.online ? state : { ...state, online: evidence.online, onlineSinceMs: nowMs };
    case 'popup':
      return notePage(state, evidence, nowMs);
    case 'settings':
      return noteSettings(state, evidence, nowMs);
    case 'done':
      return { ...state, pending: state.pending.filter((effect) => effect.key !== evidence.key) };
    case 'tick':
      return state;
  }
}
