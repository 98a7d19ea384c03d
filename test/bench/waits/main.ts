import { judgeStill } from '../../../lib/engine/waits/judge';
import type { ObservedWait } from '../../../lib/engine/waits/observed';
import type { JobTrack } from '../../../lib/engine/waits/track';
import { learn, noWaits, type Waits } from '../../../lib/engine/waits/waits';
import { fixedAges, medianOf } from './detectors';
import { type Family, families } from './families';
import { Random } from './random';
import { follow, type Job, livePast, makeJob } from './simulate';

const earlier = [0, 5, 40, 200] as const;
const quick = process.argv.includes('--quick');
const seedAt = process.argv.indexOf('--seed');
const seed = seedAt > 0 ? Number(process.argv[seedAt + 1]) : 20261121;
const usersAt = process.argv.indexOf('--users');
const users = usersAt > 0 ? Number(process.argv[usersAt + 1]) : quick ? 25 : 150;
const jobsPerUser = 6;
const plain = process.argv.includes('--plain');
const debug = process.argv.includes('--debug');

/** Costs of a wrong call that are swept. */
const costs: readonly number[] = Array.from({ length: 60 }, (_, i) => 0.1 * 1.1 ** i);

/** When each detector called one job, seconds of age; Infinity: not before its end. */
interface Record {
  family: Family;
  jobs: number;
  diesAt: number | null;
  product: number;
  byCost: Float64Array;
  byAge: Float64Array;
  oracle: Float64Array;
  pika: number;
  still: number;
  triple: number;
  movedAt: number;
  looks: [p: number, dead: boolean][];
}

const first = (now: number, at: number): number => (now < Number.POSITIVE_INFINITY ? now : at);

function watch(random: Random, family: Family, jobs: number, waits: Waits, median: number | null, job: Job): Record {
  const none = Number.POSITIVE_INFINITY;
  const record: Record = {
    family,
    jobs,
    diesAt: job.diesAt,
    product: none,
    byCost: new Float64Array(costs.length).fill(none),
    byAge: new Float64Array(fixedAges.length).fill(none),
    oracle: new Float64Array(costs.length).fill(none),
    pika: none,
    still: none,
    triple: none,
    movedAt: 0,
    looks: [],
  };
  let reached = 0;
  let ageReached = 0;
  let oracleReached = 0;
  follow(random, job, (track: JobTrack, at: number) => {
    const found = judgeStill(waits, track);
    const stillFor = found.stillSeconds;
    const capped = stillFor >= 1200;
    if (record.product === none) record.looks.push([found.pStopped, job.diesAt !== null && at > job.diesAt]);
    if (debug && found.stuck && record.product === none && job.diesAt === null)
      console.log(
        'WRONG',
        family.name,
        jobs,
        'at',
        at.toFixed(0),
        'still',
        stillFor.toFixed(0),
        'life',
        job.life.seconds.toFixed(0),
        'look',
        job.lookEvery.toFixed(0),
        'p',
        found.pStopped.toFixed(2),
        'median',
        median,
        track.movements
          .slice(-6)
          .map((m) => `${((m.atMs - job.startMs) / 1000).toFixed(0)}:${m.state}:${m.progress ?? m.queuePosition ?? ''}`)
          .join(' '),
      );
    if (found.stuck) record.product = first(record.product, at);
    for (; reached < costs.length && (capped || found.worth >= (costs[reached] ?? 0)); reached += 1)
      record.byCost[reached] = at;
    for (; ageReached < fixedAges.length && (capped || at >= (fixedAges[ageReached] ?? 0)); ageReached += 1)
      record.byAge[ageReached] = at;
    if (family.shows === 'status') {
      const known = knowing(job, at);
      for (; oracleReached < costs.length && (capped || known >= (costs[oracleReached] ?? 0)); oracleReached += 1)
        record.oracle[oracleReached] = at;
    }
    if (capped) record.still = first(record.still, at);
    const waiting = track.movements.at(-1)?.state === 'waiting';
    if (at >= 900 || (waiting && stillFor >= 600) || capped) record.pika = first(record.pika, at);
    if (at >= 3 * (median ?? 300) || capped) record.triple = first(record.triple, at);
    return !(capped && record.product < none);
  });
  return record;
}

/** The same weighing by somebody who knows the law exactly. */
function knowing(job: Job, at: number): number {
  const { tail } = job.life;
  const alive = tail(at);
  if (alive > 0.5) return 0;
  let worth = Number.POSITIVE_INFINITY;
  for (const more of [10, 30, 80, 200, 500])
    worth = Math.min(worth, (0.25 * more) / Math.max(1e-12, alive - tail(at + more)) / 1500);
  return worth;
}

