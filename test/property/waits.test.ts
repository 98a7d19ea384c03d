import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { judgeWait, type WaitJudgement } from '../../lib/engine/waits/judge';
import type { ObservedWait } from '../../lib/engine/waits/observed';
import { type JobTrack, jobTrackSchema, noteBlind, noteLook, startTrack } from '../../lib/engine/waits/track';
import { learn, mostWaits, noWaits, type Waits, waitsSchema } from '../../lib/engine/waits/waits';
import type { JobKind, JobSighting } from '../../lib/model/job';

const startMs = Date.UTC(2026, 10, 18, 9);
const context = { timeZone: 'UTC' };

const kinds: fc.Arbitrary<JobKind> = fc.record(
  {
    model: fc.constantFrom('2.2', '2.5'),
    resolution: fc.constantFrom('720p', '1080p'),
    durationSeconds: fc.constantFrom(5, 10),
  },
  { requiredKeys: [] },
);
const anyNumber = fc.oneof(
  fc.double({ min: 0, max: 4000, noNaN: true }),
  fc.double(),
  fc.constantFrom(0, -1, 1, 28_800, 604_800, 1e300, Number.NaN, Number.POSITIVE_INFINITY),
);
const anyTime = fc.oneof(
  fc.integer({ min: startMs - 90 * 86_400_000, max: startMs }),
  fc.constantFrom(0, -5, 1e15, Number.NaN, Number.POSITIVE_INFINITY, startMs),
);
const anyWait = fc.record(
  {
    kind: kinds,
    provider: fc.constantFrom('web' as const, 'fal' as const),
    endedAtMs: anyTime,
    waitSeconds: anyNumber,
    outcome: fc.constantFrom('finished' as const, 'failed' as const, 'cancelled' as const, 'abandoned' as const),
    enteredSeconds: anyNumber,
    queueSeconds: anyNumber,
    moves: fc.record({
      gaps: fc.integer({ min: 0, max: 100_000 }),
      meanLogGap: fc.double({ min: -20, max: 20, noNaN: true }),
      longestGapSeconds: fc.double({ min: 0, max: 604_800, noNaN: true }),
      rest: fc.record({
        progress: fc.double({ min: 0, max: 1, noNaN: true }),
        seconds: fc.double({ min: 0, max: 604_800, noNaN: true }),
      }),
    }),
  },
  { requiredKeys: ['kind', 'provider', 'endedAtMs', 'waitSeconds', 'outcome'] },
) as fc.Arbitrary<ObservedWait>;
const anyWaits = fc.array(anyWait, { maxLength: 60 }).map((list) => list.reduce(learn, noWaits()));

const anySight = fc.record(
  {
    id: fc.constant('a'),
    state: fc.constantFrom('waiting' as const, 'running' as const, 'unknown' as const),
    progress: fc.double({ min: 0, max: 1, noNaN: true }),
    queuePosition: fc.nat(5000),
    updatedAtMs: fc.integer({ min: 0, max: 2e12 }),
    createdAtMs: fc.integer({ min: -5, max: 2e12 }),
  },
  { requiredKeys: ['id', 'state'] },
) as fc.Arbitrary<JobSighting>;
/** Distances of looks in seconds; clocks jump. */
const anyStep = fc.oneof(fc.integer({ min: 1, max: 60 }), fc.constantFrom(0, -7200, 400, 30_000, 1e7));
const anyCourse = fc.array(fc.tuple(anyStep, anySight), { maxLength: 50 });

function follow(
  course: readonly (readonly [number, JobSighting])[],
  see: (track: JobTrack, nowMs: number) => void,
): JobTrack {
  let track = startTrack({ kind: {}, provider: 'web', submittedAtMs: startMs, nowMs: startMs });
  let nowMs = startMs;
  for (const [step, sight] of course) {
    nowMs += step * 1000;
    track = noteLook(track, sight, nowMs);
    see(track, nowMs);
  }
  return track;
}

function expectSound(found: WaitJudgement): void {
  expect(found.pStopped).toBeGreaterThanOrEqual(0);
  expect(found.pStopped).toBeLessThanOrEqual(1);
  const numbers = [
    found.elapsedSeconds,
    found.stillSeconds,
    found.suspicion,
    found.usual?.low ?? 0,
    found.usual?.high ?? 0,
    found.eta?.low ?? 0,
    found.eta?.high ?? 0,
  ];
  for (const number of numbers) {
    expect(Number.isFinite(number)).toBe(true);
    expect(number).toBeGreaterThanOrEqual(0);
  }
  if (found.usual !== null) expect(found.usual.low).toBeLessThanOrEqual(found.usual.high);
  if (found.eta !== null) expect(found.eta.low).toBeLessThanOrEqual(found.eta.high);
  expect(JSON.stringify(found)).not.toMatch(/NaN|Infinity/);
}

