import { awaitsClaim } from '../jobs/awaitsClaim';
import { linkGapMs, linkWaitFromMs } from '../jobs/link';
import { liveJobs } from '../jobs/live';
import { isOpen, type JobRecord } from '../jobs/record';
import { showsUntilMs } from '../jobs/seen';
import { lostAtMs } from '../jobs/sight';
import { modelMomentsMs } from '../models/judge';
import { COUNT_EVERY_MS, inViewMs } from '../notes/tab';
import { noticeMomentsMs } from '../services/ownSigns';
import type { State } from '../state';
import { BLIND_AFTER_MS, visibleTabs } from '../verdicts/page';
import { nextWalletDueMs } from '../wallets';

/** A wait past the user's escalation limit is looked at no oftener than this. */
const MINUTE = 60_000;

/**
 * When time alone can next change a claim (engine's clock): a job falls out of sight, a page has had its grace, an
 * address is overdue, a page can be called blind, a refund or a reset is overdue.
 */
export function nextReviewMs(state: State, nowMs: number): number {
  const moments: number[] = [];
  const live = new Set(liveJobs(state, nowMs));
  for (const job of Object.values(state.jobs)) {
    if (live.has(job) || awaitsClaim(state, job)) moments.push(...jobMoments(state, job));
  }
  const tabs = visibleTabs(state);
  if (!tabs.some((tab) => tab.recognised)) {
    for (const tab of tabs) {
      const left = BLIND_AFTER_MS - inViewMs(tab, nowMs);
      if (left > 0) moments.push(nowMs + Math.min(left, COUNT_EVERY_MS));
    }
  }
  moments.push(...modelMomentsMs(state, nowMs));
  for (const { notices = [] } of Object.values(state.tabs)) moments.push(...noticeMomentsMs(notices));
  const wallet = nextWalletDueMs(state.wallets, nowMs);
  if (wallet !== null) moments.push(wallet);
  const incident = state.alerts.incidents.pika;
  if (incident !== undefined) moments.push(incident.sinceMs + state.settings.escalation.outageMinutes * MINUTE + 1);
  return Math.min(Number.POSITIVE_INFINITY, ...moments.filter((ms) => ms > nowMs));
}

function jobMoments(state: State, job: JobRecord): number[] {
  if (job.history) return [];
  if (isOpen(job)) {
    const since = job.submittedAtMs ?? job.firstSeenMs;
    return [lostAtMs(job), since + state.settings.escalation.queueMinutes * MINUTE + 1];
  }
  if (job.state !== 'done' || job.endedAtMs === null) return [];
  return [showsUntilMs(state, job) ?? 0, linkWaitFromMs(state, job) + linkGapMs(state.linkGapsMs)];
}
