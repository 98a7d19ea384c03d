import { never, type Record } from './watch';

export interface Score {
  /** Share of finishing jobs called stuck. */
  wrong: number;
  /** Mean seconds from the true stop to the call, over the jobs that stopped. */
  delay: number;
  /** Share of stopped jobs called before they stopped. */
  early: number;
}

/** Twenty minutes without movement, and the look that shows it. */
const latest = 1230;

export function score(records: readonly Record[], calledAt: (record: Record) => number): Score {
  let [wrong, finished, delay, stopped, early] = [0, 0, 0, 0, 0];
  for (const record of records) {
    const at = calledAt(record);
    if (record.diesAt === null) {
      finished += 1;
      if (at < never) wrong += 1;
    } else {
      stopped += 1;
      if (at < record.diesAt) early += 1;
      delay += Math.max(0, Math.min(at, record.diesAt + latest) - record.diesAt);
    }
  }
  return {
    wrong: wrong / Math.max(1, finished),
    delay: delay / Math.max(1, stopped),
    early: early / Math.max(1, stopped),
  };
}

export const call = (list: Float64Array, i: number): number => list[i] ?? never;

/** The quickest of a row of ever stricter thresholds that is wrong no more often than `wrong`, and which it is. */
export function matched(
  records: readonly Record[],
  row: (record: Record) => Float64Array,
  wrong: number,
): Score & { i: number } {
  const size = records[0] === undefined ? 0 : row(records[0]).length;
  for (let i = 0; i < size; i += 1) {
    const found = score(records, (record) => call(row(record), i));
    if (found.wrong <= wrong) return { ...found, i };
  }
  return { ...score(records, () => never), i: size };
}

export interface Calibration {
  error: number;
  brier: number;
  bins: { claimed: number; true: number; weight: number }[];
}

/** Expected calibration error in ten bins, and the Brier score. `alike`: every job weighs the same, not every look. */
export function calibrate(records: readonly Record[], alike: boolean): Calibration {
  const bins = Array.from({ length: 10 }, () => ({ claimed: 0, true: 0, weight: 0 }));
  let brier = 0;
  let all = 0;
  for (const { claims } of records) {
    const weight = alike ? 1 / Math.max(1, claims.length) : 1;
    for (const [p, stopped] of claims) {
      const bin = bins[Math.min(9, Math.floor(p * 10))];
      if (bin === undefined) continue;
      const truth = stopped ? 1 : 0;
      bin.claimed += weight * p;
      bin.true += weight * truth;
      bin.weight += weight;
      brier += weight * (p - truth) ** 2;
      all += weight;
    }
  }
  const error = bins.reduce((sum, bin) => sum + Math.abs(bin.claimed - bin.true), 0) / Math.max(1, all);
  return { error, brier: brier / Math.max(1, all), bins };
}
