import { barTrust } from './barTrust';
import { deathShare, shareLeft, stoppedBy } from './deaths';
import type { Begun } from './features';
import { leftByProgress, lineByPosition, nextMovement } from './figure';
import { lawOf } from './filter';
import { habitsOf } from './habits';
import { beyond, type Law, type LogLaw, leftQuantile, survival, together } from './law';
import type { JobTrack, Movement } from './track';
import type { Waits } from './waits';

/** How long a living job may stand still where this one stands. */
export interface StillLaw {
  /** P(no movement for so many seconds since the last one, given that the job lives). */
  alive(stillSeconds: number): number;
  /** The part of `alive` in which the figure says nothing of the job, so that only the law of the whole wait counts. */
  aliveUnshown(stillSeconds: number): number;
  /** P(stopped by then), before the stillness itself is weighed. */
  stopped(stillSeconds: number): number;
  /** A place in line is shown, or a figure that own jobs have shown to follow the work. */
  isProven: boolean;
  /** The figure rests in the midst of a climb whose pace agrees with the user's own waits. */
  isPlausible: boolean;
  /** The time from the last movement to the end. */
  left: LogLaw;
  /** P(a figure that rests now says nothing of the job); 1 where none is shown. */
  restWeight: number;
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
  const {
    shown,
    unshown,
    left,
    restWeight,
    isProven = false,
    isPlausible = false,
  } = last.state === 'running' ? whileRunning(place) : whileWaiting(place);
  const risk = shareLeft(deathShare(waits), place.age, Math.exp(left.centre));
  return {
    alive: (still) => (still > 0 ? shown(still) + unshown(still) : 1),
    aliveUnshown: unshown,
    stopped: (still) => risk * stoppedBy(left, still),
    isProven,
    isPlausible,
    left,
    restWeight,
    total,
  };
}

/** P(no movement for so long), apart for what a figure shows and for what only the end of the job would show. */
interface Course extends Pick<StillLaw, 'left' | 'restWeight'> {
  shown(stillSeconds: number): number;
  unshown(stillSeconds: number): number;
  isProven?: boolean;
  isPlausible?: boolean;
}

const nothing = (): number => 0;

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

/** P(a place in line says nothing): one that never moved, and the first, where the job waits for a worker to be free. */
const UNMOVED_WEIGHT = 0.5;
const FIRST_IN_LINE_WEIGHT = 0.05;

function whileWaiting(place: Place): Course {
  const { track, last, age, total } = place;
  const left = leftAt(total, age);
  const word = lasting(stageLaw(place, 'queue') ?? total, age);
  // A percentage in the queue is no place in it.
  if (last.queuePosition === undefined) return { shown: nothing, unshown: word, left, restWeight: 1 };
  const hasMoved = track.movements.some(({ queuePosition }) => (queuePosition ?? 0) > (last.queuePosition ?? 0));
  const restWeight = hasMoved ? (last.queuePosition <= 1 ? FIRST_IN_LINE_WEIGHT : 0) : UNMOVED_WEIGHT;
  const next = nextMovement(place.waits, track, last, age);
  const shown = (still: number): number => (1 - restWeight) * beyond(next, still);
  const unshown = (still: number): number => restWeight * word(still);
  const run = Math.exp(stageLaw(place, 'run')?.centre ?? total.centre - 0.3);
  const byPosition: LogLaw = { centre: Math.log(lineByPosition(track, last.queuePosition) + run), spread: 0.5, dof: 8 };
  return { shown, unshown, left: together(left, byPosition), restWeight, isProven: hasMoved };
}

function whileRunning(place: Place): Course {
  const { waits, track, last, ran } = place;
  const law = stageLaw(place, 'run') ?? place.total;
  const byAge = leftAt(law, ran);
  const { progress } = last;
  if (progress === undefined) return { shown: nothing, unshown: lasting(law, ran), left: byAge, restWeight: 1 };
  const { restWeight, restsNear, isProven, isPlausible } = barTrust(waits, track, last, ran, law);
  const learned = restsNear < 2 ? null : learnedRest(place);
  const unshown = learned === null ? lasting(law, ran) : (still: number): number => beyond(learned, still);
  const left = progress <= 0 ? byAge : together(byAge, leftByProgress(ran, progress));
  const next = nextMovement(waits, track, last, ran);
  const { pauseShare, pause: pauseOf } = habitsOf(waits);
  const pause = pauseOf(ran);
  const ended = (chance: number, still: number): number => Math.min(chance, beyond(left, still) + 0.07 * chance);
  const moving = (still: number): number =>
    (1 - pauseShare) * ended(beyond(next, still), still) + pauseShare * beyond(pause, still);
  return {
    shown: (still) => (1 - restWeight) * moving(still),
    unshown: (still) => restWeight * unshown(still),
    left: restWeight > 0.5 ? (learned ?? byAge) : left,
    restWeight,
    isProven,
    isPlausible,
  };
}

/** How long a figure rests that has moved for the last time, where the user's jobs tell. */
function learnedRest({ waits, begun }: Place): LogLaw | null {
  const law = lawOf(waits, 'rest', begun);
  return law.jobs < 3 ? null : { ...law, dof: Math.min(8, law.dof) };
}
