import { deathShare, shareLeft, stoppedBy } from './deaths';
import type { Begun } from './features';
import { leftByProgress, lineByPosition, nextMovement, showsFigure } from './figure';
import { lawOf } from './filter';
import { habitsOf } from './habits';
import { beyond, type Law, type LogLaw, leftQuantile, survival, together } from './law';
import type { JobTrack, Movement } from './track';
import type { Waits } from './waits';

/** How long a living job may stand still where this one stands. */
export interface StillLaw {
  /** P(no movement for so many seconds since the last one, given that the job lives). */
  alive(stillSeconds: number): number;
  /** P(stopped by then), before the stillness itself is weighed. */
  stopped(stillSeconds: number): number;
  /** The time from the last movement to the end. */
  left: LogLaw;
  /** A figure is shown that can move. */
  figure: boolean;
  /** The law of the whole wait. */
  total: Law;
}

interface Place {
  waits: Waits;
  track: JobTrack;
  begun: Begun;
  last: Movement;
  /** Seconds from the start of the wait, and of the run, to the last movement. */
  age: number;
  ran: number;
  total: Law;
}

/** The law of the stillness at the place where the job stands. */
export function stillLaw(waits: Waits, track: JobTrack): StillLaw {
  const atMs = track.submittedAtMs ?? track.firstSeenAtMs;
  const last: Movement = track.movements.at(-1) ?? { atMs, state: 'waiting' };
  const blind = track.blindSeconds - track.blindSinceMovementSeconds;
  const since = (fromMs: number): number => Math.max(0, (last.atMs - fromMs) / 1000 - blind);
  const begun = { kind: track.kind, provider: track.provider, atMs };
  const total = lawOf(waits, 'total', begun);
  const place = { waits, track, begun, last, age: since(atMs), ran: since(track.runningSinceMs ?? atMs), total };
  const { alive, left, figure } = last.state === 'running' ? whileRunning(place) : whileWaiting(place);
  const risk = shareLeft(deathShare(waits), place.age, Math.exp(left.centre));
  return {
    alive: (still) => (still > 0 ? alive(still) : 1),
    stopped: (still) => risk * stoppedBy(left, still),
    left,
    figure,
    total,
  };
}

type Course = Pick<StillLaw, 'alive' | 'left' | 'figure'>;

/** What is left at this age, as a law of its logarithm that has the right median and upper tenth. */
function leftAt(law: Law, age: number): LogLaw {
  const median = Math.max(3, leftQuantile(law, age, 0.5));
  const late = leftQuantile(law, age, 0.1);
  return { centre: Math.log(median), spread: Math.max(0.25, Math.log(late / median) / 1.35), dof: law.dof };
}

/** S(age + s) / S(age): what is left of a wait that moves only at its end. */
function lasting(law: Law, age: number): (still: number) => number {
  const now = Math.max(1e-12, survival(law, age));
  return (still) => Math.min(1, survival(law, age + still) / now);
}

/** The user's jobs tell of this stage apart, if at least half of them (and three) do. */
function stageLaw(place: Place, stage: 'queue' | 'run'): Law | null {
  const law = lawOf(place.waits, stage, place.begun);
  return law.jobs >= 3 && law.jobs >= 0.5 * place.total.jobs ? law : null;
}

function whileWaiting(place: Place): Course {
  const { track, last, age, total } = place;
  const left = leftAt(total, age);
  if (!showsFigure(last)) {
    const queue = stageLaw(place, 'queue');
    return { alive: lasting(queue ?? total, age), left, figure: false };
  }
  const next = nextMovement(place.waits, track, last, age);
  const alive = (still: number): number => beyond(next, still);
  if (last.queuePosition === undefined) return { alive, left, figure: true };
  const run = Math.exp(stageLaw(place, 'run')?.centre ?? total.centre - 0.3);
  const byPosition: LogLaw = { centre: Math.log(lineByPosition(track, last.queuePosition) + run), spread: 0.5, dof: 8 };
  return { alive, left: together(left, byPosition), figure: true };
}

function whileRunning(place: Place): Course {
  const { waits, track, last, ran, total } = place;
  const law = stageLaw(place, 'run') ?? total;
  const byAge = leftAt(law, ran);
  const { progress } = last;
  if (progress === undefined) return { alive: lasting(law, ran), left: byAge, figure: false };
  const next = nextMovement(waits, track, last, ran);
  if (progress <= 0) return { alive: (still) => beyond(next, still), left: byAge, figure: true };
  const left = together(byAge, leftByProgress(ran, progress));
  const habits = habitsOf(waits);
  const resting = habits.restShare(progress);
  const learned = learnedRest(place, progress);
  const rest = learned ?? guessedRest(ran, progress, left);
  const pause = habits.pause(ran);
  const ended = (chance: number, still: number): number => Math.min(chance, beyond(left, still) + 0.07 * chance);
  const alive = (still: number): number =>
    (1 - resting) * (1 - habits.pauseShare) * ended(beyond(next, still), still) +
    (1 - resting) * habits.pauseShare * beyond(pause, still) +
    resting * (learned === null ? ended(beyond(rest, still), still) : beyond(rest, still));
  return { alive, left: resting > 0.5 ? rest : left, figure: true };
}

/** How long a figure rests that has moved for the last time, where the user's jobs tell. */
function learnedRest({ waits, begun }: Place, progress: number): LogLaw | null {
  if (habitsOf(waits).restsNear(progress) < 2) return null;
  const law = lawOf(waits, 'rest', begun);
  return law.jobs < 3 ? null : { ...law, dof: Math.min(8, law.dof) };
}

/** Before they tell: at the end of the scale a good part of the run so far. */
function guessedRest(ranSeconds: number, progress: number, left: LogLaw): LogLaw {
  return progress < 0.9 ? left : { centre: Math.log(Math.max(15, 0.4 * ranSeconds)), spread: 0.7, dof: 7 };
}
