import type { LogLaw } from './law';
import type { Waits } from './waits';

/** How the figures of this user's jobs move. */
export interface Habits {
  /** Spread of ln(gap between two movements) within a job, and the jobs behind it, the prior counted in. */
  spread: number;
  jobs: number;
  /** Share of movements after which the figure pauses on its way, and for how long. */
  pauseShare: number;
  pause(ranSeconds: number): LogLaw;
  /** P(the figure rests here until the end). */
  restShare(progress: number): number;
  /** Jobs that rested about here. */
  restsNear(progress: number): number;
}

/** Before any is known. */
export const spreadPrior = { spread: 0.45, jobs: 3 } as const;
/** A gap longer than its job's usual one by so much (in ln) was a pause. */
const pauseRatio = 1.3;
/** From here on the figure of many services rests until the end (pika-editor caps its own at 95 %, 2026-07). */
const restsFrom = 0.94;

/** Mean of the greatest of n standard normal values, roughly. */
const greatest = (n: number): number => Math.max(0.6, Math.sqrt(2 * Math.log(Math.max(2, n))) - 0.5);

function readHabits(waits: Waits): Habits {
  let squares = spreadPrior.spread ** 2 * spreadPrior.jobs;
  let jobs: number = spreadPrior.jobs;
  let gaps = 0;
  let pauses = 0;
  let pauseSum = 0;
  const rests: number[] = [];
  for (const { moves } of waits.seen.slice(-60)) {
    if (moves === undefined) continue;
    gaps += moves.gaps;
    if (moves.rest !== undefined) rests.push(moves.rest.progress);
    if (moves.gaps < 3) continue;
    const longest = Math.log(Math.max(1, moves.longestGapSeconds));
    const over = longest - moves.meanLogGap;
    if (over > pauseRatio) {
      pauses += 1;
      pauseSum += longest;
    } else {
      squares += (over / greatest(moves.gaps)) ** 2;
      jobs += 1;
    }
  }
  return {
    spread: Math.sqrt(squares / jobs),
    jobs: Math.min(12, jobs),
    pauseShare: Math.min(0.2, (0.5 + pauses) / (50 + gaps)),
    pause: (ranSeconds) => ({
      centre: (2 * Math.log(Math.max(40, 0.5 * ranSeconds)) + pauseSum) / (2 + pauses),
      spread: 0.7,
      dof: 6,
    }),
    restShare: (progress) => {
      let here = progress >= restsFrom ? 1.2 : 0.06;
      let reached = 2;
      for (const rest of rests) {
        if (rest < progress - 0.015) continue;
        reached += 1;
        if (rest <= progress + 0.015) here += 1;
      }
      return here / reached;
    },
    restsNear: (progress) => rests.filter((rest) => Math.abs(rest - progress) < 0.1).length,
  };
}

const read = new WeakMap<Waits, Habits>();

/** Read from the last 60 waits. */
export function habitsOf(waits: Waits): Habits {
  let habits = read.get(waits);
  if (habits === undefined) {
    habits = readHabits(waits);
    read.set(waits, habits);
  }
  return habits;
}
