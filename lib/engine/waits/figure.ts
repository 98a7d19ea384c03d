import { habitsOf, spreadPrior } from './habits';
import type { LogLaw } from './law';
import type { JobTrack, Movement } from './track';
import type { Waits } from './waits';

export const showsFigure = (movement: Movement): boolean =>
  movement.progress !== undefined || movement.queuePosition !== undefined;

/** Gaps that tell of the next one at most. */
const mostGaps = 11;

/**
 * The gap until a figure (progress or position) moves next: the mean and scatter of ln(gap) in this job, drawn to a
 * guess and to the user's habits while there are few. Student's t, as for any forecast of one more value.
 */
export function nextMovement(waits: Waits, track: JobTrack, last: Movement, ranSeconds: number): LogLaw {
  const runs = last.state === 'running';
  const habits = runs && track.gaps > 0 ? habitsOf(waits) : spreadPrior;
  let weight = 0.5;
  let mean = Math.log(Math.max(runs ? 25 : 45, track.lookIntervalSeconds, ranSeconds));
  let squares = 0;
  for (let i = track.movements.length - 1; i > 0 && weight < mostGaps; i -= 1) {
    const here = track.movements[i];
    const before = track.movements[i - 1];
    if (here === undefined || before === undefined || before.state !== last.state || !showsFigure(before)) break;
    const error = Math.log(Math.max(1, (here.atMs - before.atMs) / 1000)) - mean;
    mean += error / (weight + 1);
    squares += (error * error * weight) / (weight + 1);
    weight += 1;
  }
  const seen = weight - 0.5;
  const variance = (habits.spread ** 2 * habits.jobs + squares) / (habits.jobs + seen);
  return { centre: mean, spread: Math.sqrt(variance * (1 + 1 / weight)), dof: Math.round(habits.jobs + seen + 1) };
}

/** What is left of the run by its progress alone: the run so far, carried on at its pace. */
export function leftByProgress(ranSeconds: number, progress: number): LogLaw {
  const left = (Math.max(5, ranSeconds) * Math.max(0.03, 1 - progress)) / Math.max(0.005, progress);
  return { centre: Math.log(left), spread: 0.3 + 0.4 * (1 - progress), dof: 8 };
}

/**
 * What is left of the line by the position alone: position over service rate, the rate as the mean of a Gamma law after
 * Poisson steps, with a prior of one step in 6 s (API Status Check, 2026-02: under 10 positions a minute is slow).
 */
export function lineByPosition(track: JobTrack, position: number): number {
  const first = track.movements.find((movement) => movement.queuePosition !== undefined);
  const last = track.movements.at(-1);
  if (first?.queuePosition === undefined || last === undefined) return 0;
  const steps = Math.max(0, first.queuePosition - position);
  const seconds = Math.max(0, (last.atMs - first.atMs) / 1000);
  return (position * (6 + seconds)) / (1 + steps);
}
