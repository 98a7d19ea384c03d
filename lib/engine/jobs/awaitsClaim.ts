import type { State } from '../state';
import { isOpen, type JobRecord } from './record';

/**
 * Its end was told, and no claim of an end has come yet: the moment of it (grace, link gap) was slept through, however long
 * ago, and comes now.
 */
export function awaitsClaim({ verdicts }: Pick<State, 'verdicts'>, job: JobRecord): boolean {
  if (isOpen(job) || job.history) return false;
  return /^(?:on-track|slow|stuck)$/.test(verdicts[`job:${job.id}`]?.verdict ?? '');
}
