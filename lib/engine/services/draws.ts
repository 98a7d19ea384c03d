/** More numbers (0 to 1) from one: mulberry32, seeded with `random`. */
export function draws(random: number): () => number {
  let seed = Math.floor(random * 2 ** 32) >>> 0;
  return () => {
    seed = (seed + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(seed ^ (seed >>> 15), seed | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
