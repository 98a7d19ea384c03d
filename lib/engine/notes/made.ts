import type { JobSighting, SubmitSighting } from '../../model/job';
import { entryOf } from '../entryOf';
import { endStates } from '../jobs/record';
import type { State } from '../state';

/** The page may ask about a new job before the answer to its submit is there. */
const RACE_MS = 60_000;

/**
 * Which of the jobs in the answer to a submit it made: the answer may list the whole library, old films and other jobs.
 * `before` is what was known ahead of the answer.
 */
export function madeBy(
  before: State,
  submit: SubmitSighting,
  jobs: readonly JobSighting[],
  nowMs: number,
): JobSighting[] {
  const isNew = ({ id }: JobSighting) => {
    const known = entryOf(before.jobs, id);
    return known === undefined || (!known.history && nowMs - known.firstSeenMs < RACE_MS);
  };
  const fresh = jobs.filter(isNew);
  const open = fresh.filter(({ state }) => !endStates.has(state));
  const wanted = ({ prompt }: JobSighting) =>
    prompt !== undefined && submit.prompt !== undefined && bare(prompt) === bare(submit.prompt);
  const asked = open.filter(wanted);
  if (asked.length > 0) return asked;
  const unnamed = open.filter(({ prompt }) => prompt === undefined || submit.prompt === undefined);
  if (unnamed.length > 0) return unnamed;
  // A prompt may be rewritten on the way.
  if (open.length > 0) return open.slice(0, 1);
  const over = fresh.find((job) => jobs.length === 1 || wanted(job));
  return over === undefined ? [] : [over];
}

/** A prompt in the form in which two are compared. */
export const bare = (prompt: string): string => prompt.toLowerCase().replace(/\s+/g, ' ').trim();
