import type { JobRecord } from '../jobs/record';
import type { State } from '../state';
import { observeEnd } from '../waits/track';
import { learn } from '../waits/waits';
import { noteJobAgain, noteJobEnd } from '../wallets';

/** What a job's end teaches: its wait, and whether its cost was well spent. Nothing while it is not over. */
export function learnEnd(state: State, job: JobRecord, nowMs: number): State {
  const outcome = outcomeOf(job);
  // Another page's jobs neither cost nor teach anything here.
  if (outcome === undefined || job.home !== undefined) return state;
  const wallets = noteJobEnd(state.wallets, { job: job.id, outcome, atMs: nowMs });
  if (job.refusedSubmit !== undefined) return { ...state, wallets };
  const wait = observeEnd(job.track, outcome === 'vanished' ? 'abandoned' : outcome, nowMs);
  return wait === null ? { ...state, wallets } : { ...state, wallets, waits: learn(state.waits, wait) };
}

/** What its end taught is taken back where it goes on: its cost, what was dismissed, and its wait if it never was over. */
export function unlearnEnd(state: State, before: JobRecord, after: JobRecord): State {
  const { [`job:${after.id}`]: _told, ...dismissed } = state.dismissed;
  const next = { ...state, dismissed, wallets: noteJobAgain(state.wallets, after.id) };
  const begunAnew = after.track.firstSeenAtMs !== before.track.firstSeenAtMs;
  const { submittedAtMs } = before.track;
  if (begunAnew || submittedAtMs === null || before.endedAtMs === null) return next;
  const waitSeconds = (before.endedAtMs - submittedAtMs) / 1000;
  const seen = state.waits.seen.filter(
    (wait) => wait.endedAtMs !== before.endedAtMs || wait.waitSeconds !== waitSeconds,
  );
  return { ...next, waits: { seen } };
}

function outcomeOf(job: JobRecord): 'finished' | 'failed' | 'cancelled' | 'vanished' | undefined {
  if (job.state === 'done') return 'finished';
  if (job.state === 'failed') return 'failed';
  if (job.state === 'cancelled') return 'cancelled';
  return job.missing >= 2 ? 'vanished' : undefined;
}
