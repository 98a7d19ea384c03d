import { defaultSettings } from '../../../lib/model/settings';
import { Installation } from './installation';
import { seeded } from './random';
import { answerAt, DAY_MS, day, hostOf, isIn } from './world';

/** Simulated one by one with the real engine; each stands for many. */
const SAMPLE = Number(process.argv[2] ?? 6000);
const FLEET = 1_000_000;
const SCALE = FLEET / SAMPLE;
const BIN_MS = 5 * 60_000;
const FINE_MS = 60_000;
const HOUR_MS = 3600_000;
const START_MS = Date.UTC(2026, 10, 16);
/** Before midnight the phases settle; it is not counted. */
const WARM_UP_MS = 3 * HOUR_MS;
const PEAK = 1.3;
const IDLE_MOST = 12;
/** A user has a job open or the popup for some half an hour a day. */
const ACTIVE_SHARE = 0.02;
const SESSION_MS = 20 * 60_000;

interface Counts {
  bins: Float64Array;
  fine: Float64Array;
  total: number;
}

const hosts = new Map<string, Counts>();
let mostIdle = 0;
let idleTotal = 0;
let idleHours = 0;

function count(host: string, atMs: number): void {
  const counts = hosts.get(host) ?? {
    bins: new Float64Array(DAY_MS / BIN_MS),
    fine: new Float64Array(DAY_MS / FINE_MS),
    total: 0,
  };
  hosts.set(host, counts);
  const bin = Math.floor(atMs / BIN_MS);
  const fine = Math.floor(atMs / FINE_MS);
  counts.bins[bin] = (counts.bins[bin] ?? 0) + 1;
  counts.fine[fine] = (counts.fine[fine] ?? 0) + 1;
  counts.total += 1;
}

/** Sessions of activity at random times, in order. */
function sessions(random: () => number): { fromMs: number; toMs: number }[] {
  const made: { fromMs: number; toMs: number }[] = [];
  let atMs = -WARM_UP_MS;
  const gapMs = SESSION_MS / ACTIVE_SHARE - SESSION_MS;
  for (;;) {
    const fromMs = atMs - gapMs * Math.log(1 - random());
    if (fromMs > DAY_MS) return made;
    const toMs = fromMs - SESSION_MS * Math.log(1 - random());
    made.push({ fromMs, toMs });
    atMs = toMs;
  }
}

/** The most requests in any hour in which the user was idle all along. */
function noteIdle(asked: readonly number[], busy: readonly { fromMs: number; toMs: number }[]): void {
  asked.forEach((lastMs, index) => {
    if (busy.some((session) => session.fromMs <= lastMs && session.toMs > lastMs - HOUR_MS)) return;
    let first = index;
    while (first > 0 && (asked[first - 1] ?? 0) > lastMs - HOUR_MS) first -= 1;
    mostIdle = Math.max(mostIdle, index - first + 1);
  });
}

function simulate(seed: number): void {
  const random = seeded(seed);
  const busy = sessions(random);
  const asked: number[] = [];
  let session = 0;
  const isActive = (atMs: number) => {
    while (session < busy.length && (busy[session]?.toMs ?? 0) <= atMs) session += 1;
    return (busy[session]?.fromMs ?? Number.POSITIVE_INFINITY) <= atMs;
  };
  const installation = new Installation(
    defaultSettings,
    {
      answer: (question, nowMs) => answerAt(question, START_MS, nowMs - START_MS),
      activity: (nowMs) => {
        const atMs = nowMs - START_MS;
        const active = isActive(atMs);
        return { online: !isIn(day.allOffline, atMs), jobOpen: active, popupOpen: false, pikaTabOpen: active };
      },
      asked: (question, nowMs) => {
        const atMs = nowMs - START_MS;
        asked.push(atMs);
        if (atMs >= 0 && atMs < DAY_MS) count(hostOf(question), atMs);
      },
      judged: () => undefined,
    },
    random,
  );
  let nowMs = START_MS - WARM_UP_MS + random() * 60_000;
  const endMs = START_MS + DAY_MS;
  while (nowMs < endMs) {
    const nextMs = installation.step(nowMs);
    const wakeMs = wakeUp(nowMs - START_MS, busy) + START_MS;
    nowMs = Math.min(nextMs, wakeMs > nowMs ? wakeMs : nextMs);
  }
  noteIdle(asked, busy);
  const idle = asked.filter((atMs) => !busy.some((one) => isIn(one, atMs)));
  idleTotal += idle.length;
  idleHours += (DAY_MS + WARM_UP_MS - busy.reduce((sum, one) => sum + one.toMs - one.fromMs, 0)) / HOUR_MS;
}

/** The browser tells at once when it is on line again, and when the user turns to it. */
function wakeUp(atMs: number, busy: readonly { fromMs: number }[]): number {
  const next = busy.find((session) => session.fromMs > atMs)?.fromMs ?? Number.POSITIVE_INFINITY;
  return atMs < day.allOffline.toMs ? Math.min(next, day.allOffline.toMs) : next;
}

function clock(atMs: number): string {
  return new Date(atMs).toISOString().slice(11, 16);
}

for (let user = 0; user < SAMPLE; user += 1) simulate(1 + user * 7919);

let failed = mostIdle > IDLE_MOST;
const rows = [...hosts].sort().map(([host, counts]) => {
  const mean = counts.total / counts.bins.length;
  const peak = Math.max(...counts.bins) / mean;
  const at = counts.bins.indexOf(Math.max(...counts.bins)) * BIN_MS;
  // A minute of the sample is scattered as a Poisson number; a burst shows above that.
  const fineMean = counts.total / counts.fine.length;
  const fineLimit = PEAK * fineMean + 4.5 * Math.sqrt(PEAK * fineMean);
  const fine = Math.max(...counts.fine);
  const held = peak <= PEAK && fine <= fineLimit;
  if (!held) failed = true;
  return {
    host,
    'req/s, mean': ((counts.total * SCALE) / (DAY_MS / 1000)).toFixed(0),
    'req/s, peak of 5 min': ((Math.max(...counts.bins) * SCALE) / (BIN_MS / 1000)).toFixed(0),
    'peak / mean': peak.toFixed(3),
    'peak at': clock(at),
    'worst minute': `${fine.toFixed(0)} of at most ${fineLimit.toFixed(0)}, ${clock(counts.fine.indexOf(fine) * FINE_MS)}`,
    bound: held ? 'held' : 'FAILED',
  };
});
console.log(
  `A day of ${FLEET} installations (${SAMPLE} simulated): Pika is down 09:00-10:30, the shared monitor answers`,
);
console.log('503 with one date to come back at from 14:00 to 15:00, and everybody is off line from 19:00 to 19:18.\n');
console.table(rows);
const perHour = (idleTotal / idleHours).toFixed(2);
console.log(
  `Idle users: ${perHour} requests an hour in the mean, ${mostIdle} in the worst hour of any user (at most ${IDLE_MOST}).`,
);
process.exitCode = failed ? 1 : 0;
