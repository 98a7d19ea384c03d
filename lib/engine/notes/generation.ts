import type { EvidenceOf } from '../../model/evidence';
import type { JobSighting } from '../../model/job';
import { entryOf } from '../entryOf';
import type { State } from '../state';

type Reply = EvidenceOf<'reply'>;

/**
 * The reply with news of a video under the id of its generation: a page may ask for the video by the video's own id. Only
 * where it is the generation's single video, and its prompt is no other.
 */
export function underGeneration(state: State, reply: Reply): Reply {
  const { jobs } = reply.reading;
  const unknown = jobs.filter(({ id }) => entryOf(state.jobs, id) === undefined && isOwnId(id));
  if (unknown.length === 0) return reply;
  const generations = new Map<string, Pick<JobSighting, 'id' | 'prompt'>>();
  for (const job of [...Object.values(state.jobs), ...jobs]) {
    const [video, ...others] = job.videoIds ?? [];
    if (video !== undefined && others.length === 0 && video !== job.id) generations.set(video, job);
  }
  const generationOf = ({ id, prompt }: JobSighting) => {
    const found = generations.get(id);
    const isOther = prompt !== undefined && found?.prompt !== undefined && prompt !== found.prompt;
    return isOther ? undefined : found?.id;
  };
  const moved = new Map(unknown.flatMap((job) => [[job.id, generationOf(job)] as const]));
  const told = new Set(jobs.filter(({ id }) => moved.get(id) === undefined).map(({ id }) => id));
  const renamed = jobs.flatMap((job) => {
    const id = moved.get(job.id);
    if (id === undefined) return [job];
    return told.has(id) ? [] : [{ ...job, id, videoIds: [job.id] }];
  });
  const { poll } = reply;
  const ids = [...moved.values()].filter((id) => id !== undefined);
  return {
    ...reply,
    reading: { ...reply.reading, jobs: renamed },
    ...(poll !== undefined && { poll: { ...poll, jobIds: [...new Set([...poll.jobIds, ...ids])] } }),
  };
}

/** Numbers count the rows of one table: the same number may be a job in another. */
const isOwnId = (id: string) => id.length >= 6 && !/^\d+$/.test(id);
