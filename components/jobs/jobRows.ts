import type { JobCard, Snapshot } from '../../lib/model/snapshot';
import type { Verdict } from '../../lib/model/verdict';
import { isOldNews, isUnderWay, weightOf } from '../overview/concerns';

export interface JobRowData {
  subject: string;
  job: JobCard;
  verdict: Verdict;
  dismissed: boolean;
}

/** Which rows of a list to show: `open` are still under way, `trouble` need a look, `over` came to an end. */
export type JobFilter = 'all' | 'open' | 'trouble' | 'over' | 'put-away';

/** Every job with its verdict, the ones that need a look first, then what moves, then what is over, newest first in each. */
export function jobRows(snapshot: Snapshot, nowMs: number): JobRowData[] {
  const verdicts = new Map(snapshot.verdicts.map((verdict) => [verdict.subject, verdict]));
  const rows = snapshot.jobs.map((job): JobRowData => {
    const subject = `job:${job.id}`;
    const verdict = verdicts.get(subject) ?? unseen(subject, job);
    return { subject, job, verdict, dismissed: snapshot.dismissed[subject] === verdict.verdict };
  });
  return rows.sort((a, b) => orderOf(b, nowMs) - orderOf(a, nowMs) || b.job.startedAtMs - a.job.startedAtMs);
}

/** Whether a row passes a filter. */
export function passes(row: JobRowData, filter: JobFilter): boolean {
  if (filter === 'put-away') return row.dismissed;
  if (row.dismissed) return filter === 'all';
  if (filter === 'open') return isOpen(row);
  if (filter === 'trouble') return weightOf(row.verdict) > 0;
  if (filter === 'over') return !isOpen(row);
  return true;
}

/** The rows for the small popup: all that need a look or are under way, also put away, and a few that are over. */
export function popupRows(rows: readonly JobRowData[], most: number): JobRowData[] {
  const shown = rows.filter((row) => !row.dismissed || isOpen(row));
  const live = shown.filter((row) => isOpen(row) || weightOf(row.verdict) > 0);
  const over = shown.filter((row) => !live.includes(row)).slice(0, Math.max(0, Math.min(2, most - live.length)));
  return [...live, ...over].slice(0, most);
}

function isOpen({ job }: JobRowData): boolean {
  return isUnderWay(job);
}

function orderOf(row: JobRowData, nowMs: number): number {
  if (row.dismissed) return 0;
  const calm = isOpen(row) ? 20 : 1;
  return isOldNews(row.verdict, row.job, nowMs) ? calm : weightOf(row.verdict) || calm;
}

function unseen(subject: string, job: JobCard): Verdict {
  return { subject, verdict: 'unknown', p: 0.5, because: [], advice: [], sinceMs: job.seenAtMs };
}
