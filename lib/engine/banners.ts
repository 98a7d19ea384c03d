import { homeOf } from '../knowledge/pikaSites';
import type { KnownJob, ToTab } from '../model/message';
import type { Verdict } from '../model/verdict';
import { entryOf } from './entryOf';
import { bareId } from './homes';
import { liveJobs } from './jobs/live';
import { isOpen } from './jobs/record';
import type { State } from './state';
import { isUnread } from './verdicts/page';

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

/**
 * What a Pika page is told: the banners that it is to show, and the jobs to look for on it. Only what pages of its own
 * account told, under the ids that they use.
 */
export function tabView(state: State, tab: number, nowMs: number): ToTab {
  const { origin } = state.tabs[String(tab)] ?? {};
  const home = homeOf(origin);
  const banners = bannersOn(state, tab, nowMs).map((verdict) => ({
    ...verdict,
    subject: verdict.subject.startsWith('job:') ? `job:${bareId(idOf(verdict), home)}` : verdict.subject,
  }));
  return {
    type: 'tab-view',
    tab,
    origin: origin ?? '',
    banners,
    jobs: knownJobs(state, home),
    theme: state.settings.theme,
  };
}

/** The verdicts that deserve a banner on this tab, worst first, under the engine's own ids. */
export function bannersOn(state: State, tab: number, nowMs: number): Verdict[] {
  const record = state.tabs[String(tab)];
  const home = homeOf(record?.origin);
  const subjects: string[] = liveJobs(state, nowMs)
    .filter((job) => job.home === home)
    .map((job) => `job:${job.id}`);
  // How Pika fares is told by Pika's own pages, among others.
  if (home === undefined) subjects.push('service:pika');
  if (record !== undefined && isUnread(record, nowMs)) subjects.push('page');
  const banners = subjects.flatMap((subject) => {
    const verdict = state.verdicts[subject];
    return verdict !== undefined && deserves(state, verdict, nowMs) ? [verdict] : [];
  });
  return banners.sort((a, b) => rank(a) - rank(b) || b.sinceMs - a.sinceMs);
}

const idOf = ({ subject }: Verdict) => subject.slice('job:'.length);

function deserves(state: State, verdict: Verdict, nowMs: number): boolean {
  if (state.dismissed[verdict.subject] === verdict.verdict) return false;
  if ((state.snoozed[verdict.subject] ?? 0) > nowMs) return false;
  if (verdict.subject === 'page') return verdict.verdict === 'blind';
  if (verdict.subject === 'service:pika') return SERVICE_TROUBLE.has(verdict.verdict);
  const job = entryOf(state.jobs, idOf(verdict));
  if (job === undefined || job.history || !JOB_BANNERS.test(verdict.verdict)) return false;
  return verdict.verdict === 'stuck' || nowMs - verdict.sinceMs < NEWS_MS;
}

function rank(verdict: Verdict): number {
  const place = ORDER.findIndex((id) => verdict.verdict.startsWith(id));
  return place < 0 ? ORDER.length : place;
}

function knownJobs(state: State, home: string | undefined): KnownJob[] {
  const jobs = Object.values(state.jobs).filter(
    (job) => job.provider === 'web' && job.home === home && job.refusedSubmit === undefined,
  );
  return jobs
    .sort((a, b) => Number(isOpen(b)) - Number(isOpen(a)) || b.seenMs - a.seenMs)
    .slice(0, RECENT_JOBS)
    .map((job) => ({
      id: bareId(job.id, home),
      videoIds: job.videoIds.map((id) => bareId(id, home)),
      prompt: job.prompt,
      videoUrl: job.videoUrl,
      posterUrl: job.posterUrl,
      open: isOpen(job),
    }));
}