function simulate(family: Family, jobs: number, random: Random): Record[] {
  const records: Record[] = [];
  for (let u = 0; u < users; u += 1) {
    const user = family.user(random);
    let waits = noWaits();
    let atMs = Date.UTC(2026, 8, 1) + random.next() * 30 * 86_400_000;
    const past: number[] = [];
    for (let i = 0; i < jobs; i += 1) {
      atMs += -Math.log(1 - random.next()) * 5 * 3_600_000;
      const job = makeJob(random, user(atMs, i), atMs);
      const wait = livePast(random, job);
      if (wait === null) continue;
      waits = learn(waits, plain ? bare(wait) : wait);
      if (wait.outcome === 'finished') past.push(wait.waitSeconds);
    }
    const median = medianOf(past);
    for (let i = 0; i < jobsPerUser; i += 1) {
      atMs += -Math.log(1 - random.next()) * 5 * 3_600_000;
      records.push(watch(random, family, jobs, waits, median, makeJob(random, user(atMs, jobs + i), atMs)));
    }
  }
  return records;
}

/** A history that tells only how long each job took, and nothing of those that stopped. */
const bare = (wait: ObservedWait): ObservedWait => ({
  kind: wait.kind,
  provider: wait.provider,
  endedAtMs: wait.endedAtMs,
  waitSeconds: wait.waitSeconds,
  outcome: wait.outcome === 'abandoned' ? 'cancelled' : wait.outcome,
});

interface Score {
  wrong: number;
  delay: number;
  early: number;
}

/** Share of finishing jobs called stuck, and mean delay over those that stopped. */
function score(records: readonly Record[], called: (record: Record) => number): Score {
  let wrong = 0;
  let alive = 0;
  let delay = 0;
  let dead = 0;
  let early = 0;
  for (const record of records) {
    const at = called(record);
    if (record.diesAt === null) {
      alive += 1;
      if (at < Number.POSITIVE_INFINITY) wrong += 1;
    } else {
      dead += 1;
      if (at < record.diesAt) early += 1;
      delay += Math.max(0, Math.min(at, record.diesAt + 1230) - record.diesAt);
    }
  }
  return { wrong: wrong / Math.max(1, alive), delay: delay / Math.max(1, dead), early: early / Math.max(1, dead) };
}

const at = (list: Float64Array, i: number): number => list[i] ?? Number.POSITIVE_INFINITY;
const percent = (x: number): string => (100 * x).toFixed(2);

/** The quickest of a row of ever later thresholds that is wrong no more often than `wrong`. */
function matched(
  records: readonly Record[],
  of: (record: Record) => Float64Array,
  size: number,
  wrong: number,
): Score & { i: number } {
  for (let i = 0; i < size; i += 1) {
    const found = score(records, (record) => at(of(record), i));
    if (found.wrong <= wrong) return { ...found, i };
  }
  return { ...score(records, (record) => at(of(record), size - 1)), i: size - 1 };
}

const begun = performance.now();
const all: Record[] = [];
for (const [f, family] of families.entries()) {
  for (const [n, jobs] of earlier.entries()) all.push(...simulate(family, jobs, new Random(seed + 1000 * f + 10 * n)));
}
const fifteen = fixedAges.findIndex((age) => age >= 900);
const old = (record: Record): number => at(record.byAge, fifteen);
const row = (name: string, records: readonly Record[]): string => {
  const ours = score(records, (r) => r.product);
  const base = score(records, old);
  const fixed = matched(records, (r) => r.byAge, fixedAges.length, ours.wrong);
  const triple = score(records, (r) => r.triple);
  const pika = score(records, (r) => r.pika);
  const known =
    records[0]?.family.shows === 'status'
      ? matched(records, (r) => r.oracle, costs.length, ours.wrong).delay.toFixed(0)
      : '';
  return [
    name.padEnd(40),
    percent(ours.wrong),
    ours.delay.toFixed(0),
    percent(base.wrong),
    base.delay.toFixed(0),
    (ours.delay / base.delay).toFixed(2),
    fixedAges[fixed.i],
    fixed.delay.toFixed(0),
    (ours.delay / fixed.delay).toFixed(2),
    known,
    `${percent(pika.wrong)}/${pika.delay.toFixed(0)}`,
    `${percent(triple.wrong)}/${triple.delay.toFixed(0)}`,
    percent(ours.early),
  ].join(' | ');
};
console.log(
  'family | wrong % | delay s | 15min wrong | delay | ratio | equally wrong fixed age | delay | ratio | knowing | pika | 3xmedian | early',
);
for (const family of families) {
  for (const jobs of earlier)
    console.log(
      row(
        `${family.name}, ${jobs}`,
        all.filter((r) => r.family === family && r.jobs === jobs),
      ),
    );
}
const status = all.filter((r) => r.family.shows === 'status');
const movement = all.filter((r) => r.family.shows === 'movement');
for (const [name, list] of [
  ['all', all],
  ['status', status],
  ['status 40+', status.filter((r) => r.jobs >= 40)],
  ['movement', movement],
  ['movement 0', movement.filter((r) => r.jobs === 0)],
  ['movement 5', movement.filter((r) => r.jobs === 5)],
  ['movement 40+', movement.filter((r) => r.jobs >= 40)],
  ['status 0', status.filter((r) => r.jobs === 0)],
  ['status 5', status.filter((r) => r.jobs === 5)],
] as const)
  console.log(row(name, list));
