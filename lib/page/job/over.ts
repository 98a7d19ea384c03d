import type { JobState } from '../../model/job';

/** Whether a job in this state is over. */
export function isOver(state: JobState): boolean {
  return state === 'done' || state === 'failed' || state === 'cancelled';
}
