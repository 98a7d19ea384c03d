import { counted } from '../words/count';
import { exactSpan } from '../words/time';
import { busyAt, busyUntil } from './busy';
import { type Law, survival } from './law';
import type { JobTrack } from './track';

export interface WaitReason {
  id: string;
  /** Plain words for the user. */
  text: string;
  /** Where it comes from, if not from what was last seen of the job. */
  source?: string;
}

/** What is known around the job. */
export interface WaitContext {
  /** The user's time zone (IANA name). */
  timeZone: string;
  /** Others of the user's jobs moved or finished while this one stood still. */
  othersMoving?: boolean;
  /** How many others of the user's jobs stand still as well. */
  othersStuck?: number;
}

export interface Findings {
  stillSeconds: number;
  elapsedSeconds: number;
  /** P(a living job stands still for so long). */
  alive: number;
  /** P(it has stopped for good). */
  pStopped: number;
  stuck: boolean;
  long: boolean;
  usual: { low: number; high: number } | null;
  total: Law;
}

/** "50 seconds", "4 minutes", "3 hours". */
function spanText(seconds: number): string {
  if (seconds < 90) return counted(Math.round(seconds), 'second');
  const minutes = Math.round(seconds / 60);
  return minutes < 120 ? counted(minutes, 'minute') : counted(Math.round(minutes / 60), 'hour');
}

/** "91 %"; never claims 100. */
function percent(chance: number): string {
  return `${Math.min(99, Math.round(chance * 100))} %`;
}

/** "3 in 100", never "0 in 10". */
function chanceText(chance: number): string {
  if (chance >= 0.095) return `${Math.round(chance * 10)} in 10`;
  if (chance >= 0.0095) return `${Math.round(chance * 100)} in 100`;
  if (chance >= 0.00095) return `${Math.round(chance * 1000)} in 1000`;
  return 'fewer than 1 in 1000';
}

/** The reasons of a judgement, strongest first. */
export function reasonsFor(found: Findings, track: JobTrack, context: WaitContext): WaitReason[] {
  const { stillSeconds, elapsedSeconds, usual, total } = found;
  const list: WaitReason[] = [];
  const share = chanceText(found.alive);
  if (found.pStopped > 0.5 && !found.stuck) {
    const text = `Quiet for ${exactSpan(stillSeconds)}, may have stopped (${percent(found.pStopped)}): ${share} jobs that finish stand still for so long here`;
    list.push({ id: 'no-movement', text });
  } else if (stillSeconds > Math.max(45, 1.5 * track.lookIntervalSeconds)) {
    list.push({
      id: 'no-movement',
      text: `Nothing has moved for ${spanText(stillSeconds)}; ${share} jobs that finish stand still for so long here`,
    });
  } else if (track.movements.length > 1) {
    list.push({ id: 'moving', text: `It moved ${stillSeconds < 1 ? 'just now' : `${spanText(stillSeconds)} ago`}` });
  }
  if (found.long) {
    const share = chanceText(survival(total, elapsedSeconds));
    list.push({ id: 'longer-than-usual', text: `It has taken ${spanText(elapsedSeconds)}; ${share} jobs take longer` });
  }
  const source = 'own jobs';
  const stuck = context.othersStuck ?? 0;
  if (stuck > 0) {
    const text = stuck === 1 ? 'Another job of yours stands still as well' : 'Other jobs of yours stand still as well';
    list.push({ id: 'others-still', text, source });
  }
  if (context.othersMoving === true) {
    list.push({ id: 'others-move', text: 'Other jobs of yours move meanwhile', source });
  }
  list.push(
    usual === null
      ? {
          id: 'few-own-jobs',
          text: 'Few of your own jobs are known yet; others report 1 to 4 minutes, up to 20 at busy hours',
          source,
        }
      : {
          id: 'own-jobs',
          text: `By your ${total.jobs} earlier jobs, ${spanText(usual.low)} to ${spanText(usual.high)} are usual`,
          source,
        },
  );
  const startMs = track.submittedAtMs ?? track.firstSeenAtMs;
  const busy = busyAt(startMs)[0];
  if (busy !== undefined) {
    const until = clockText(busyUntil(busy, startMs), context.timeZone);
    const here = until === null ? '' : `, until ${until} here`;
    list.push({ id: 'busy-hours', text: `It was sent at a time that is said to be busy: ${busy.text}${here}` });
  }
  return list;
}

const clocks = new Map<string, Intl.DateTimeFormat | null>();

/** "05:00" in this time zone; null where nobody knows the zone. */
function clockText(atMs: number, timeZone: string): string | null {
  let clock = clocks.get(timeZone);
  if (clock === undefined) {
    try {
      clock = new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit' });
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      clock = null;
    }
    if (clocks.size < 8) clocks.set(timeZone, clock);
  }
  return clock === null ? null : clock.format(atMs);
}
