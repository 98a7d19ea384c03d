import { homeOf } from '../knowledge/pikaSites';
import type { EvidenceOf } from '../model/evidence';
import type { JobRecord } from './jobs/record';
import type { State, TabRecord } from './state';

/**
 * A page under Pika's domains that is none of Pika's own apps is heard of itself alone. Its jobs stand under ids of their
 * own, so that no word of it reaches a job of anybody else, whatever id it names.
 */
const MAX_ID_CHARS = 200;

/** The engine's id of the job that a page of this home calls `id`; undefined where there is no room for its host. */
export function scopedId(id: string, home: string | undefined): string | undefined {
  if (home === undefined) return id;
  const scoped = `${id}@${home}`;
  return scoped.length <= MAX_ID_CHARS ? scoped : undefined;
}

/** The id by which the page itself calls a job of its own. */
export function bareId(id: string, home: string | undefined): string {
  return home !== undefined && id.endsWith(`@${home}`) ? id.slice(0, -home.length - 1) : id;
}

/** The reply with all ids in the engine's form; what it cannot name is left out. */
export function scopeReply(reply: EvidenceOf<'reply'>): EvidenceOf<'reply'> {
  const home = homeOf(reply.origin);
  if (home === undefined) return reply;
  const ids = (given: readonly string[]) => given.flatMap((id) => scopedId(id, home) ?? []);
  const jobs = reply.reading.jobs.flatMap((job) => {
    const id = scopedId(job.id, home);
    if (id === undefined) return [];
    return [{ ...job, id, ...(job.videoIds !== undefined && { videoIds: ids(job.videoIds) }) }];
  });
  const { poll, submit } = reply;
  return {
    ...reply,
    // Two accounts may order the same; only within one is that the same order twice.
    ...(submit?.fingerprint !== undefined && {
      submit: { ...submit, fingerprint: `${submit.fingerprint}@${home}` },
    }),
    ...(poll !== undefined && { poll: { ...poll, jobIds: ids(poll.jobIds) } }),
    reading: { ...reply.reading, jobs },
  };
}

/** Open tabs whose pages tell of the same account as this job's, and can be heard. */
export function tabsOfHome(state: Pick<State, 'tabs'>, job: Pick<JobRecord, 'home'>): TabRecord[] {
  return Object.values(state.tabs).filter((tab) => !tab.unheard && homeOf(tab.origin) === job.home);
}
