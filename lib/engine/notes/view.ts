import { homeOf } from '../../knowledge/pikaSites';
import type { EvidenceOf } from '../../model/evidence';
import { entryOf } from '../entryOf';
import { scopedId } from '../homes';
import { readNotice } from '../services/pageNotices';
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
  return noteNotices({ ...state, jobs }, evidence, nowMs);
}

/** Keeps the notices that speak of the service; those that stood there before keep their age. */
function noteNotices(state: State, { tab, notices, origin }: EvidenceOf<'view'>, nowMs: number): State {
  const key = String(tab);
  const known = entryOf(state.tabs, key);
  // A page under Pika's domains that is none of its apps does not speak for Pika.
  if (notices === undefined || known === undefined || homeOf(origin) !== undefined) return state;
  const kept = notices.flatMap((text) => {
    const says = readNotice(text);
    const before = known.notices?.find((notice) => notice.text === text);
    return says === undefined ? [] : [before ?? { text, says, sinceMs: nowMs }];
  });
  return { ...state, tabs: { ...state.tabs, [key]: { ...known, notices: kept } } };
}
