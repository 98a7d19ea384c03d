import { mayHaveStopped } from '../model/quiet';
import { liveJobs } from './jobs/live';
import { isOpen } from './jobs/record';
import { speaksOfPika } from './models/blame';
import { familyLooks, jobFamily } from './models/looks';
import type { OwnEvidence } from './services';
import type { State } from './state';

const RECENT_MS = 30 * 60_000;

/** What the user's own jobs and the page's own traffic say of Pika; jobs of other pages say nothing of it. */
export function ownEvidence(state: State, nowMs: number): OwnEvidence {
  const jobs = liveJobs(state, nowMs).filter((job) => !job.history && job.provider === 'web' && job.home === undefined);
  const all = speaksOfPika(familyLooks(state, nowMs), nowMs);
  // Where one maker's model is in trouble, its jobs say nothing of Pika.
  const telling = all ? jobs : jobs.filter((job) => jobFamily(job) === undefined);
  const verdictOf = (id: string) => state.verdicts[`job:${id}`];
  const recent = <T extends { atMs: number }>(seen: T[]) => seen.filter((item) => nowMs - item.atMs < RECENT_MS);
  return {
    openJobs: jobs.filter(isOpen).length,
    stuck: telling.flatMap((job) => {
      const verdict = verdictOf(job.id);
      return verdict?.verdict === 'stuck' ? [{ id: job.id, sinceMs: verdict.sinceMs }] : [];
    }),
    slow: telling.filter((job) => {
      const verdict = verdictOf(job.id);
      return verdict?.verdict === 'slow' && !mayHaveStopped(verdict);
    }).length,
    platformFailures: recent(
      telling.flatMap((job) =>
        verdictOf(job.id)?.verdict === 'failed-platform' && job.endedAtMs !== null ? [{ atMs: job.endedAtMs }] : [],
      ),
    ),
    // A video whose file does not load is no sign that the way to the file works.
    finishes: recent(
      jobs.flatMap((job) =>
        job.state === 'done' && job.endedAtMs !== null && !isUnplayable(verdictOf(job.id))
          ? [{ atMs: job.endedAtMs }]
          : [],
      ),
    ),
    badClips: recent(
      jobs.flatMap((job) => {
        const verdict = verdictOf(job.id);
        return isUnplayable(verdict) && verdict !== undefined ? [{ atMs: verdict.sinceMs }] : [];
      }),
    ),
    notices: Object.values(state.tabs).flatMap(({ notices = [], visible, countedAtMs }) =>
      notices.map((notice) => ({ ...notice, seenMs: visible ? nowMs : Math.max(notice.sinceMs, countedAtMs) })),
    ),
    trafficFailures: recent(state.traffic.failures),
    trafficOk: recent(state.traffic.ok),
    carriedMs: Math.max(state.carriage.pageMs, state.carriage.ownMs),
  };
}

function isUnplayable(verdict: State['verdicts'][string] | undefined): boolean {
  return verdict?.verdict === 'finished-unplayable';
}
