import { deathPrior } from '../../knowledge/waits';
import type { LogLaw } from './law';
import { normalTail } from './tail';
import type { Waits } from './waits';

const shares = new WeakMap<Waits, number>();

/**
 * Share of the user's jobs that stop for good: the prior, and those that were given up. It never falls below the prior,
 * because a history often does not tell of the jobs that stopped.
 */
export function deathShare(waits: Waits): number {
  let share = shares.get(waits);
  if (share === undefined) {
    const given = waits.seen.filter((wait) => wait.outcome === 'abandoned').length;
    const finished = waits.seen.filter((wait) => wait.outcome === 'finished').length;
    const stopped = deathPrior.share * deathPrior.jobs + given;
    share = Math.min(0.4, Math.max(deathPrior.share, stopped / (deathPrior.jobs + given + finished)));
    shares.set(waits, share);
  }
  return share;
}

/**
 * P(stopped by now) of a job that stops at a uniformly random moment of what is left of its life R, ln R normal:
 * E min(1, s / R) = P(R < s) + s E(1 / R; R > s).
 */
export function stoppedBy(left: LogLaw, seconds: number): number {
  if (!(seconds > 0)) return 0;
  const away = Math.log(seconds) - left.centre;
  const z = away / left.spread;
  const later = Math.exp(away + left.spread ** 2 / 2) * normalTail(z + left.spread);
  return Math.min(1, 1 - normalTail(z) + later);
}

/** The chance to stop in what is left, of a job that has lived so far: a uniform moment, the past share ruled out. */
export function shareLeft(share: number, agoSeconds: number, leftSeconds: number): number {
  const ahead = leftSeconds / (leftSeconds + agoSeconds);
  return (share * ahead) / (1 - share * (1 - ahead));
}
