import type { Effect } from '../model/effect';
import type { Evidence } from '../model/evidence';
import type { Verdict } from '../model/verdict';
import { accessEffects } from './alerts/access';
import { alertsOf } from './alerts/alerts';
import { nextCrowdMs } from './alerts/give';
import { duePosts, nextPostMs } from './alerts/outbox';
import { quietEndsMs } from './alerts/quiet';
import { takeTime } from './clock';
import { judge } from './judge';
import { keepBounded } from './keep';
import { note } from './notes/note';
import { countUse } from './notes/tab';
import { askQuestions } from './schedule/questions';
import { nextReviewMs } from './schedule/reviews';
import type { State } from './state';

/** What the step needs beside state, evidence and time. */
export interface Circumstances {
  /** IANA name of the user's time zone. */
  timeZone: string;
  /** A random number, 0 to 1: spreads the questions of many users. */
  random: number;
  /** Ranks the places to work meanwhile, best first. */
  fallbacks?(state: Pick<State, 'verdicts' | 'settings'>): readonly { name: string }[];
}

export interface Step {
  state: State;
  /** What the shell must do; they are in `state.pending` until `done` evidence names their key. */
  effects: Effect[];
  /** Verdicts that changed in this step. */
  changed: Verdict[];
  /** Verdicts that stay, but advise other steps than before. */
  readvised: Verdict[];
  /** When the engine wants to be called again at the latest (wall clock); null when nothing is due. */
  dueMs: number | null;
}

/**
 * The one step. All judgement of the extension is in it: what is known, one more piece of evidence (or the passing of
 * time), and the wall clock (ms since 1970) give what is known now and what is to be done. It is pure.
 */
export function advance(before: State, evidence: Evidence, wallMs: number, circumstances: Circumstances): Step {
  const { state: timed, nowMs } = takeTime(before, wallMs);
  const noted = keepBounded(note(countUse(timed, nowMs), evidence, nowMs), nowMs);
  const judged = judge(noted, circumstances.timeZone, nowMs);
  const told = alertsOf(judged, { wallMs, nowMs, ...circumstances });
  const access = accessEffects(told.state, nowMs);
  const posts = duePosts(access.state, nowMs);
  const asked = askQuestions(posts.state, nowMs, circumstances.random);
  const effects = [...told.effects, ...access.effects, ...posts.effects, ...asked.effects];
  const known = new Set(asked.state.pending.map((effect) => effect.key));
  const fresh = effects.filter((effect) => !known.has(effect.key));
  const state = { ...asked.state, pending: [...asked.state.pending, ...fresh] };
  const tellMs = Math.min(nextCrowdMs(state), nextPostMs(state));
  const next = Math.min(nextReviewMs(state, nowMs), asked.nextDueMs, tellMs) - state.clockShiftMs;
  const quiet = state.alerts.held.length === 0 ? null : quietEndsMs(state.settings, wallMs, circumstances.timeZone);
  const dueMs = Math.min(next, quiet ?? Number.POSITIVE_INFINITY);
  const { changed, readvised } = judged;
  return { state, effects: fresh, changed, readvised, dueMs: Number.isFinite(dueMs) ? dueMs : null };
}
