import type { EvidenceOf } from '../../model/evidence';
import { entryOf } from '../entryOf';
import { refreshServices } from '../services';
import type { State } from '../state';

const KEPT = 12;

/** A look at a finished job's file. */
export function noteClip(state: State, evidence: EvidenceOf<'clip'>, nowMs: number): State {
  const job = entryOf(state.jobs, evidence.job);
  if (job === undefined || job.videoUrl !== evidence.url) return state;
  const check = { atMs: nowMs, result: evidence.result, status: evidence.status };
  const checked = { ...job, clipChecks: [...job.clipChecks, check].slice(-KEPT) };
  const noted = { ...state, jobs: { ...state.jobs, [job.id]: checked } };
  // Is it the file, or does something answer in everybody's place? The feeds that are asked anyway can tell, if asked now.
  const odd = evidence.result === 'not-video' || evidence.result === 'empty' || evidence.result === 'truncated';
  return odd ? { ...noted, services: refreshServices(state.services, nowMs) } : noted;
}
