import type { Weighed } from './fuse';
import { OWN_FINISHES } from './ownSigns';
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

/** What is left possible while the user's own jobs finish: not everything is down, and after two of them most works. */
function possible(signs: readonly Weighed[], beganMs: number): Level {
  const finishes = signs.find((sign) => sign.group === OWN_FINISHES);
  if (finishes === undefined || finishes.lastMs <= beganMs) return 3;
  return finishes.looks >= 2 && finishes.sinceMs > beganMs ? 1 : 2;
}

/** How bad it is, by majority of the bad weight; a job of the user that finished since the trouble began bounds it. */
export function levelOfSigns(signs: readonly Weighed[]): Level {
  const bad = signs.filter((sign) => sign.level > 0);
  const most = possible(signs, Math.min(...bad.map((sign) => sign.sinceMs)));
  const level = majority(bad);
  if (level > most) return most;
  return level;
}
