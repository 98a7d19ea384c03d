import { judgeStill, judgeWait } from '../../../lib/engine/waits/judge';
import type { JobTrack } from '../../../lib/engine/waits/track';
import type { Waits } from '../../../lib/engine/waits/waits';
import type { Family } from './families';
import type { Random } from './random';
import { follow, type Job } from './simulate';

/** Thresholds that are swept: multiples of the product's own. */
export const levels: readonly number[] = Array.from({ length: 60 }, (_, i) => 0.1 * 1.1 ** i);
/** Ages from which a rule "so old is stuck" calls, seconds. */
export const ages: readonly number[] = Array.from({ length: 280 }, (_, i) => Math.round(20 * 1.0175 ** i));
/** Nothing may stand still for longer without being called stuck, by whatever rule. */
const atMost = 1200;

export const never = Number.POSITIVE_INFINITY;

/** Looks at which the promised range to the end is held against the truth: one in so many. */
const etaEvery = 5;

/** When each rule called one job stuck, seconds of age; `never`: not before it was over. */
export interface Record {
  family: Family;
  /** The user's earlier jobs. */
  jobs: number;
  /** When it truly stopped; null: it finished. */
  diesAt: number | null;
  product: number;
  byLevel: Float64Array;
  byAge: Float64Array;
  /** By somebody who knows the law of the wait exactly (where only a word is shown). */
  knowing: Float64Array;
  /** Twenty minutes without movement. */
  still: number;
  pika: number;
  triple: number;
  /** What was claimed at each look up to the call, and whether the job had stopped by then. */
  claims: [p: number, stopped: boolean][];
  /** Whether the promised range held the true end. */
  etas: boolean[];
}

/** The same weighing with the exact law; `0.25` are the odds of a job to stop, 1500 s scale it like the product. */
function worthKnowing(job: Job, at: number): number {
  const { tail } = job.life;
  const alive = tail(at);
  if (alive > 0.5) return 0;
  let worth = never;
  for (const more of [10, 30, 80, 200, 500]) {
    worth = Math.min(worth, (0.25 * more) / (1500 * Math.max(1e-12, alive - tail(at + more))));
  }
  return worth;
}

/** Calls all thresholds up to `value`, from where the sweep stands. */
function sweep(calls: Float64Array, thresholds: readonly number[], from: number, value: number, at: number): number {
  let next = from;
  for (; next < thresholds.length && value >= (thresholds[next] ?? never); next += 1) calls[next] = at;
  return next;
}

/** Follows one job with all rules. `median`: of the user's finished jobs, for the rule "three times the median". */
export function watch(
  random: Random,
  user: { family: Family; jobs: number; waits: Waits; median: number | null },
  job: Job,
): Record {
  const { family, jobs, waits } = user;
  const calls = (size: number): Float64Array => new Float64Array(size).fill(never);
  const record: Record = {
    family,
    jobs,
    diesAt: job.diesAt,
    product: never,
    byLevel: calls(levels.length),
    byAge: calls(ages.length),
    knowing: calls(levels.length),
    still: never,
    pika: never,
    triple: never,
    claims: [],
    etas: [],
  };
  let [level, age, known, looks] = [0, 0, 0, 0];
  const triple = 3 * (user.median ?? 300);
  follow(random, job, (track: JobTrack, at: number) => {
    const { stillSeconds, pStopped, worth, stuck } = judgeStill(waits, track);
    const over = stillSeconds >= atMost;
    looks += 1;
    if (record.product === never) {
      record.claims.push([pStopped, job.diesAt !== null && at > job.diesAt]);
      if (job.diesAt === null && looks % etaEvery === 0) {
        const { eta } = judgeWait(waits, track, track.lastSeenAtMs, { timeZone: 'UTC' });
        const left = job.life.seconds - at;
        if (eta !== null) record.etas.push(left >= eta.low && left <= eta.high);
      }
      if (stuck) record.product = at;
    }
    level = sweep(record.byLevel, levels, level, over ? never : worth, at);
    age = sweep(record.byAge, ages, age, over ? never : at, at);
    if (family.shows === 'status')
      known = sweep(record.knowing, levels, known, over ? never : worthKnowing(job, at), at);
    if (over && record.still === never) record.still = at;
    const waiting = track.movements.at(-1)?.state === 'waiting';
    if (record.pika === never && (over || at >= 900 || (waiting && stillSeconds >= 600))) record.pika = at;
    if (record.triple === never && (over || at >= triple)) record.triple = at;
    return !(over && record.product < never);
  });
  return record;
}
