import type { JobKind, JobState } from '../../../lib/model/job';
import type { Random } from './random';

/** What a job shows from second `at` of its life on. */
export interface Shown {
  at: number;
  state: JobState;
  progress?: number;
  queuePosition?: number;
}

export interface Life {
  seconds: number;
  shown: Shown[];
  kind: JobKind;
  /** P(life > t), as somebody knows it who knows every law and sees only the status word. */
  tail: (t: number) => number;
}

/** A user of a family: makes the life of his n-th job that begins at this time. */
export type User = (startMs: number, nth: number) => Life;

export interface Family {
  name: string;
  /** A word only; a figure that follows the job; a bar that says little of it. */
  shows: 'status' | 'movement' | 'bar';
  user: (random: Random) => User;
}

const plain: JobKind = { model: '2.5', resolution: '720p', durationSeconds: 5, contentType: 't2v' };

/** Complementary error function (Abramowitz and Stegun 7.1.26), for the exact laws. */
function upper(z: number): number {
  const x = Math.abs(z) / Math.SQRT2;
  const t = 1 / (1 + 0.3275911 * x);
  const y = t * (0.254829592 + t * (-0.284496736 + t * (1.421413741 + t * (-1.453152027 + t * 1.061405429))));
  const tail = 0.5 * y * Math.exp(-x * x);
  return z >= 0 ? tail : 1 - tail;
}

const lognormalTail = (median: number, spread: number) => (t: number) =>
  t <= 0 ? 1 : upper((Math.log(t) - Math.log(median)) / spread);

const running: Shown = { at: 0, state: 'running' };

function statusOnly(random: Random, median: number, spread: number, kind: JobKind = plain): Life {
  return { seconds: random.lognormal(median, spread), shown: [running], kind, tail: lognormalTail(median, spread) };
}

/** A user's own median, around the family's. */
const own = (random: Random, median: number, spread = 0.4): number =>
  Math.min(420, Math.max(8, random.lognormal(median, spread)));

const hourUtc = (ms: number): number => (ms / 3_600_000) % 24;
/** 18:00 to 23:00 in New York in winter. */
const inEvening = (ms: number): boolean => hourUtc(ms) >= 23 || hourUtc(ms) < 4;
const inAfternoon = (ms: number): boolean => hourUtc(ms) >= 20 || hourUtc(ms) < 2;

/** Progress from `from` to `to` seconds, in steps of `step`, with a speed that varies and now and then pauses. */
function course(random: Random, from: number, to: number, step: number, last: number): Shown[] {
  const pieces = 24;
  const speed: number[] = [];
  for (let i = 0; i < pieces; i += 1) speed.push(random.lognormal(1, 0.45));
  if (random.chance(0.1)) speed[Math.floor(random.next() * pieces)] = random.between(4, 12);
  const whole = speed.reduce((sum, piece) => sum + piece, 0);
  const shown: Shown[] = [];
  let used = 0;
  let shownProgress = -1;
  for (let i = 0; i < pieces; i += 1) {
    const piece = speed[i] ?? 1;
    for (let k = 0; k < 8; k += 1) {
      const done = ((i + k / 8) / pieces) * last;
      const progress = Math.floor(done / step + 1e-9) * step;
      if (progress > shownProgress) {
        shown.push({
          at: from + ((used + (piece * k) / 8) / whole) * (to - from),
          state: 'running',
          progress: Math.round(progress * 100) / 100,
        });
        shownProgress = progress;
      }
    }
    used += piece;
  }
  const end = Math.round(Math.floor(last / step + 1e-9) * step * 100) / 100;
  if (end > shownProgress && end < 1) shown.push({ at: to, state: 'running', progress: end });
  return shown;
}

const line = (queue: number): Shown[] => (queue > 0 ? [{ at: 0, state: 'waiting' }] : []);

function withProgress(random: Random, total: number, step: number, kind = plain, queue = 0): Life {
  const shown = [...line(queue), ...course(random, queue, total, step, 1)];
  return { seconds: total, shown, kind, tail: () => 1 };
}

