import type { Question } from '../../model/effect';
import { isOpen, type JobRecord } from '../jobs/record';
import type { PollRecord, State } from '../state';

/** DESIGN "Asking again". */
const AFTER_INTERVALS = 3;
const AFTER_AT_LEAST_MS = 30_000;
const EVERY_MS = 60_000;
const WATCHED_AT_LEAST_MS = 20_000;
const AT_MOST_MS = 5 * 60_000;
/** Closed tabs are asked for no oftener than this. */
const CLOSED_AT_LEAST_MS = 30_000;

export interface Repeat {
  key: string;
  dueMs: number;
  question: Question;
}

/** The page's own questions that are to be asked again, and when; only while a job that they tell of is open. */
export function repeats(state: State): Repeat[] {
  if (!state.online) return [];
  const out: Repeat[] = [];
  const asked = new Set<string>();
  const polls = Object.values(state.polls).sort((a, b) => b.seenMs - a.seenMs);
  for (const poll of polls) {
    if (poll.stopped || asked.has(poll.request.url)) continue;
    if (!openJobs(state).some((job) => tells(poll, job))) continue;
    const inTab = state.tabs[String(poll.tab)] !== undefined;
    if (inTab ? !state.settings.pollPage : !state.settings.pollClosed || poll.request.secret) continue;
    asked.add(poll.request.url);
    out.push({
      key: `ask:poll:${poll.tab}`,
      dueMs: dueMs(poll, state.popupOpen, inTab),
      question: inTab
        ? { about: 'poll-in-page', tab: poll.tab, request: poll.request }
        : { about: 'poll', request: poll.request },
    });
  }
  return out;
}

function openJobs(state: State): JobRecord[] {
  return Object.values(state.jobs).filter((job) => job.provider === 'web' && isOpen(job));
}

function tells(poll: PollRecord, job: JobRecord): boolean {
  return poll.request.jobIds.includes(job.id) || job.tabs.includes(poll.tab);
}

function dueMs(poll: PollRecord, popupOpen: boolean, inTab: boolean): number {
  const first = poll.seenMs + Math.max(AFTER_INTERVALS * poll.intervalMs, AFTER_AT_LEAST_MS);
  if (poll.askedMs === null) return Math.max(first, poll.notBeforeMs);
  const floor = inTab ? WATCHED_AT_LEAST_MS : CLOSED_AT_LEAST_MS;
  const every = popupOpen ? Math.max(poll.intervalMs, floor) : EVERY_MS;
  const wait = Math.min(every * 2 ** Math.min(poll.failures, 8), Math.max(AT_MOST_MS, every));
  return Math.max(poll.askedMs + wait, poll.notBeforeMs);
}
