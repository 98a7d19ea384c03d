import { mayHaveStopped } from '../model/quiet';
import type { JobCard, Snapshot } from '../model/snapshot';
import type { Verdict } from '../model/verdict';
import { isShutOut } from './alerts/access';
import { liveJobs } from './jobs/live';
import { isOpen, type JobRecord } from './jobs/record';
import { serviceCards } from './services';
import type { State } from './state';
import { servicesOnWall, walletsOnWall } from './wallClock';
import { walletCards } from './wallets';

const MOST_CARDS = 60;

/** What popup, dashboard, badge and banners are drawn from; `fallbacks` are ranked elsewhere. Times become wall clock. */
export function snapshotOf(state: State, nowMs: number): Omit<Snapshot, 'fallbacks'> {
  const wall = (ms: number) => ms - state.clockShiftMs;
  const jobs = Object.values(state.jobs)
    .sort((a, b) => Number(isOpen(b)) - Number(isOpen(a)) || b.seenMs - a.seenMs)
    .slice(0, MOST_CARDS);
  const shown = new Set(jobs.map((job) => `job:${job.id}`));
  const verdicts = Object.values(state.verdicts).filter(
    ({ subject }) => !subject.startsWith('job:') || shown.has(subject),
  );
  return {
    version: 1,
    atMs: wall(nowMs),
    verdicts: verdicts.map((verdict) => ({ ...verdict, sinceMs: wall(verdict.sinceMs) })),
    jobs: jobs.map((job) => jobCard(job, state.verdicts[`job:${job.id}`]?.usual, wall)),
    wallets: walletsOnWall(walletCards(state.wallets), wall),
    services: servicesOnWall(serviceCards(state.services, state.settings, nowMs), wall),
    alerts: state.alerts.given,
    dismissed: state.dismissed,
    kept: state.kept,
    deliveries: state.alerts.deliveries,
    tabs: Object.entries(state.tabs)
      .filter(([, record]) => !record.unheard)
      .map(([tab, record]) => ({
        tab: Number(tab),
        visible: record.visible,
        url: record.url,
      })),
    ...(state.setAside.lastMs !== null && {
      setAside: { count: state.setAside.count, lastMs: wall(state.setAside.lastMs) },
    }),
    unheardTabs: Object.values(state.tabs).filter((record) => record.unheard).length,
    badge: badgeOf(state, nowMs),
    theme: state.settings.theme,
    language: state.settings.language,
  };
}

function jobCard(job: JobRecord, usual: Verdict['usual'], wall: (ms: number) => number): JobCard {
  return {
    id: job.id,
    provider: job.provider,
    home: job.home,
    state: job.state,
    prompt: job.prompt,
    progress: job.progress,
    queuePosition: job.queuePosition,
    kind: job.kind,
    costCredits: job.costCredits,
    videoUrl: job.videoUrl,
    startedAtMs: wall(job.submittedAtMs ?? job.firstSeenMs),
    endedAtMs: job.endedAtMs === null ? null : wall(job.endedAtMs),
    seenAtMs: wall(job.seenMs),
    usual,
    history: job.history,
    tabs: job.tabs,
  };
}

/** The one sign on the toolbar: trouble first, then news, then the number of running jobs. */
export function badgeOf(state: State, nowMs: number): Snapshot['badge'] {
  const live = liveJobs(state, nowMs).filter((job) => !job.history);
  const jobs = live.flatMap((job) => {
    const verdict = state.verdicts[`job:${job.id}`];
    return verdict === undefined || state.dismissed[verdict.subject] === verdict.verdict ? [] : [verdict];
  });
  if (isShutOut(state, nowMs)) return { text: '!', tone: 'warn' };
  const count = (test: (id: string) => boolean) => jobs.filter((verdict) => test(verdict.verdict)).length;
  const bad = count((id) => id === 'stuck' || id.startsWith('failed') || id === 'finished-unplayable');
  if (bad > 0) return { text: '!', tone: 'bad' };
  const pika = state.verdicts['service:pika']?.verdict ?? 'unknown';
  if (pika === 'outage' || pika === 'partial-outage') return { text: '!', tone: 'bad' };
  const unseen = count((id) => id === 'finished-unseen');
  if (unseen > 0) return { text: String(unseen), tone: 'good' };
  const quiet = jobs.some(mayHaveStopped);
  if (quiet || pika === 'degraded' || count((id) => id === 'slow' || id === 'finished-no-link') > 0)
    return { text: '…', tone: 'warn' };
  const open = live.filter(isOpen).length;
  return open > 0 ? { text: String(open), tone: 'calm' } : { text: '', tone: 'none' };
}
