import type { EvidenceOf } from '../../model/evidence';
import type { PollRecord, State } from '../state';
import { placeOf, questionKey } from './same';

type Reply = EvidenceOf<'reply'>;
const SMOOTHING = 0.3;
/** Polls that came this close together belong to one look of the page. */
const SAME_LOOK_MS = 1000;

/** The page asked about its jobs by itself: remember how, and learn its rhythm. */
export function noteOwnPoll(state: State, reply: Reply, nowMs: number): State {
  if (reply.tab === undefined) return state;
  const key = String(reply.tab);
  const known = state.polls[key];
  const notBeforeMs = waitOf(reply, nowMs);
  if (reply.poll === undefined) {
    if (known === undefined || notBeforeMs === 0) return state;
    return { ...state, polls: { ...state.polls, [key]: later(known, notBeforeMs) } };
  }
  const gapMs = known === undefined ? 0 : nowMs - known.seenMs;
  const place = placeOf(reply.poll);
  const there = Object.values(state.polls).filter((poll) => placeOf(poll.request) === place);
  const poll: PollRecord = {
    request: reply.poll,
    tab: reply.tab,
    seenMs: nowMs,
    intervalMs: rhythm(known?.intervalMs ?? 0, gapMs),
    askedMs: null,
    failures: 0,
    notBeforeMs: Math.max(known?.notBeforeMs ?? 0, notBeforeMs, ...there.map((other) => other.notBeforeMs)),
    stopped: false,
  };
  return { ...state, polls: waitAt(place, notBeforeMs, { ...state.polls, [key]: poll }) };
}

function rhythm(intervalMs: number, gapMs: number): number {
  if (gapMs < SAME_LOOK_MS) return intervalMs;
  if (intervalMs === 0) return gapMs;
  // A pause of the page is no new rhythm.
  return intervalMs + SMOOTHING * (Math.min(gapMs, 3 * intervalMs) - intervalMs);
}

/** The answer to our own repetition, for every tab that asks the same. The first refusal ends it. */
export function noteRepeat(state: State, reply: Reply, nowMs: number): State {
  const { refusal } = reply.reading;
  const failed = reply.status === 0 || refusal !== undefined;
  const notBeforeMs = waitOf(reply, nowMs);
  const stopped = refusal?.kind === 'signed-out' || refusal?.kind === 'gone' || refusal?.kind === 'rejected';
  const asked = reply.poll ?? state.polls[String(reply.tab)]?.request;
  if (asked === undefined) return state;
  const same = questionKey(asked);
  const polls = { ...state.polls };
  for (const [key, poll] of Object.entries(polls)) {
    if (questionKey(poll.request) !== same) continue;
    polls[key] = { ...poll, failures: failed ? poll.failures + 1 : 0, stopped };
  }
  return { ...state, polls: waitAt(placeOf(asked), notBeforeMs, polls) };
}

/** Until when the server wants to be left alone; 0 where it said nothing. */
function waitOf(reply: Reply, nowMs: number): number {
  const { retryAfterSeconds } = reply.reading.refusal ?? {};
  return retryAfterSeconds === undefined ? 0 : nowMs + retryAfterSeconds * 1000;
}

function waitAt(place: string, notBeforeMs: number, polls: State['polls']): State['polls'] {
  if (notBeforeMs === 0) return polls;
  const waiting = Object.entries(polls).map(([key, poll]) => [
    key,
    placeOf(poll.request) === place ? later(poll, notBeforeMs) : poll,
  ]);
  return Object.fromEntries(waiting);
}

function later(poll: PollRecord, notBeforeMs: number): PollRecord {
  return { ...poll, notBeforeMs: Math.max(poll.notBeforeMs, notBeforeMs) };
}
