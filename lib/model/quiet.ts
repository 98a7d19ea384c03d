import type { Verdict } from './verdict';

/** Below this probability of life a job is not called moving or fine anywhere. */
const ALIVE_AT_LEAST = 0.5;

/** An open job that is not called stuck, and that more likely than not has stopped: it is only said how long it is quiet. */
export function mayHaveStopped({ subject, verdict, p }: Pick<Verdict, 'subject' | 'verdict' | 'p'>): boolean {
  return subject.startsWith('job:') && (verdict === 'on-track' || verdict === 'slow') && p < ALIVE_AT_LEAST;
}
