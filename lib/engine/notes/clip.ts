import type { EvidenceOf } from '../../model/evidence';
import type { State } from '../state';

const KEPT = 12;

/** A look at a finished job's file. */
export function noteClip(state: State, evidence: EvidenceOf<'clip'>, nowMs: number): State {
  const job = state.jobs[evidence.job];
  if (job === undefined || job.videoUrl !== evidence.url) return state;
  const check = { atMs: nowMs, result: evidence.result, status: evidence.status };
  const checked = { ...job, clipChecks: [...job.clipChecks, check].slice(-KEPT) };
  return { ...state, jobs: { ...state.jobs, [job.id]: checked } };
}
