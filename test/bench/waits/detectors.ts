/** Elapsed-time rules that others state, as the moment (seconds of age) from which each calls a job stuck. */
export const fixedAges: readonly number[] = Array.from({ length: 280 }, (_, i) => Math.round(20 * 1.0175 ** i));

export function medianOf(list: readonly number[]): number | null {
  const sorted = [...list].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? null;
}
