import type { EvidenceOf } from '../../model/evidence';
import type { PollRecord, State } from '../state';

type Reply = EvidenceOf<'reply'>;
const SMOOTHING = 0.3;
/** Polls that came this close together belong to one look of the page. */
const SAME_LOOK_MS = 1000;

/** The page asked about its jobs by itself: remember how, and learn its rhythm. */
export function noteOwnPoll(state: State, reply: Reply, nowMs: number): State {
  if (reply.tab === undefined) return state;
  const key = String(reply.tab);
  const known = state.polls[key];
  const waitMs = (reply.reading.refusal?.retryAfterSeconds ?? 0) * 1000;
  if (reply.poll === undefined) {
    if (known === undefined || waitMs === 0) return state;
    return {
      ...state,
      polls: { ...state.polls, [key]: { ...known, notBeforeMs: Math.max(known.notBeforeMs, nowMs + waitMs) } },
    };
  }
  const gapMs = known === undefined ? 0 : nowMs - known.seenMs;
  const poll: PollRecord = {
    request: reply.poll,
    tab: reply.tab,
    seenMs: nowMs,
    intervalMs: rhythm(known?.intervalMs ?? 0, gapMs),
    askedMs: null,
    failures: 0,
    notBeforeMs: Math.max(known?.notBeforeMs ?? 0, nowMs + waitMs),
    stopped: false,
  };
  return { ...state, polls: { ...state.polls, [key]: poll } };
}

function rhythm(intervalMs: number, gapMs: number): number {
  if (gapMs < SAME_LOOK_MS) return intervalMs;
  if (intervalMs === 0) return gapMs;
  // A pause of the page is no new rhythm.
  return intervalMs + SMOOTHING * (Math.min(gapMs, 3 * intervalMs) - intervalMs);
}

/** The answer to our own repetition of the page's question. The first refusal ends it. */
export function noteRepeat(state: State, reply: Reply, nowMs: number): State {
  const entry = Object.entries(state.polls).find(([, poll]) =>
    reply.poll === undefined ? String(reply.tab) === String(poll.tab) : poll.request.url === reply.poll.url,
  );
  if (entry === undefined) return state;
  const [key, poll] = entry;
  const { refusal } = reply.reading;
  const failed = reply.status === 0 || refusal !== undefined;
  const waitMs = (refusal?.retryAfterSeconds ?? 0) * 1000;
  const next: PollRecord = {
    ...poll,
    failures: failed ? poll.failures + 1 : 0,
    notBeforeMs: Math.max(poll.notBeforeMs, nowMs + waitMs),
    stopped: refusal?.kind === 'signed-out' || refusal?.kind === 'gone' || refusal?.kind === 'rejected',
  };
  return { ...state, polls: { ...state.polls, [key]: next } };
}
