import type { KnownJob, ToTab } from '../model/message';
import type { Verdict } from '../model/verdict';
import { entryOf } from './entryOf';
import { liveJobs } from './jobs/live';
import { isOpen } from './jobs/record';
import type { State } from './state';

const JOB_BANNERS = /^(stuck|failed.*|finished-unseen|finished-no-link|finished-unplayable)$/;
const SERVICE_TROUBLE = new Set(['degraded', 'partial-outage', 'outage']);
const ORDER = [
  'stuck',
  'failed',
  'finished-unplayable',
  'finished-no-link',
  'finished-unseen',
  'outage',
  'partial-outage',
  'degraded',
  'blind',
];
/** An old failure or an old finish is no news any more. */
const NEWS_MS = 60 * 60_000;
const RECENT_JOBS = 40;

/** What a Pika page is told: the banners that it is to show, and the jobs to look for on it. */
export function tabView(state: State, tab: number, nowMs: number): ToTab {
  const subjects = ['page', 'service:pika', ...liveJobs(state, nowMs).map((job) => `job:${job.id}`)];
  const banners = subjects.flatMap((subject) => {
    const verdict = state.verdicts[subject];
    return verdict !== undefined && deserves(state, verdict, nowMs) ? [verdict] : [];
  });
  return {
    type: 'tab-view',
    tab,
    banners: banners.sort((a, b) => rank(a) - rank(b) || b.sinceMs - a.sinceMs),
    jobs: knownJobs(state),
    theme: state.settings.theme,
  };
}

function deserves(state: State, verdict: Verdict, nowMs: number): boolean {
  if (state.dismissed[verdict.subject] === verdict.verdict) return false;
  if ((state.snoozed[verdict.subject] ?? 0) > nowMs) return false;
  if (verdict.subject === 'page') return verdict.verdict === 'blind';
  if (verdict.subject === 'service:pika') return SERVICE_TROUBLE.has(verdict.verdict);
  const job = entryOf(state.jobs, verdict.subject.slice('job:'.length));
  if (job === undefined || job.history || !JOB_BANNERS.test(verdict.verdict)) return false;
  return verdict.verdict === 'stuck' || nowMs - verdict.sinceMs < NEWS_MS;
}

function rank(verdict: Verdict): number {
  const place = ORDER.findIndex((id) => verdict.verdict.startsWith(id));
  return place < 0 ? ORDER.length : place;
}

function knownJobs(state: State): KnownJob[] {
  const jobs = Object.values(state.jobs).filter((job) => job.provider === 'web' && job.refusedSubmit === undefined);
  return jobs
    .sort((a, b) => Number(isOpen(b)) - Number(isOpen(a)) || b.seenMs - a.seenMs)
    .slice(0, RECENT_JOBS)
    .map((job) => ({
      id: job.id,
      videoIds: job.videoIds,
      prompt: job.prompt,
      videoUrl: job.videoUrl,
      posterUrl: job.posterUrl,
      open: isOpen(job),
    }));
}
