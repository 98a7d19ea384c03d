import { testClock } from './testClock';

export interface Clock {
  /** ms since 1970. */
  now(): number;
  /** Runs `task` once after `ms`, as long as this context lives; returns how to call it off. */
  timer(ms: number, task: () => void): () => void;
  /** How far `now` is ahead of the computer's clock, ms; 0 but in test builds. */
  ahead(): number;
  /** Resolves when `now` can be believed: at once, but in test builds. Await it before the first stamp. */
  ready(): Promise<void>;
}

/** Longest delay that a browser's timer takes, ms. */
const longestTimer = 2 ** 31 - 1;

/** The computer's own clock. */
export function systemClock(): Clock {
  return {
    now: () => Date.now(),
    timer: (ms, task) => {
      const id = setTimeout(task, Math.min(Math.max(0, ms), longestTimer));
      return () => clearTimeout(id);
    },
    ahead: () => 0,
    ready: () => Promise.resolve(),
  };
}

/** The clock of this context; the worker's is the one that counts. */
export const clock: Clock = __UNSTUCK_TEST__ ? testClock() : systemClock();
