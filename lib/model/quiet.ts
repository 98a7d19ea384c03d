import type { Verdict } from './verdict';

/** Below this probability of life a job is not called moving or fine anywhere. */
const ALIVE_AT_LEAST = 0.5;

/** The reason of a job that stands still while the service that runs it is down. */
export const SERVICE_DOWN = 'service-down';

/** An open job that stands still while its service is down: nothing says that it moves, however likely it lives. */
export function isHalted({ because }: Pick<Verdict, 'because'>): boolean {
  return because.some(({ id }) => id === SERVICE_DOWN);
}

/** An open job of which nothing is said but how long it is quiet. */
export function isQuiet(verdict: Pick<Verdict, 'subject' | 'verdict' | 'p' | 'because'>): boolean {
  return mayHaveStopped(verdict) || isHalted(verdict);
}

/** An open job that is not called stuck, and that more likely than not has stopped: it is only said how long it is quiet. */
export function mayHaveStopped({ subject, verdict, p }: Pick<Verdict, 'subject' | 'verdict' | 'p'>): boolean {
  return subject.startsWith('job:') && (verdict === 'on-track' || verdict === 'slow') && p < ALIVE_AT_LEAST;
}
