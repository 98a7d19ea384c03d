/** Random choices that are the same for the same seed (mulberry32): cheaper than a tree of arbitraries for each page. */
export function seeded(seed: number) {
  let state = seed | 0;
  function next(): number {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  }
  const below = (limit: number) => Math.floor(next() * limit);
  return {
    /** A whole number from 0 to below `limit`. */
    below,
    chance: (share: number) => next() < share,
    pick<T>(from: readonly T[]): T {
      const item = from[below(from.length)];
      if (item === undefined) throw new Error('There is nothing to pick from.');
      return item;
    },
    many: <T>(count: number, make: () => T): T[] => Array.from({ length: count }, make),
  };
}
