import { homeOf } from '../../knowledge/pikaSites';
import type { EvidenceOf } from '../../model/evidence';
import type { JobSighting } from '../../model/job';
import { entryOf } from '../entryOf';
import { isNameless, type JobRecord } from '../jobs/record';
import type { State } from '../state';
import { bare } from './made';

type Reply = EvidenceOf<'reply'>;
const MAX_OWNERS = 5;

/**
 * A reply as it is where it came over a socket: without jobs of other people, whose rows and events a channel may carry
 * too. A job is the user's if it is known, if its owner is one whose jobs were submitted here, if the channel is named
 * after such an owner, or if it has the prompt of a submit whose job nobody has seen yet.
 */
export function ownJobs(state: State, reply: Reply): Reply {
  const { channel } = reply;
  if (channel === undefined) return reply;
  const known = new Set(Object.keys(state.jobs));
  for (const job of Object.values(state.jobs)) for (const id of job.videoIds) known.add(id);
  const words = channel.split(' ');
  const isOwnChannel = state.owners.some((owner) => words.includes(owner));
  const jobs = reply.reading.jobs.filter((job) => {
    if (known.has(job.id)) return true;
    if (job.owner !== undefined && state.owners.length > 0) return state.owners.includes(job.owner);
    if (isOwnChannel) return true;
    return Object.values(state.jobs).some((submit) => isAwaited(submit, job));
  });
  return { ...reply, reading: { ...reply.reading, jobs } };
}

/** Remembers whose jobs the page submits, and who is signed in: rows of that owner are the user's own. */
export function learnOwners(state: State, reply: Reply): State {
  if (homeOf(reply.origin) !== undefined) return state;
  const submitted = reply.reading.jobs.filter(({ id }) => (entryOf(state.jobs, id)?.submittedAtMs ?? null) !== null);
  const told = [reply.reading.account, ...submitted.map(({ owner }) => owner)].flatMap((owner) => owner ?? []);
  const fresh = new Set(told.filter((owner) => !state.owners.includes(owner)));
  return fresh.size === 0 ? state : { ...state, owners: [...state.owners, ...fresh].slice(-MAX_OWNERS) };
}

/** A submit that was taken without an id, and a job not seen before that asks for the same. */
function isAwaited(submit: JobRecord, job: JobSighting): boolean {
  return (
    isNameless(submit) &&
    submit.prompt !== undefined &&
    job.prompt !== undefined &&
    bare(submit.prompt) === bare(job.prompt)
  );
}
