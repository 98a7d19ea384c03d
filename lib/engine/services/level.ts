import type { Weighed } from './fuse';
import { isOwn, OWN_FINISHES, ownCount } from './ownSigns';
import type { Level } from './sign';

/** The level that half of the bad weight supports. */
function majority(bad: readonly Weighed[]): Level {
  const total = bad.reduce((sum, sign) => sum + sign.weight, 0);
  const atLeast = (level: Level) =>
    bad.filter((sign) => sign.level >= level).reduce((sum, sign) => sum + sign.weight, 0) >= total / 2;
  if (total === 0) return 0;
  if (atLeast(3)) return 3;
  return atLeast(2) ? 2 : 1;
}

/**
 * What is left possible while the user's own jobs finish: not everything is down, and after two of them most works. Two
 * signs of our own with no feed beside them tell of no more than trouble, nor do more of them while a feed is well.
 */
function possible(signs: readonly Weighed[], bad: readonly Weighed[]): Level {
  const isWell = signs.some((sign) => sign.level === 0 && !isOwn(sign) && sign.group !== OWN_FINISHES);
  if (bad.every(isOwn) && (isWell || ownCount(bad) < 3)) return 1;
  const beganMs = Math.min(...bad.map((sign) => sign.sinceMs));
  const finishes = signs.find((sign) => sign.group === OWN_FINISHES);
  if (finishes === undefined || finishes.lastMs <= beganMs) return 3;
  return finishes.looks >= 2 && finishes.sinceMs > beganMs ? 1 : 2;
}

/** How bad it is, by majority of the bad weight; a job of the user that finished since the trouble began bounds it. */
export function levelOfSigns(signs: readonly Weighed[]): Level {
  const bad = signs.filter((sign) => sign.level > 0);
  const most = possible(signs, bad);
  const level = majority(bad);
  if (level > most) return most;
  return level;
}
