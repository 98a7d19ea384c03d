import type { JobRecord } from '../jobs/record';
import type { State } from '../state';
import { observeEnd } from '../waits/track';
import { learn } from '../waits/waits';
import { noteJobEnd } from '../wallets';

/** What a job's end teaches: its wait, and whether its cost was well spent. Nothing while it is not over. */
export function learnEnd(state: State, job: JobRecord, nowMs: number): State {
  const outcome = outcomeOf(job);
  if (outcome === undefined) return state;
  const wallets = noteJobEnd(state.wallets, { job: job.id, outcome, atMs: nowMs });
  if (job.refusedSubmit !== undefined) return { ...state, wallets };
  const wait = observeEnd(job.track, outcome === 'vanished' ? 'abandoned' : outcome, nowMs);
  return wait === null ? { ...state, wallets } : { ...state, wallets, waits: learn(state.waits, wait) };
}

function outcomeOf(job: JobRecord): 'finished' | 'failed' | 'cancelled' | 'vanished' | undefined {
  if (job.state === 'done') return 'finished';
  if (job.state === 'failed') return 'failed';
  if (job.state === 'cancelled') return 'cancelled';
  return job.missing >= 2 ? 'vanished' : undefined;
}