function resting(random: Random, total: number, queue: number, restAt: number, share: number): Life {
  const until = queue + (total - queue) * share;
  return {
    seconds: total,
    shown: [...line(queue), ...course(random, queue, until, 0.01, restAt)],
    kind: plain,
    tail: () => 1,
  };
}

/** A line that moves on in batches: every 20 to 60 seconds a handful of jobs is taken. */
function inLine(random: Random, ahead: number, beat: number, batch: number): { shown: Shown[]; seconds: number } {
  const shown: Shown[] = [];
  let position = ahead;
  let at = 0;
  while (position > 0 && shown.length < 400) {
    shown.push({ at, state: 'waiting', queuePosition: position });
    at += random.lognormal(beat, 0.5);
    position -= 1 + Math.floor(random.next() * 2 * batch);
  }
  return { shown, seconds: at };
}

const kinds: readonly [JobKind, number][] = [
  [{ contentType: 'pikaffect', resolution: '720p', durationSeconds: 5, model: 'turbo' }, 0.3],
  [plain, 1],
  [{ ...plain, resolution: '1080p' }, 1.7],
  [{ ...plain, resolution: '1080p', durationSeconds: 10 }, 3],
];

function kindOf(random: Random): [JobKind, number] {
  return kinds[Math.floor(random.next() * kinds.length)] ?? [plain, 1];
}

