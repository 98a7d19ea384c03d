import { digest } from '../../model/digest';
import type { EvidenceOf } from '../../model/evidence';
import type { PollRequest } from '../../model/reply';
import type { PollRecord, State } from '../state';
import { noteSending } from './proof';
import { placeOf, questionKey } from './same';

type Reply = EvidenceOf<'reply'>;
const SMOOTHING = 0.3;
/** Polls that came this close together belong to one look of the page. */
const SAME_LOOK_MS = 1000;
const MOST_POLLS = 20;
const LONGEST_MS = 48 * 3_600_000;

/** The page asked about its jobs by itself: remember how, how often, and learn its rhythm. */
export function noteOwnPoll(state: State, reply: Reply, nowMs: number): State {
  const { tab, poll: request } = reply;
  if (tab === undefined) return state;
  const notBeforeMs = waitOf(reply, nowMs);
  if (request === undefined && notBeforeMs === 0) return state;
  if (request === undefined) return withPolls(state, (poll) => (poll.tab === tab ? later(poll, notBeforeMs) : poll));
  const place = placeOf(request);
  const asked = withPolls(markAsking(state, tab), (poll) => {
    const waiting = placeOf(poll.request) === place ? later(poll, notBeforeMs) : poll;
    return tellOfSame(poll, tab, request) ? { ...waiting, pageAskedMs: nowMs, askedMs: null } : waiting;
  });
  // A request that may order something is counted by nobody and kept nowhere.
  return request.asks ? noteQuestion(asked, tab, request, reply, nowMs) : asked;
}

function noteQuestion(state: State, tab: number, request: PollRequest, reply: Reply, nowMs: number): State {
  const key = pollKey(tab, request);
  const { [key]: known, ...others } = state.polls;
  const place = placeOf(request);
  const before = known ?? latestIn(state, tab);
  const gapMs = known === undefined ? 0 : nowMs - known.seenMs;
  const there = Object.values(state.polls).filter((poll) => placeOf(poll.request) === place);
  const poll: PollRecord = {
    request,
    tab,
    seenMs: nowMs,
    pageAskedMs: nowMs,
    intervalMs: rhythm(before?.intervalMs ?? 0, gapMs),
    askedMs: null,
    failures: 0,
    notBeforeMs: Math.max(waitOf(reply, nowMs), ...there.map((other) => other.notBeforeMs)),
    stopped: false,
    closedMs: null,
  };
  const kept = Object.entries(others)
    .filter(([, { seenMs }]) => nowMs - seenMs <= LONGEST_MS)
    .slice(1 - MOST_POLLS);
  const polls = { ...Object.fromEntries(kept), [key]: poll };
  return noteSending({ ...state, polls }, request, reply, nowMs);
}

/** The tab is one whose questions about its jobs are known. */
function markAsking(state: State, tab: number): State {
  const known = state.tabs[String(tab)];
  if (known === undefined || known.asksAboutJobs) return state;
  return { ...state, tabs: { ...state.tabs, [String(tab)]: { ...known, asksAboutJobs: true } } };
}

/** Two questions of one tab about the same job: the page asks in other words, so it is not silent. */
function tellOfSame(poll: PollRecord, tab: number, request: PollRequest): boolean {
  return poll.tab === tab && poll.request.jobIds.some((id) => request.jobIds.includes(id));
}

function latestIn(state: State, tab: number): PollRecord | undefined {
  return Object.values(state.polls).findLast((poll) => poll.tab === tab);
}

/** The name of a tab's question in `state.polls` and in effects. */
export function pollKey(tab: number, request: PollRequest): string {
  return `${tab}:${digest(questionKey(request))}`;
}

function rhythm(intervalMs: number, gapMs: number): number {
  if (gapMs < SAME_LOOK_MS) return intervalMs;
  if (intervalMs === 0) return gapMs;
  // A pause of the page is no new rhythm.
  return intervalMs + SMOOTHING * (Math.min(gapMs, 3 * intervalMs) - intervalMs);
}

/** A question that was turned away without a lost session or a deploy behind it is asked again, so seldom. */
const TURNED_AWAY_MS = 30 * 60_000;

/**
 * The answer to our own repetition, for every tab that asks the same. A lost session and an action that is gone end it, for all
 * of its tab; any other no (a wall for bots, money, an error envelope) makes it rare.
 */
export function noteRepeat(state: State, reply: Reply, nowMs: number): State {
  const { refusal } = reply.reading;
  const failed = reply.status === 0 || refusal !== undefined;
  const turnedAway = refusal?.kind === 'rejected' || refusal?.kind === 'locked';
  const notBeforeMs = Math.max(waitOf(reply, nowMs), turnedAway ? nowMs + TURNED_AWAY_MS : 0);
  const stopped = refusal?.kind === 'signed-out' || refusal?.kind === 'gone';
  const asked = reply.poll ?? lastAskedIn(state, reply.tab);
  if (asked === undefined) return state;
  const same = questionKey(asked);
  const place = placeOf(asked);
  const tabs = new Set(
    Object.values(state.polls).flatMap((poll) => (questionKey(poll.request) === same ? [poll.tab] : [])),
  );
  return withPolls(state, (poll) => {
    const waiting = placeOf(poll.request) === place ? later(poll, notBeforeMs) : poll;
    const ended = stopped && tabs.has(poll.tab) ? { ...waiting, stopped } : waiting;
    if (questionKey(poll.request) !== same) return ended;
    return { ...ended, failures: failed ? poll.failures + 1 : 0, stopped };
  });
}

function lastAskedIn(state: State, tab: number | undefined): PollRequest | undefined {
  const asked = Object.values(state.polls).filter((poll) => poll.tab === tab && poll.askedMs !== null);
  return asked.sort((a, b) => (b.askedMs ?? 0) - (a.askedMs ?? 0))[0]?.request;
}

/** The tab of these questions was closed, or is there again: a page that is only loaded anew is not asked for. */
export function notePollsOfTab(state: State, tab: number, closedMs: number | null): State {
  return withPolls(state, (poll) => (poll.tab === tab && poll.closedMs !== closedMs ? { ...poll, closedMs } : poll));
}

function withPolls(state: State, change: (poll: PollRecord) => PollRecord): State {
  const polls = Object.entries(state.polls).map(([key, poll]): [string, PollRecord] => [key, change(poll)]);
  return { ...state, polls: Object.fromEntries(polls) };
}

/** Until when the server wants to be left alone; 0 where it said nothing. */
function waitOf(reply: Reply, nowMs: number): number {
  const { retryAfterSeconds } = reply.reading.refusal ?? {};
  return retryAfterSeconds === undefined ? 0 : nowMs + retryAfterSeconds * 1000;
}

function later(poll: PollRecord, notBeforeMs: number): PollRecord {
  return notBeforeMs <= poll.notBeforeMs ? poll : { ...poll, notBeforeMs };
}
