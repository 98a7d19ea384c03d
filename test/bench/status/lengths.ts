/** Quantiles of incident lengths in minutes: AIWatch archive of 2026-06, 415 incidents; the ends are ours. */
const quantiles: readonly [number, number][] = [
  [0, 1],
  [0.1, 3],
  [0.25, 15],
  [0.5, 33],
  [0.75, 90],
  [0.9, 197],
  [1, 450],
];

/** The length at quantile `u` (0 to 1), in minutes, log-linear between the known quantiles. */
export function lengthMinutes(u: number): number {
  const above = quantiles.findIndex(([q]) => q >= u);
  const high = quantiles[Math.max(1, above)];
  const low = quantiles[Math.max(1, above) - 1];
  if (high === undefined || low === undefined) throw new Error('no quantile');
  const share = (u - low[0]) / (high[0] - low[0]);
  return Math.exp(Math.log(low[1]) + share * (Math.log(high[1]) - Math.log(low[1])));
}
