import { describe, expect, it } from 'vitest';
import {
  jobTrackSchema,
  mostMovements,
  noteBlind,
  noteLook,
  observeEnd,
  sightLostSeconds,
} from '../../../../lib/engine/waits/track';
import { kind, lookedAt, repeated, sighting, startMs, submitted } from './tell';

describe('the course of a job', () => {
  it.each([
    ['its state', sighting('running'), sighting('done')],
    ['its progress', sighting('running', { progress: 0.1 }), sighting('running', { progress: 0.2 })],
    ['its place in line', sighting('waiting', { queuePosition: 9 }), sighting('waiting', { queuePosition: 8 })],
    ["the server's own word", sighting('running', { updatedAtMs: 1 }), sighting('running', { updatedAtMs: 2 })],
    ['a requeue', sighting('running', { progress: 0.4 }), sighting('waiting')],
  ])('%s is a movement', (_, before, after) => {
    const track = lookedAt([
      [5, before],
      [10, before],
      [15, after],
    ]);
    expect(track.movements.map((movement) => (movement.atMs - startMs) / 1000)).toEqual([5, 15]);
    expect(track.looks).toBe(3);
  });

  it('the same sight is none, and another prompt or cost neither', () => {
    const track = lookedAt([
      [5, sighting('running', { progress: 0.1, costCredits: 10 })],
      [10, sighting('running', { progress: 0.1, costCredits: 12, prompt: 'x' })],
    ]);
    expect(track.movements).toHaveLength(1);
  });

  it('a figure that one of two replies leaves out has not moved, and one that goes to and fro has not either', () => {
    const progress = (...percents: (number | undefined)[]) =>
      lookedAt(
        percents.map((percent, i) => [
          10 * (i + 1),
          sighting('running', percent === undefined ? {} : { progress: percent / 100 }),
        ]),
      ).movements.map((movement) => movement.progress);
    expect(progress(10, undefined, 10, undefined)).toEqual([0.1]);
    expect(progress(10, undefined, 20)).toEqual([0.1, 0.2]);
    expect(progress(40, 43, 40, 43, 40, 43)).toEqual([0.4, 0.43, 0.4]);
    expect(progress(40, 43, 40, 43, 44)).toEqual([0.4, 0.43, 0.4, 0.44]);
  });

  it('remembers that a figure fell, until the job is in line again', () => {
    const fallen = lookedAt([
      [10, sighting('running', { progress: 1 })],
      [20, sighting('running', { progress: 0.1 })],
    ]);
    expect(fallen.fell).toBe(true);
    expect(lookedAt([[30, sighting('waiting')]], fallen).fell).toBeUndefined();
  });

  it('is bounded, and keeps the first sight and the latest', () => {
    const track = lookedAt(
      Array.from({ length: 90 }, (_, i) => [i * 5, sighting('running', { progress: i / 100 })] as const),
    );
    expect(track.movements).toHaveLength(mostMovements);
    expect(track.movements[0]?.progress).toBe(0);
    expect(track.movements.at(-1)?.progress).toBe(0.89);
    expect(jobTrackSchema.parse(JSON.parse(JSON.stringify(track)))).toEqual(track);
  });

  it('sight is lost after five minutes: the time is taken off, and looks count anew', () => {
    const track = lookedAt([
      [10, sighting('running')],
      [20, sighting('running')],
      [29_020, sighting('running')],
    ]);
    expect(track.looksSinceGap).toBe(1);
    expect(track.blindSeconds).toBe(28_990);
    expect(noteLook(track, sighting('running'), startMs + 29_030_000).looksSinceGap).toBe(2);
  });

  it('sight is lost too where questions were refused in between', () => {
    const before = lookedAt(repeated(10, 60, 10, sighting('running')));
    const back = noteLook(before, sighting('running'), startMs + 180_000, true);
    expect(back.looksSinceGap).toBe(1);
    expect(back.blindSeconds).toBeCloseTo(110);
  });

  it('one gap is no rhythm, gap after gap is', () => {
    const quick = lookedAt(repeated(5, 100, 5, sighting('running')));
    const late = noteLook(quick, sighting('running'), startMs + 700_000);
    expect(late.lookIntervalSeconds).toBeCloseTo(5);
    expect(sightLostSeconds(noteLook(late, sighting('running'), startMs + 705_000))).toBe(300);
    expect(sightLostSeconds(lookedAt(repeated(10, 2000, 400, sighting('running'))))).toBeGreaterThan(400);
  });

  it('slow polls are no loss of sight once they are usual', () => {
    const track = lookedAt(repeated(10, 2500, 250, sighting('running')));
    expect(track.blindSeconds).toBe(0);
    expect(track.lookIntervalSeconds).toBeCloseTo(250);
  });

  it('a movement ends the blind time that counts against the stillness', () => {
    const track = noteBlind(lookedAt([[10, sighting('running', { progress: 0.1 })]]), 100);
    expect(track.blindSinceMovementSeconds).toBe(100);
    const moved = noteLook(track, sighting('running', { progress: 0.3 }), startMs + 130_000);
    expect(moved.blindSinceMovementSeconds).toBe(0);
    expect(moved.blindSeconds).toBe(100);
  });

  it('a clock set back makes no negative time', () => {
    const track = lookedAt([
      [60, sighting('running')],
      [-3600, sighting('running', { progress: 0.2 })],
    ]);
    expect(track.lastSeenAtMs).toBe(startMs + 60_000);
    expect(track.movements.at(-1)?.atMs).toBe(startMs + 60_000);
  });

  it("takes the server's word for the start only where it is plausible", () => {
    const found = (createdAtMs: number) =>
      lookedAt([[5, sighting('running', { createdAtMs })]], submitted({ submittedAtMs: null })).submittedAtMs;
    expect(found(startMs - 40_000)).toBe(startMs - 40_000);
    expect(found(startMs + 40_000)).toBeNull();
    expect(found(startMs - 100 * 86_400_000)).toBeNull();
  });
});

describe('what a job that is over teaches', () => {
  it('its wait, its line and how it moved', () => {
    const track = lookedAt([
      [5, sighting('waiting')],
      [35, sighting('running', { progress: 0.1 })],
      [45, sighting('running', { progress: 0.3 })],
      [55, sighting('running', { progress: 0.97 })],
      [75, sighting('running', { progress: 0.97 })],
    ]);
    const wait = observeEnd(track, 'finished', startMs + 90_000);
    expect(wait).toMatchObject({ kind, provider: 'web', waitSeconds: 90, queueSeconds: 35, outcome: 'finished' });
    expect(wait?.moves).toEqual({
      gaps: 2,
      meanLogGap: Math.log(10),
      longestGapSeconds: 10,
      rest: { progress: 0.97, seconds: 35 },
    });
    expect(wait).not.toHaveProperty('enteredSeconds');
  });

  it('a job found late tells when it was first seen', () => {
    const track = lookedAt([[60, sighting('running')]], submitted({ nowMs: startMs + 60_000 }));
    expect(observeEnd(track, 'finished', startMs + 90_000)?.enteredSeconds).toBe(60);
  });

  it('nothing, where the start is unknown or sight was lost', () => {
    const unknown = lookedAt([[60, sighting('running')]], submitted({ submittedAtMs: null }));
    expect(observeEnd(unknown, 'finished', startMs + 90_000)).toBeNull();
    const lost = noteBlind(lookedAt([[10, sighting('running')]]), 3000);
    expect(observeEnd(lost, 'finished', startMs + 4_000_000)).toBeNull();
  });
});
