import { type JobTrack, noteLook, startTrack } from '../../../../lib/engine/waits/track';
import { learn, noWaits, type Waits } from '../../../../lib/engine/waits/waits';
import type { JobKind, JobSighting, JobState } from '../../../../lib/model/job';

/** A Wednesday morning in Europe: no claim of busy hours holds. */
export const startMs = Date.UTC(2026, 10, 18, 9, 0, 0);
export const kind: JobKind = { model: '2.5', resolution: '720p', durationSeconds: 5, contentType: 't2v' };

export const sighting = (state: JobState, more: Partial<JobSighting> = {}): JobSighting => ({
  id: 'a',
  state,
  ...more,
});

export const submitted = (more: Partial<Parameters<typeof startTrack>[0]> = {}): JobTrack =>
  startTrack({ kind, provider: 'web', submittedAtMs: startMs, nowMs: startMs, ...more });

/** Looks at the job at these seconds after its start. */
export function lookedAt(looks: readonly (readonly [number, JobSighting])[], track = submitted()): JobTrack {
  return looks.reduce((before, [at, seen]) => noteLook(before, seen, startMs + at * 1000), track);
}

/** The same sight again and again, every `every` seconds. */
export function repeated(from: number, to: number, every: number, seen: JobSighting): [number, JobSighting][] {
  const looks: [number, JobSighting][] = [];
  for (let at = from; at <= to; at += every) looks.push([at, seen]);
  return looks;
}

/** Finished jobs, one every five hours until the day before. */
export function history(waitSeconds: readonly number[], of: JobKind = kind): Waits {
  return waitSeconds.reduce(
    (waits, wait, i) =>
      learn(waits, {
        kind: of,
        provider: 'web',
        endedAtMs: startMs - 86_400_000 - (waitSeconds.length - i) * 18_000_000,
        waitSeconds: wait,
        outcome: 'finished',
      }),
    noWaits(),
  );
}

/** Forty waits about this middle, between 0.75 and 1.33 of it. */
export const forty = (middle: number): number[] =>
  Array.from({ length: 40 }, (_, i) => middle * Math.exp(0.3 * Math.sin(i * i * 1.7)));
