import { homeOf } from '../../knowledge/pikaSites';
import type { EvidenceOf } from '../../model/evidence';
import { entryOf } from '../entryOf';
import { scopedId } from '../homes';
import type { State } from '../state';

/** What a page shows of the jobs that we know. */
export function noteView(state: State, evidence: EvidenceOf<'view'>, nowMs: number): State {
  const jobs = { ...state.jobs };
  const home = homeOf(evidence.origin);
  for (const { id, shown } of evidence.jobs) {
    const job = entryOf(jobs, scopedId(id, home) ?? '');
    if (job === undefined) continue;
    jobs[job.id] = {
      ...job,
      views: { ...job.views, [String(evidence.tab)]: { shown, atMs: nowMs } },
      shownFinished: job.shownFinished || shown === 'finished',
    };
  }
  return { ...state, jobs };
}