const base = score(all, old);
const level = matched(all, (r) => r.byCost, costs.length, base.wrong);
console.log(
  'matched to 15 min over all: cost',
  costs[level.i]?.toFixed(2),
  percent(level.wrong),
  'vs',
  percent(base.wrong),
);
for (let i = level.i - 12; i <= level.i + 12; i += 3) {
  const c = (r: Record): number => at(r.byCost, i);
  const st = status.filter((r) => r.jobs >= 40);
  const s = score(st, c);
  const fixed = matched(st, (r) => r.byAge, fixedAges.length, s.wrong);
  const oracle = matched(st, (r) => r.oracle, costs.length, s.wrong);
  const m = score(movement, c);
  console.log(
    'cost',
    costs[i]?.toFixed(2),
    'all',
    percent(score(all, c).wrong),
    '| status40',
    percent(s.wrong),
    (s.delay / fixed.delay).toFixed(3),
    'oracle',
    (oracle.delay / fixed.delay).toFixed(3),
    '| movement',
    percent(m.wrong),
    (m.delay / score(movement, old).delay).toFixed(3),
  );
}
calibration(
  'all looks',
  all.flatMap((r) => r.looks),
);
for (const n of earlier)
  for (const shows of ['status', 'movement'])
    calibration(
      `${shows} ${n}`,
      all.filter((r) => r.jobs === n && r.family.shows === shows).flatMap((r) => r.looks),
    );
if (debug)
  for (const family of families)
    calibration(
      `0: ${family.name}`,
      all.filter((r) => r.jobs === 0 && r.family === family).flatMap((r) => r.looks),
    );
if (debug)
  for (const family of families)
    calibration(
      `40: ${family.name}`,
      all.filter((r) => r.jobs === 40 && r.family === family).flatMap((r) => r.looks),
    );
const one = new Random(seed + 7);
calibration(
  'one look a job',
  all.flatMap((r) => {
    const l = r.looks[Math.floor(one.next() * r.looks.length)];
    return l === undefined ? [] : [l];
  }),
);
calibration(
  'last look',
  all.flatMap((r) => {
    const l = r.looks.at(-1);
    return l === undefined ? [] : [l];
  }),
);

function calibration(name: string, looks: readonly (readonly [number, boolean])[]): void {
  const bins = Array.from({ length: 10 }, () => ({ n: 0, p: 0, dead: 0 }));
  let brier = 0;
  for (const [p, dead] of looks) {
    const bin = bins[Math.min(9, Math.floor(p * 10))];
    if (bin === undefined) continue;
    bin.n += 1;
    bin.p += p;
    bin.dead += dead ? 1 : 0;
    brier += (p - (dead ? 1 : 0)) ** 2;
  }
  const error = bins.reduce((sum, bin) => sum + Math.abs(bin.p - bin.dead), 0) / Math.max(1, looks.length);
  console.log(
    name,
    'looks',
    looks.length,
    'ECE',
    error.toFixed(4),
    'Brier',
    (brier / looks.length).toFixed(4),
    bins
      .map(
        (bin) => `${(bin.p / Math.max(1, bin.n)).toFixed(2)}:${(bin.dead / Math.max(1, bin.n)).toFixed(2)}(${bin.n})`,
      )
      .join(' '),
  );
}
console.log('seconds', ((performance.now() - begun) / 1000).toFixed(1));
