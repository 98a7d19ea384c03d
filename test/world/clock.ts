import type { WorldClock } from './site';

/** A clock that a test moves by hand. */
export interface VirtualClock extends WorldClock {
  /** Moves on by `ms`, waking sleepers in the order in which they are due. */
  advance(ms: number): Promise<void>;
}

const aborted = () => new DOMException('The wait was broken off.', 'AbortError');

export function realClock(): WorldClock {
  return {
    now: () => Date.now(),
    sleep: (ms, signal) =>
      new Promise((resolve, reject) => {
        if (signal?.aborted) return reject(aborted());
        const stop = () => {
          clearTimeout(timer);
          reject(aborted());
        };
        const timer = setTimeout(() => {
          signal?.removeEventListener('abort', stop);
          resolve();
        }, ms);
        signal?.addEventListener('abort', stop, { once: true });
      }),
  };
}

interface Sleeper {
  at: number;
  wake(): void;
}

/** Lets everything that was woken run until it waits again. */
async function breathe(): Promise<void> {
  for (let round = 0; round < 3; round++) await new Promise((resolve) => setImmediate(resolve));
}

export function virtualClock(startMs: number): VirtualClock {
  let now = startMs;
  const sleepers: Sleeper[] = [];

  const insert = (sleeper: Sleeper) => {
    const later = sleepers.findIndex((other) => other.at > sleeper.at);
    sleepers.splice(later === -1 ? sleepers.length : later, 0, sleeper);
  };

  return {
    now: () => now,
    sleep: (ms, signal) =>
      new Promise((resolve, reject) => {
        if (signal?.aborted) return reject(aborted());
        const stop = () => {
          const place = sleepers.indexOf(sleeper);
          if (place !== -1) sleepers.splice(place, 1);
          reject(aborted());
        };
        const sleeper: Sleeper = {
          at: now + Math.max(0, ms),
          wake: () => {
            signal?.removeEventListener('abort', stop);
            resolve();
          },
        };
        insert(sleeper);
        signal?.addEventListener('abort', stop, { once: true });
      }),
    async advance(ms) {
      const target = now + ms;
      await breathe();
      for (let next = sleepers[0]; next && next.at <= target; next = sleepers[0]) {
        sleepers.shift();
        now = Math.max(now, next.at);
        next.wake();
        await breathe();
      }
      now = Math.max(now, target);
      await breathe();
    },
  };
}
