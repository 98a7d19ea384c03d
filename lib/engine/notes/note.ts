import type { Evidence, EvidenceOf } from '../../model/evidence';
import type { Incident } from '../../model/service';
import { applyDelivery } from '../alerts/outbox';
import { noteCarriage } from '../carriage';
import { noteFeed, noteProbe } from '../services';
import { countSetAside } from '../setAside';
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
  const carriage = noteCarriage(noted.carriage, evidence, nowMs);
  return carriage === noted.carriage ? noted : { ...noted, carriage };
}

/** Feeds tell times of the user's clock, or near it; the engine's may be ahead of that. */
function inEngineTime(evidence: EvidenceOf<'feed'>, shiftMs: number): EvidenceOf<'feed'> {
  if (shiftMs === 0 || !evidence.outcome.ok) return evidence;
  const later = (ms: number | null) => (ms === null ? null : ms + shiftMs);
  const events = (incidents: readonly Incident[]) =>
    incidents.map((item) => ({ ...item, startedAtMs: later(item.startedAtMs), endedAtMs: later(item.endedAtMs) }));
  const readings = evidence.outcome.readings.map((reading) => ({
    ...reading,
    readAtMs: later(reading.readAtMs),
    incidents: events(reading.incidents),
    maintenance: events(reading.maintenance),
  }));
  return { ...evidence, outcome: { ok: true, readings } };
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
      return { ...state, services: noteFeed(state.services, inEngineTime(evidence, state.clockShiftMs), nowMs) };
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
    case 'delivery':
      return applyDelivery(state, evidence, nowMs);
    case 'access':
      return evidence.pages === state.access.pages
        ? state
        : { ...state, access: { ...state.access, pages: evidence.pages } };
    case 'done':
      return { ...state, pending: state.pending.filter((effect) => effect.key !== evidence.key) };
    case 'set-aside':
      return countSetAside(state, nowMs);
    case 'tick':
      return state;
  }
}
