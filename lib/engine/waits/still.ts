import { habitsOf, spreadPrior } from './habits';
import { deathShare, type Law, lawOf, leftQuantile, survival } from './law';
import { normalTail, studentTail } from './tail';
import type { JobTrack, Movement } from './track';
import type { Waits } from './waits';

/** How long a living job may stand still where this one stands. */
export interface StillLaw {
  /** P(no movement for so many seconds since the last one, given that the job lives). */
  survival(stillSeconds: number): number;
  /** P(dead by then), before the stillness itself is weighed. */
  dead(stillSeconds: number): number;
  /** Middle of the time that is left, seconds from the last movement, and the spread of its logarithm. */
  remainingSeconds: number;
  remainingSpread: number;
  /** The distance of movements so far, seconds; null where none is shown. */
  tickSeconds: number | null;
  /** Law of the whole wait. */
  total: Law;
}

/** A law of ln(seconds) by centre, spread and degrees of freedom. */
interface LogLaw {
  centre: number;
  spread: number;
  dof: number;
}

const beyond = (law: LogLaw, seconds: number): number =>
  seconds <= 0 ? 1 : studentTail((Math.log(seconds) - law.centre) / law.spread, law.dof);

const showsFigure = (movement: Movement): boolean =>
  movement.progress !== undefined || movement.queuePosition !== undefined;

/** The next movement of a figure: from the distances of those seen in this job, drawn to a guess while they are few. */
function tickLaw(waits: Waits, track: JobTrack, last: Movement, startMs: number): LogLaw | null {
  if (!showsFigure(last)) return null;
  const runs = last.state === 'running';
  const habits = runs ? habitsOf(waits) : spreadPrior;
  const began = runs ? (track.runningSinceMs ?? startMs) : startMs;
  const guess = Math.log(Math.max(runs ? 20 : 45, track.lookIntervalSeconds, (last.atMs - began) / 1000));
  let weight = 0.5;
  let mean = guess;
  let squares = 0;
  for (let i = track.movements.length - 1; i > 0 && weight < 12; i -= 1) {
    const here = track.movements[i];
    const before = track.movements[i - 1];
    if (here === undefined || before === undefined || before.state !== last.state || !showsFigure(before)) break;
    const log = Math.log(Math.max(1, (here.atMs - before.atMs) / 1000));
    const error = log - mean;
    mean += error / (weight + 1);
    squares += (error * error * weight) / (weight + 1);
    weight += 1;
  }
  const seen = weight - 0.5;
  const variance = (habits.spread ** 2 * habits.jobs + squares) / (habits.jobs + seen);
  return { centre: mean, spread: Math.sqrt(variance * (1 + 1 / weight)), dof: Math.round(habits.jobs + seen + 1) };
}

/** What is left of the run by the figure alone: the run so far, carried on at its pace. */
function byProgress(ranSeconds: number, progress: number): LogLaw {
  const left = Math.max(0.03, 1 - progress);
  return { centre: Math.log((Math.max(5, ranSeconds) * left) / progress), spread: 0.3 + 0.4 * (1 - progress), dof: 8 };
}

/** Two opinions on one logarithm, weighed by their spreads. */
function together(a: LogLaw, b: LogLaw): LogLaw {
  const share = b.spread ** 2 / (a.spread ** 2 + b.spread ** 2);
  const spread = Math.sqrt(a.spread * b.spread * Math.sqrt(share * (1 - share)) * 2);
  return {
    centre: share * a.centre + (1 - share) * b.centre,
    spread: Math.max(0.3, spread),
    dof: Math.min(a.dof, b.dof),
  };
}

/** Law of the stillness at the place where the job stands. */
export function stillLaw(waits: Waits, track: JobTrack): StillLaw {
  const startMs = track.submittedAtMs ?? track.firstSeenAtMs;
  const last = track.movements.at(-1);
  const movedAtMs = last?.atMs ?? startMs;
  const blindBefore = track.blindSeconds - track.blindSinceMovementSeconds;
  const since = (fromMs: number): number => Math.max(0, (movedAtMs - fromMs) / 1000 - blindBefore);
  const job = { kind: track.kind, provider: track.provider, atMs: startMs };
  const total = lawOf(waits, 'total', job);
  const running = last?.state === 'running';
  const stage = stageLaw(waits, job, running, total);
  const age = running ? since(track.runningSinceMs ?? startMs) : since(startMs);
  const atMove = Math.max(1e-12, survival(stage, age));
  const byHistory = (still: number): number => Math.min(1, survival(stage, age + still) / atMove);
  const median = Math.max(3, leftQuantile(stage, age, 0.5));
  const late = leftQuantile(stage, age, 0.1);
  const left: LogLaw = {
    centre: Math.log(median),
    spread: Math.max(0.25, Math.log(late / median) / 1.35),
    dof: stage.dof,
  };
  const death = deathShare(waits);
  const tick = last === undefined ? null : tickLaw(waits, track, last, startMs);
  const progress = last?.progress;
  if (tick === null || last === undefined) {
    return finish(byHistory, left, death, null, total, since(startMs));
  }
  if (!running || progress === undefined || progress <= 0) {
    return finish((still) => beyond(tick, still), left, death, Math.exp(tick.centre), total, since(startMs));
  }
  const ran = since(track.runningSinceMs ?? startMs);
  const remaining = together(left, byProgress(ran, progress));
  const habits = habitsOf(waits);
  const resting = habits.restShare(progress);
  const rest = habits.restLaw(progress, ran, remaining, () => lawOf(waits, 'rest', job));
  const bound = (chance: number, still: number): number => Math.min(chance, beyond(remaining, still) + 0.1 * chance);
  const tickOrPause = (still: number): number => 0.99 * beyond(tick, still) + 0.01 * beyond(pause, still);
  const pause = { centre: Math.log(Math.max(40, 0.5 * ran)), spread: 0.7, dof: 6 };
  const alive = (still: number): number =>
    (1 - resting) * bound(tickOrPause(still), still) + resting * bound(beyond(rest, still), still);
  return finish(alive, resting > 0.5 ? rest : remaining, death, Math.exp(tick.centre), total, since(startMs));
}

function stageLaw(waits: Waits, job: Parameters<typeof lawOf>[2], running: boolean, total: Law): Law {
  const law = lawOf(waits, running ? 'run' : 'queue', job);
  return law.jobs >= 3 && law.jobs >= 0.5 * total.jobs ? law : total;
}

/**
 * P(dead by now) of a job that dies at a uniformly random moment of what is left of its life R, ln R normal:
 * E min(1, s / R) = P(R < s) + s E(1 / R; R > s).
 */
function deadBy(left: LogLaw, still: number): number {
  if (still <= 0) return 0;
  const z = (Math.log(still) - left.centre) / left.spread;
  const later = Math.exp(Math.log(still) - left.centre + left.spread ** 2 / 2) * normalTail(z + left.spread);
  return Math.min(1, 1 - normalTail(z) + later);
}

function finish(
  alive: (still: number) => number,
  left: LogLaw,
  death: number,
  tickSeconds: number | null,
  total: Law,
  elapsedAtMove: number,
): StillLaw {
  const remainingSeconds = Math.exp(left.centre);
  const ahead = remainingSeconds / (remainingSeconds + elapsedAtMove);
  const risk = (death * ahead) / (1 - death * (1 - ahead));
  return {
    survival: (still) => (still <= 0 ? 1 : alive(still)),
    dead: (still) => risk * deadBy(left, still),
    remainingSeconds,
    remainingSpread: left.spread,
    tickSeconds,
    total,
  };
}
