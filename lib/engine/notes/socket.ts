import { homeOf } from '../../knowledge/pikaSites';
import type { EvidenceOf } from '../../model/evidence';
import type { JobSighting } from '../../model/job';
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
  const isOwnChannel = state.owners.some((owner) => owner.length >= 4 && channel.includes(owner));
  const jobs = reply.reading.jobs.filter((job) => {
    if (known.has(job.id)) return true;
    if (job.owner !== undefined && state.owners.length > 0) return state.owners.includes(job.owner);
    if (isOwnChannel) return true;
    return Object.values(state.jobs).some((submit) => isAwaited(submit, job));
  });
  return { ...reply, reading: { ...reply.reading, jobs } };
}

/** Remembers whose jobs the page submits: rows of that owner are the user's own. */
export function learnOwners(state: State, reply: Reply): State {
  if (homeOf(reply.origin) !== undefined) return state;
  let { owners } = state;
  for (const { id, owner } of reply.reading.jobs) {
    const isOwn = Object.hasOwn(state.jobs, id) && state.jobs[id]?.submittedAtMs !== null;
    if (owner === undefined || !isOwn || owners.includes(owner)) continue;
    owners = [...owners, owner].slice(-MAX_OWNERS);
  }
  return owners === state.owners ? state : { ...state, owners };
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
