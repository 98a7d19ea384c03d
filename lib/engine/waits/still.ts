import { deathShare, type Law, lawOf, survival } from './law';
import { studentTail } from './tail';
import type { JobTrack } from './track';
import type { Waits } from './waits';

/** How long a living job may stand still where this one stands. */
export interface StillLaw {
  /** P(no movement for so many seconds since the last one, given that the job lives). */
  survival(stillSeconds: number): number;
  /** P(dead by then), before the stillness itself is weighed. */
  dead(stillSeconds: number): number;
  /** Middle of the time that is left, seconds from the last movement. */
  remainingSeconds: number;
  /** Spread of the logarithm of that time. */
  remainingSpread: number;
  /** The distance of movements so far, seconds; null where none is shown. */
  tickSeconds: number | null;
  /** Law of the whole wait. */
  total: Law;
}

const tickSpread = 0.75;
const tickDof = 3;

/** The usual distance of movements in this job: geometric mean of those seen, drawn to a guess while they are few. */
function tickOf(track: JobTrack): number | null {
  const last = track.movements.at(-1);
  if (last === undefined) return null;
  const shown = (m: (typeof track.movements)[number]): boolean =>
    m.state === last.state && (m.progress !== undefined || m.queuePosition !== undefined);
  if (!shown(last)) return null;
  let sum = 0;
  let count = 0;
  for (let i = track.movements.length - 1; i > 0 && count < 8; i -= 1) {
    const here = track.movements[i];
    const before = track.movements[i - 1];
    if (here === undefined || before === undefined || !shown(here) || !shown(before)) break;
    sum += Math.log(Math.max(1, (here.atMs - before.atMs) / 1000));
    count += 1;
  }
  const first = track.runningSinceMs ?? track.firstSeenAtMs;
  const guess = Math.log(Math.max(30, (last.atMs - first) / 1000));
  return Math.exp((sum + guess) / (count + 1));
}

/** Law of the stillness at the place where the job stands. */
export function stillLaw(waits: Waits, track: JobTrack): StillLaw {
  const startMs = track.submittedAtMs ?? track.firstSeenAtMs;
  const last = track.movements.at(-1);
  const movedAtMs = last?.atMs ?? startMs;
  const blindBefore = track.blindSeconds - track.blindSinceMovementSeconds;
  const elapsedAtMove = Math.max(0, (movedAtMs - startMs) / 1000 - blindBefore);
  const total = lawOf(waits, 'total', { kind: track.kind, provider: track.provider, atMs: startMs });
  const atMove = Math.max(1e-12, survival(total, elapsedAtMove));
  const progress = last?.progress ?? null;
  const ofHistory = (still: number): number => Math.min(1, survival(total, elapsedAtMove + still) / atMove);
  const median = medianLeft(total, elapsedAtMove);
  let remaining = ofHistory;
  let remainingSeconds = median;
  let remainingSpread = 0.7;
  if (progress !== null && progress > 0 && last?.state === 'running') {
    const ran = Math.max(5, (movedAtMs - (track.runningSinceMs ?? startMs)) / 1000);
    const byProgress = Math.log((ran * Math.max(0.02, 1 - progress)) / progress);
    const doubt = 0.5;
    const own = total.spread;
    const share = own ** 2 / (own ** 2 + doubt ** 2);
    const centre = share * byProgress + (1 - share) * Math.log(Math.max(3, median));
    const spread = Math.sqrt((own ** 2 * doubt ** 2) / (own ** 2 + doubt ** 2)) + 0.2;
    remainingSeconds = Math.exp(centre);
    remainingSpread = spread;
    remaining = (still) => (still <= 0 ? 1 : studentTail((Math.log(still) - centre) / spread, 4));
  }
  const tick = tickOf(track);
  const resting = progress === null ? 0 : progress >= 0.94 ? 0.6 : 0.05;
  const alive = (still: number): number => {
    if (still <= 0) return 1;
    const left = remaining(still);
    if (tick === null) return left;
    const next = studentTail((Math.log(still) - Math.log(tick)) / tickSpread, tickDof);
    return (1 - resting) * Math.min(next, Math.max(left, 0.3 * next)) + resting * Math.max(left, next);
  };
  const death = deathShare(waits) * (progress === null ? 1 : 1 - 0.8 * progress);
  return {
    survival: alive,
    dead: (still) => death * (1 - Math.exp(-Math.max(0, still) / (0.7 * Math.max(5, remainingSeconds)))),
    remainingSeconds,
    remainingSpread,
    tickSeconds: tick,
    total,
  };
}

/** Median of the time that is left of a wait of this age, seconds. */
export function medianLeft(law: Law, elapsedSeconds: number): number {
  return leftQuantile(law, elapsedSeconds, 0.5);
}

/** Time left that is exceeded with this probability, given the age: S(t + u) / S(t) = exceeded. */
export function leftQuantile(law: Law, elapsedSeconds: number, exceeded: number): number {
  const aim = exceeded * survival(law, elapsedSeconds);
  let low = 0;
  let high = Math.max(30, elapsedSeconds);
  for (let i = 0; i < 20 && survival(law, elapsedSeconds + high) > aim; i += 1) {
    low = high;
    high *= 2;
  }
  for (let i = 0; i < 12; i += 1) {
    const middle = (low + high) / 2;
    if (survival(law, elapsedSeconds + middle) > aim) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}
