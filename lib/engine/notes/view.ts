import { homeOf } from '../../knowledge/pikaSites';
import type { EvidenceOf } from '../../model/evidence';
import { entryOf } from '../entryOf';
import { scopedId } from '../homes';
import { noteSighting } from '../jobs/note';
import { isNameless, isOpen, type JobRecord } from '../jobs/record';
import { readNotice } from '../services/pageNotices';
import type { State } from '../state';
import { learnEnd } from './ends';

type Seen = EvidenceOf<'view'>['jobs'][number];

/** Replies that came so lately speak for themselves: what the card shows is theirs, or the page's own guess. */
const REPLIES_SILENT_MS = 20_000;

/** What a page shows of the jobs that we know. */
export function noteView(state: State, evidence: EvidenceOf<'view'>, nowMs: number): State {
  let next = state;
  const home = homeOf(evidence.origin);
  for (const seen of evidence.jobs) {
    const job = entryOf(next.jobs, scopedId(seen.id, home) ?? '');
    if (job === undefined) continue;
    const shown: JobRecord = {
      ...job,
      views: { ...job.views, [String(evidence.tab)]: { shown: seen.shown, atMs: nowMs } },
      shownFinished: job.shownFinished || seen.shown === 'finished',
    };
    if (seen.broken === true) shown.playerErredMs ??= nowMs;
    const after = isSilent(shown, nowMs) ? noteCard(shown, seen, evidence.tab, nowMs) : shown;
    next = { ...next, jobs: { ...next.jobs, [job.id]: after } };
    if (isOpen(job) && !isOpen(after)) next = learnEnd(next, after, nowMs);
  }
  return noteNotices(next, evidence, nowMs);
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

/** When a reply last told of the job; what was taken from its card is none. */
function repliedMs({ card, seenMs }: JobRecord): number {
  return card?.atMs === seenMs ? card.repliedMs : seenMs;
}

function isSilent(job: JobRecord, nowMs: number): boolean {
  return job.provider === 'web' && isOpen(job) && !isNameless(job) && nowMs - repliedMs(job) >= REPLIES_SILENT_MS;
}

/**
 * The job's own card as evidence, where no reply tells otherwise: a changed figure is movement, its film is its end. A figure that
 * rests is no news.
 */
function noteCard(job: JobRecord, { shown, figure, film }: Seen, tab: number, nowMs: number): JobRecord {
  const replied = repliedMs(job);
  if (shown === 'finished') {
    const done = { id: job.id, state: 'done' as const, ...(film !== undefined && { videoUrl: film }) };
    return { ...noteSighting(job, done, nowMs, tab), card: { atMs: nowMs, repliedMs: replied } };
  }
  if (figure === undefined || figure === job.card?.figure || figure === job.progress) return job;
  const moved = noteSighting(job, { id: job.id, state: 'running', progress: figure }, nowMs, tab);
  return { ...moved, card: { atMs: nowMs, repliedMs: replied, figure } };
}
