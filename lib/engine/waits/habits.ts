import type { Law } from './law';
import type { Waits } from './waits';

interface LogLaw {
  centre: number;
  spread: number;
  dof: number;
}

/** How the figures of this user's jobs move. */
export interface Habits {
  /** Spread of ln(gap between two movements) within a job. */
  spread: number;
  /** Jobs behind that spread, the prior counted in. */
  jobs: number;
  /** P(the figure rests here until the end). */
  restShare(progress: number): number;
  /** How long it then rests. */
  restLaw(progress: number, ranSeconds: number, remaining: LogLaw, learned: () => Law): LogLaw;
}

/** Before any is known. */
export const spreadPrior = { spread: 0.55, jobs: 4 } as const;

/** Mean of the greatest of n standard normal deviations, roughly. */
const greatest = (n: number): number => Math.max(0.6, Math.sqrt(2 * Math.log(Math.max(2, n))) - 0.5);

function readHabits(waits: Waits): Habits {
  let sum = spreadPrior.spread ** 2 * spreadPrior.jobs;
  let jobs: number = spreadPrior.jobs;
  const rests: number[] = [];
  for (const { moves } of waits.seen.slice(-60)) {
    if (moves === undefined) continue;
    if (moves.gaps >= 3) {
      const wide = (Math.log(Math.max(1, moves.longestGapSeconds)) - moves.meanLogGap) / greatest(moves.gaps);
      sum += wide * wide;
      jobs += 1;
    }
    if (moves.rest !== undefined) rests.push(moves.rest.progress);
  }
  return {
    spread: Math.sqrt(sum / jobs),
    jobs: Math.min(12, jobs),
    restShare: (progress) => {
      let here = progress >= 0.94 ? 1.2 : 0.1;
      let reached = 2;
      for (const rest of rests) {
        if (rest < progress - 0.015) continue;
        reached += 1;
        if (rest <= progress + 0.015) here += 1;
      }
      return here / reached;
    },
    restLaw: (progress, ranSeconds, remaining, learned) => {
      const law = rests.length >= 3 ? learned() : null;
      const near = rests.filter((rest) => Math.abs(rest - progress) < 0.1).length;
      if (law !== null && near >= 2) return { centre: law.centre, spread: law.spread, dof: Math.min(8, law.dof) };
      if (progress < 0.9) return remaining;
      return { centre: Math.log(Math.max(15, 0.4 * ranSeconds)), spread: 0.7, dof: 7 };
    },
  };
}

const read = new WeakMap<Waits, Habits>();

export function habitsOf(waits: Waits): Habits {
  let habits = read.get(waits);
  if (habits === undefined) {
    habits = readHabits(waits);
    read.set(waits, habits);
  }
  return habits;
}
