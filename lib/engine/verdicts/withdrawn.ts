import { entryOf } from '../entryOf';
import type { State } from '../state';
import { type Claim, claim, reason } from './claim';

const submitSubject = /^job:submit-\d+(?:@|$)/;

/** Claims on submits that go on as jobs of their own: they are withdrawn. */
export function judgeWithdrawn(state: State, nowMs: number): Claim[] {
  return gone(state).map((subject) => {
    const why = reason('goes-on', 'It was taken and goes on under its own id', 'page', nowMs, nowMs);
    return claim(subject, 'unknown', 1, [why], []);
  });
}

/** The state without what was withdrawn. */
export function withoutWithdrawn(state: State): State {
  const subjects = new Set(gone(state));
  if (subjects.size === 0) return state;
  return {
    ...state,
    verdicts: Object.fromEntries(Object.entries(state.verdicts).filter(([subject]) => !subjects.has(subject))),
  };
}

function gone({ verdicts, jobs }: State): string[] {
  return Object.keys(verdicts).filter(
    (subject) => submitSubject.test(subject) && entryOf(jobs, subject.slice('job:'.length)) === undefined,
  );
}
