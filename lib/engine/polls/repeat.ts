import { homeOf } from '../../knowledge/pikaSites';
import type { Question } from '../../model/effect';
import { liveJobs } from '../jobs/live';
import { awaitsNews, type JobRecord } from '../jobs/record';
import { isLookedAt } from '../notes/page';
import type { PollRecord, State } from '../state';
import { pollKey } from './note';
import { patienceMs } from './patience';
import { isProven } from './proof';
import { namesJob, questionKey } from './same';

/**
 * The page's own question is repeated after three of its usual intervals, then every minute; while the popup is open,
 * in the page's own rhythm. Never once no job is open.
 */
const AFTER_INTERVALS = 3;
const AFTER_AT_LEAST_MS = 30_000;
const EVERY_MS = 60_000;
const WATCHED_AT_LEAST_MS = 20_000;
const AT_MOST_MS = 5 * 60_000;
/** Closed tabs are asked for no oftener than this. */
const CLOSED_AT_LEAST_MS = 30_000;
/** A page that is loaded anew, or left for another of the same tab, says that it is closed: it is given this time to be back. */
const LOADING_MS = 20_000;

export interface Repeat {
  key: string;
  dueMs: number;
  question: Question;
}

/**
 * The page's own questions that are to be asked again, and when; only while a job that they tell of is open, and only
 * those that are proven to change nothing.
 */
export function repeats(state: State, nowMs: number): Repeat[] {
  if (!state.online) return [];
  const out: Repeat[] = [];
  const open = openJobs(state, nowMs);
  const asked = new Set<string>();
  const inHand = new Set<string>();
  const polls = Object.values(state.polls).sort((a, b) => b.seenMs - a.seenMs);
  for (const poll of polls) {
    const same = questionKey(poll.request);
    if (poll.stopped || asked.has(same) || !isProven(state, poll.request)) continue;
    const inTab = isInTab(state, poll);
    const told = open.filter(
      (job) =>
        tells(poll, job) && !inHand.has(job.id) && !inHand.has(handKey(poll, job)) && mayAskFor(state, job, poll),
    );
    if (told.length === 0) continue;
    asked.add(same);
    // One question about a job is enough, the freshest that is answered; of one tab the freshest, answered or not.
    for (const job of told) inHand.add(poll.failures === 0 ? job.id : handKey(poll, job));
    out.push({
      key: `ask:poll:${pollKey(poll.tab, poll.request)}`,
      dueMs: dueMs(poll, told, isLookedAt(state, nowMs), inTab),
      question: inTab
        ? {
            about: 'poll-in-page',
            tab: poll.tab,
            request: poll.request,
            orInBackground: state.settings.pollClosed && !poll.request.secret,
          }
        : { about: 'poll', request: poll.request },
    });
  }
  return out;
}

function handKey(poll: PollRecord, job: JobRecord): string {
  return `${poll.tab} ${job.id}`;
}

/** Another page may have come into that tab. */
function isInTab({ tabs }: State, { tab, request }: PollRecord): boolean {
  const open = tabs[String(tab)];
  return open !== undefined && open.origin === request.origin;
}

/** What the user has switched off is off: a job that an open tab tells of is that tab's, also where the question is another's. */
function mayAskFor(state: State, job: JobRecord, poll: PollRecord): boolean {
  const { settings, tabs } = state;
  if (isInTab(state, poll)) return settings.pollPage;
  if (!settings.pollClosed || poll.request.secret) return false;
  return settings.pollPage || !job.tabs.some((tab) => tabs[String(tab)] !== undefined);
}

export type NotAsked = 'switched-off' | 'not-proven' | 'page-only';

/** Why nobody asks about a job in the page's place; undefined where somebody does, or did and was refused. */
export function whyNotAsked(state: State, job: JobRecord): NotAsked | undefined {
  const polls = Object.values(state.polls).filter((poll) => tells(poll, job));
  const proven = polls.filter((poll) => isProven(state, poll.request));
  if (proven.length === 0) return 'not-proven';
  if (proven.some((poll) => mayAskFor(state, job, poll))) return undefined;
  return state.settings.pollClosed && proven.some((poll) => !isInTab(state, poll) && poll.request.secret)
    ? 'page-only'
    : 'switched-off';
}

function openJobs(state: State, nowMs: number): JobRecord[] {
  return liveJobs(state, nowMs).filter((job) => job.provider === 'web' && awaitsNews(job, nowMs));
}

/** A question by name tells of the jobs that it names, a list of all jobs of its page. */
function tells(poll: PollRecord, job: JobRecord): boolean {
  const { jobIds, origin } = poll.request;
  if (job.home !== homeOf(origin)) return false;
  const byName = jobIds.some((id) => namesJob(poll.request, id));
  return jobIds.includes(job.id) || (!byName && job.tabs.includes(poll.tab));
}

function dueMs(poll: PollRecord, told: readonly JobRecord[], popupOpen: boolean, inTab: boolean): number {
  // A page without open jobs does not ask; its silence counts from when there was something to ask about.
  const silentSince = Math.max(poll.seenMs, poll.pageAskedMs, Math.min(...told.map((job) => job.firstSeenMs)));
  const first = silentSince + Math.max(AFTER_INTERVALS * poll.intervalMs, AFTER_AT_LEAST_MS);
  const notBeforeMs = Math.max(poll.notBeforeMs, inTab ? 0 : (poll.closedMs ?? 0) + LOADING_MS);
  if (poll.askedMs === null) return Math.max(first, notBeforeMs);
  const floor = inTab ? WATCHED_AT_LEAST_MS : CLOSED_AT_LEAST_MS;
  const { askedMs } = poll;
  const patience = Math.min(...told.map((job) => patienceMs(job, askedMs)));
  const every = popupOpen ? Math.max(poll.intervalMs, floor) : Math.max(EVERY_MS, patience);
  const wait = Math.min(every * 2 ** Math.min(poll.failures, 8), Math.max(AT_MOST_MS, every));
  return Math.max(askedMs + wait, notBeforeMs);
}
