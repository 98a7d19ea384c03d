import type { CSSProperties } from 'react';
import type { JobCard } from '../../lib/model/snapshot';
import { useLive } from '../kit/Live';
import { spanWords } from '../words/age';
import { etaWords, usualWords } from '../words/eta';

interface Props {
  job: JobCard;
  /** Seconds to the end, 80 %, as judged at `atMs`. */
  eta?: { low: number; high: number } | undefined;
  /** Time of the judgement, ms since 1970. */
  atMs: number;
  /** Nothing moves: the bar rests. */
  resting: boolean;
  /** What is said of a job that may have stopped; its time to the end then holds only if it lives. */
  quiet?: string | undefined;
}

/** How far a job is: its own progress where it tells one, else the time waited, against the usual time to the end. */
export function WaitTrack({ job, eta, atMs, resting, quiet }: Props) {
  const spent = useLive((nowMs) => Math.round(Math.max(0, nowMs - job.startedAtMs) / 5000) * 5);
  const left = useLive((nowMs) => (eta === undefined ? '' : leftWords(eta, (nowMs - atMs) / 1000)));
  const track = trackOf(job, spent, eta);
  const place =
    job.queuePosition === undefined
      ? undefined
      : job.queuePosition === 0
        ? 'next in line'
        : `${job.queuePosition} ahead in line`;
  const parts = [
    job.progress === undefined ? undefined : `${Math.round(job.progress * 100)} %`,
    place,
    quiet,
    left === '' ? undefined : quiet === undefined ? left : `if it lives, ${left}`,
    left === '' && job.usual !== undefined ? usualWords(job.usual.low, job.usual.high) : undefined,
  ].filter((part) => part !== undefined);
  const style: CSSProperties & Record<`--${string}`, string> = {
    '--fill': `${track.fill * 100}%`,
    '--from': `${track.from * 100}%`,
    '--to': `${track.to * 100}%`,
  };
  return (
    <div className="wait">
      <div
        className="wait-track"
        data-known={job.progress !== undefined}
        data-resting={resting}
        style={style}
        role="progressbar"
        aria-label="Progress"
        aria-valuetext={[...parts, `${spanWords(spent)} so far`].join(', ')}
        {...(job.progress === undefined ? {} : { 'aria-valuenow': Math.round(job.progress * 100) })}
      >
        {track.to > track.from && <span className="wait-zone" />}
        <span className="wait-fill" />
      </div>
      <p className="wait-words">
        <span>{parts.join(' \u00b7 ')}</span>
        <span className="wait-spent">{spanWords(spent)} so far</span>
      </p>
    </div>
  );
}

function leftWords(eta: { low: number; high: number }, passedSeconds: number): string {
  return passedSeconds > eta.high ? '' : etaWords(eta.low - passedSeconds, eta.high - passedSeconds);
}

/** Parts of the bar, 0 to 1: how far the fill goes, and where the usual end lies (only where no progress is told). */
export function trackOf(
  job: Pick<JobCard, 'progress' | 'usual'>,
  spentSeconds: number,
  eta?: { low: number; high: number },
): { fill: number; from: number; to: number } {
  if (job.progress !== undefined) return { fill: clamp(job.progress), from: 0, to: 0 };
  const usual = job.usual;
  if (usual === undefined || !(usual.high > 0)) {
    const whole = spentSeconds + (eta?.high ?? Math.max(60, spentSeconds * 0.25));
    return { fill: clamp(spentSeconds / whole), from: 0, to: 0 };
  }
  const whole = Math.max(usual.high * 1.25, spentSeconds * 1.08);
  return { fill: clamp(spentSeconds / whole), from: clamp(usual.low / whole), to: clamp(usual.high / whole) };
}

function clamp(part: number): number {
  return Number.isFinite(part) ? Math.min(1, Math.max(0, part)) : 0;
}