/** The families of waits of the issue. Medians and spreads are of the family; each user has his own. */
export const families: readonly Family[] = [
  {
    name: 'short effects, 20 s',
    shows: 'status',
    user: (random) => {
      const median = own(random, 20);
      return () => statusOnly(random, median, 0.3);
    },
  },
  {
    name: 'steady, 105 s',
    shows: 'status',
    user: (random) => {
      const median = own(random, 105);
      return () => statusOnly(random, median, 0.25);
    },
  },
  {
    name: 'long, 240 s',
    shows: 'status',
    user: (random) => {
      const median = own(random, 240, 0.25);
      return () => statusOnly(random, median, 0.35);
    },
  },
  {
    name: 'wide spread',
    shows: 'status',
    user: (random) => {
      const median = own(random, 110, 0.3);
      return () => statusOnly(random, median, 0.7);
    },
  },
  {
    name: 'busy hours, three to four times',
    shows: 'status',
    user: (random) => {
      const median = own(random, 85, 0.3);
      const factor = random.between(3, 4);
      const busy = random.pick([inEvening, inAfternoon, (ms: number) => hourUtc(ms) >= 8 && hourUtc(ms) < 12]);
      return (startMs) => statusOnly(random, busy(startMs) ? median * factor : median, 0.3);
    },
  },
  {
    name: 'drift, threefold in 150 jobs',
    shows: 'status',
    user: (random) => {
      const median = own(random, 110, 0.3);
      const up = random.chance(0.5) ? 1 : -1;
      return (_, nth) => statusOnly(random, median * Math.exp((up * 0.55 * (nth % 300)) / 75 - up * 0.55 * 2), 0.3);
    },
  },
  {
    name: 'heavy tail',
    shows: 'status',
    user: (random) => {
      const median = own(random, 80, 0.3);
      return () => {
        const life = statusOnly(random, median, 0.3);
        const tail = (t: number): number =>
          0.96 * lognormalTail(median, 0.3)(t) + 0.04 * Math.min(1, (1.5 * median) / Math.max(1, t)) ** 1.5;
        if (!random.chance(0.04)) return { ...life, tail };
        return { ...life, seconds: 1.5 * median * (1 - random.next()) ** (-1 / 1.5), tail };
      };
    },
  },
  {
    name: 'several kinds',
    shows: 'status',
    user: (random) => {
      const median = own(random, 90, 0.3);
      return () => {
        const [kind, factor] = kindOf(random);
        return statusOnly(random, median * factor, 0.3, kind);
      };
    },
  },
  {
    name: 'line, then run',
    shows: 'status',
    user: (random) => {
      const line = own(random, 40, 0.5);
      const run = own(random, 80, 0.4);
      return () => {
        const queue = random.lognormal(line, 0.8);
        const seconds = queue + random.lognormal(run, 0.25);
        const shown: Shown[] = [
          { at: 0, state: 'waiting' },
          { at: queue, state: 'running' },
        ];
        return { seconds, shown, kind: plain, tail: lognormalTail(line + run, 0.45) };
      };
    },
  },
  {
    name: 'fine progress',
    shows: 'movement',
    user: (random) => {
      const median = own(random, 105);
      return () => withProgress(random, random.lognormal(median, 0.35), 0.01);
    },
  },
  {
    name: 'coarse progress, 25/50/75',
    shows: 'movement',
    user: (random) => {
      const median = own(random, 105);
      return () => withProgress(random, random.lognormal(median, 0.35), 0.25);
    },
  },
  {
    name: 'rests at 95 to 99 %',
    shows: 'movement',
    user: (random) => {
      const median = own(random, 110, 0.3);
      const share = random.between(0.45, 0.85);
      const restAt = random.between(0.95, 0.99);
      return () =>
        resting(
          random,
          random.lognormal(median, 0.35),
          0,
          restAt,
          Math.min(0.95, Math.max(0.3, share + 0.08 * random.normal())),
        );
    },
  },
  {
    name: 'line before the progress',
    shows: 'movement',
    user: (random) => {
      const line = own(random, 45, 0.5);
      const run = own(random, 80, 0.4);
      return () => {
        const queue = random.lognormal(line, 0.8);
        return withProgress(random, queue + random.lognormal(run, 0.3), 0.01, plain, queue);
      };
    },
  },
  {
    name: 'position in batches, then progress',
    shows: 'movement',
    user: (random) => {
      const beat = random.between(12, 45);
      const batch = random.between(1, 5);
      const run = own(random, 80, 0.3);
      return () => {
        const line = inLine(random, Math.ceil(random.between(2, 30)), beat, batch);
        const seconds = line.seconds + random.lognormal(run, 0.3);
        return {
          seconds,
          shown: [...line.shown, ...course(random, line.seconds, seconds, 0.01, 1)],
          kind: plain,
          tail: () => 1,
        };
      };
    },
  },
  {
    name: 'position in batches, then a word',
    shows: 'movement',
    user: (random) => {
      const beat = random.between(12, 45);
      const batch = random.between(1, 5);
      const run = own(random, 80, 0.3);
      return () => {
        const line = inLine(random, Math.ceil(random.between(2, 30)), beat, batch);
        const shown: Shown[] = [...line.shown, { at: line.seconds, state: 'running' }];
        return { seconds: line.seconds + random.lognormal(run, 0.3), shown, kind: plain, tail: () => 1 };
      };
    },
  },
  {
    name: 'busy hours, progress',
    shows: 'movement',
    user: (random) => {
      const median = own(random, 100, 0.3);
      const factor = random.between(3, 7);
      return (startMs) =>
        withProgress(random, random.lognormal(inEvening(startMs) ? median * factor : median, 0.35), 0.01);
    },
  },
  {
    name: 'several kinds, coarse',
    shows: 'movement',
    user: (random) => {
      const median = own(random, 80, 0.3);
      return () => {
        const [kind, factor] = kindOf(random);
        return withProgress(random, random.lognormal(median * factor, 0.3), 0.1, kind);
      };
    },
  },
  {
    name: 'pauses on the way',
    shows: 'movement',
    user: (random) => {
      const median = own(random, 100, 0.3);
      return () => {
        const run = random.lognormal(median, 0.3);
        const shown = course(random, 0, run, 0.01, 1);
        const from = random.chance(0.3) ? random.next() * run : run;
        const pause = from < run ? random.lognormal(45, 0.6) : 0;
        return {
          seconds: run + pause,
          shown: shown.map((step) => (step.at > from ? { ...step, at: step.at + pause } : step)),
          kind: plain,
          tail: () => 1,
        };
      };
    },
  },
  {
    name: 'heavy tail, progress',
    shows: 'movement',
    user: (random) => {
      const median = own(random, 90, 0.3);
      return () => {
        const seconds = random.chance(0.04)
          ? 1.5 * median * (1 - random.next()) ** (-1 / 1.5)
          : random.lognormal(median, 0.3);
        return withProgress(random, Math.min(seconds, 7200), 0.01);
      };
    },
  },
];