describe('whatever was seen and learned', () => {
  it('the judgement is a judgement: no NaN, nothing out of bounds', () => {
    fc.assert(
      fc.property(anyWaits, anyCourse, (waits, course) => {
        follow(course, (track, nowMs) => expectSound(judgeWait(waits, track, nowMs, context)));
      }),
    );
  });

  it('what is kept stays bounded and can be stored and read again', () => {
    fc.assert(
      fc.property(fc.array(anyWait, { maxLength: 450, minLength: 390 }), anyCourse, (list, course) => {
        const waits = list.reduce(learn, noWaits());
        expect(waits.seen.length).toBeLessThanOrEqual(mostWaits);
        const stored = JSON.stringify(waits);
        expect(JSON.stringify(waitsSchema.parse(JSON.parse(stored)))).toBe(stored);
        const track = follow(course, () => undefined);
        expect(jobTrackSchema.parse(JSON.parse(JSON.stringify(track)))).toEqual(track);
      }),
      { numRuns: 10, endOnFailure: true },
    );
  });

  it('the order in which waits come, and their repetition, change nothing', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(anyWait, { maxLength: 20, selector: (wait) => wait.endedAtMs }),
        fc.nat(),
        (list, turn) => {
          const at = list.length === 0 ? 0 : turn % list.length;
          const turned = [...list.slice(at), ...list.slice(0, at), ...list];
          expect(turned.reduce(learn, noWaits())).toEqual(list.reduce(learn, noWaits()));
        },
      ),
    );
  });
});

describe('while nothing moves', () => {
  const stands = (
    waits: Waits,
    course: readonly (readonly [number, JobSighting])[],
    sight: JobSighting,
    every: number,
  ) => {
    let track = noteLook(
      follow(
        course.map(([, seen]) => [every, seen] as const),
        () => undefined,
      ),
      sight,
      startMs + (course.length + 1) * every * 1000,
    );
    const found: WaitJudgement[] = [];
    for (let i = course.length + 2; i < course.length + 2 + 1300 / every; i += 1) {
      track = noteLook(track, sight, startMs + i * every * 1000);
      found.push(judgeWait(waits, track, track.lastSeenAtMs, context));
    }
    return found;
  };
  const anyStill = [
    anyWaits,
    fc.array(fc.tuple(anyStep, anySight), { maxLength: 12 }),
    anySight,
    fc.integer({ min: 5, max: 60 }),
  ] as const;

  it('suspicion and p do not fall, and stuck once said stays said', () => {
    fc.assert(
      fc.property(...anyStill, (waits, course, sight, every) => {
        const found = stands(waits, course, sight, every);
        found.forEach((now, i) => {
          const before = found[i - 1];
          if (before === undefined) return;
          expect(now.suspicion).toBeGreaterThanOrEqual(before.suspicion - 1e-9);
          expect(now.pStopped).toBeGreaterThanOrEqual(before.pStopped - 1e-9);
          expect(now.stuck || !before.stuck).toBe(true);
        });
      }),
    );
  });

  it('it is called stuck at the latest after 20 minutes', () => {
    fc.assert(
      fc.property(...anyStill, (waits, course, sight, every) => {
        expect(stands(waits, course, sight, every).at(-1)?.stuck).toBe(true);
      }),
    );
  });

  it('time in which nothing could see the job is not held against it', () => {
    fc.assert(
      fc.property(anyWaits, fc.integer({ min: 400, max: 100_000 }), (waits, blind) => {
        const sight: JobSighting = { id: 'a', state: 'running', progress: 0.4 };
        const seen = follow(
          [
            [5, sight],
            [5, sight],
          ],
          () => undefined,
        );
        const back = noteLook(noteBlind(seen, blind), sight, startMs + (20 + blind) * 1000);
        const found = judgeWait(
          waits,
          noteLook(back, sight, startMs + (30 + blind) * 1000),
          startMs + (30 + blind) * 1000,
          context,
        );
        expect(found.stillSeconds).toBeLessThanOrEqual(30);
        expect(found.stuck).toBe(false);
      }),
    );
  });
});

describe('while something moves at every look', () => {
  it('it is never called stuck', () => {
    fc.assert(
      fc.property(
        anyWaits,
        fc.integer({ min: 5, max: 120 }),
        fc.integer({ min: 2, max: 300 }),
        (waits, every, looks) => {
          const course = Array.from(
            { length: looks },
            (_, i) => [every, { id: 'a', state: 'waiting' as const, queuePosition: 1000 - i }] as const,
          );
          follow(course, (track, nowMs) => expect(judgeWait(waits, track, nowMs, context).stuck).toBe(false));
        },
      ),
      { numRuns: 40 },
    );
  });
});
