import type { KeptPrompt } from '../../model/kept';
import { liveJobs } from '../jobs/live';
import type { JobRecord } from '../jobs/record';
import type { State } from '../state';

const MAX_KEPT_COUNT = 50;
const JOB = 'job:';

/**
 * Keeps the prompt of a job for later; of a service or model in trouble, those of all jobs that have no video yet. Kept
 * ones outlive their jobs.
 */
export function keepPrompts(state: State, subject: string, nowMs: number): State {
  const jobs = subject.startsWith(JOB)
    ? Object.values(state.jobs).filter(({ id }) => id === subject.slice(JOB.length))
    : liveJobs(state, nowMs).filter((job) => !job.history && job.state !== 'done');
  const fresh = jobs.flatMap((job) => keptOf(job, nowMs - state.clockShiftMs));
  if (fresh.length === 0) return state;
  const ids = new Set(fresh.map(({ id }) => id));
  return { ...state, kept: [...fresh, ...state.kept.filter(({ id }) => !ids.has(id))].slice(0, MAX_KEPT_COUNT) };
}

export function dropPrompt(state: State, subject: string): State {
  return { ...state, kept: state.kept.filter(({ id }) => `${JOB}${id}` !== subject) };
}

function keptOf({ id, prompt }: JobRecord, atMs: number): KeptPrompt[] {
  return prompt === undefined || prompt.trim() === '' ? [] : [{ id, prompt, atMs }];
}
