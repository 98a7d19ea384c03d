import { homeOf } from '../../knowledge/pikaSites';
import { bareId } from '../homes';
import type { State } from '../state';

/** Ids of jobs and of their videos that are known from pages of this origin's home, as these pages write them. */
export function knownIds(state: State, origin: string): ReadonlySet<string> {
  const home = homeOf(origin);
  const ids = Object.values(state.jobs).flatMap((job) => (job.home === home ? [job.id, ...job.videoIds] : []));
  return new Set(ids.map((id) => bareId(id, home)));
}
