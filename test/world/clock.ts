import type { WorldClock } from './site';

/** A clock that can be moved on. */
export interface MovableClock extends WorldClock {
  /** Moves on by `ms`, waking sleepers in the order in which they are due. */
  advance(ms: number): Promise<void>;
}

const aborted = () => new DOMException('The wait was broken off.', 'AbortError');

interface Sleeper {
  at: number;
  wake(): void;
}

/** Lets everything that was woken run until it waits again. */
async function breathe(): Promise<void> {
  for (let round = 0; round < 3; round++) await new Promise((resolve) => setImmediate(resolve));
}

/** Stands still unless it is moved on. */
export function virtualClock(startMs: number): MovableClock {
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

/** Goes as the computer's own clock does, and can be moved on besides: sleepers that are then due wake at once. */
export function realClock(): MovableClock {
  let ahead = 0;
  const due = new Set<{ at: number; wake(): void; timer: NodeJS.Timeout }>();
  const now = () => Date.now() + ahead;

  return {
    now,
    sleep: (ms, signal) =>
      new Promise((resolve, reject) => {
        if (signal?.aborted) return reject(aborted());
        const end = () => {
          clearTimeout(sleeper.timer);
          due.delete(sleeper);
          signal?.removeEventListener('abort', stop);
        };
        const stop = () => {
          end();
          reject(aborted());
        };
        const wake = () => {
          end();
          resolve();
        };
        const sleeper = { at: now() + ms, wake, timer: setTimeout(wake, ms) };
        due.add(sleeper);
        signal?.addEventListener('abort', stop, { once: true });
      }),
    async advance(ms) {
      ahead += ms;
      for (const sleeper of [...due].sort((one, other) => one.at - other.at)) {
        clearTimeout(sleeper.timer);
        if (sleeper.at <= now()) {
          sleeper.wake();
          await breathe();
        } else {
          sleeper.timer = setTimeout(sleeper.wake, sleeper.at - now());
        }
      }
    },
  };
}
