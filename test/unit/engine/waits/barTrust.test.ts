import { describe, expect, it } from 'vitest';
import { barTrust } from '../../../../lib/engine/waits/barTrust';
import { judgeWait } from '../../../../lib/engine/waits/judge';
import { stillLaw } from '../../../../lib/engine/waits/still';
import { type JobTrack, noteLook } from '../../../../lib/engine/waits/track';
import { learn, noWaits, type Waits } from '../../../../lib/engine/waits/waits';
import type { JobKind, ProviderId } from '../../../../lib/model/job';
import { history, kind, lookedAt, sighting, startMs } from './tell';

/** A bar seen every 10 s at these percents. */
const bar = (...percents: number[]): JobTrack =>
  lookedAt(percents.map((percent, i) => [(i + 1) * 10, sighting('running', { progress: percent / 100 })] as const));
const climb = (to: number): number[] => Array.from({ length: 6 }, (_, i) => Math.round((to * (i + 1)) / 6));

/** Jobs that took 160 s each, and whose bars rested at the end for so long. */
function jobs(count: number, restSeconds: number, of: JobKind = kind, provider: ProviderId = 'web', at = 0.95): Waits {
  let waits = noWaits();
  for (let i = 0; i < count; i += 1) {
    waits = learn(waits, {
      kind: of,
      provider,
      endedAtMs: startMs - 9e7 + i * 1e6,
      waitSeconds: 160,
      outcome: 'finished',
      moves: { gaps: 40, meanLogGap: Math.log(2), longestGapSeconds: 4, rest: { progress: at, seconds: restSeconds } },
    });
  }
  return waits;
}

function weight(waits: Waits, track: JobTrack): number {
  const last = track.movements.at(-1);
  if (last === undefined) throw new Error('No movement');
  return barTrust(waits, track, last, (last.atMs - startMs) / 1000, stillLaw(waits, track).total).restWeight;
}

describe('how far a resting bar says nothing of its job', () => {
  it('is little in the midst of the climb, and much at 80 % and above, where nobody knows the bar', () => {
    expect(weight(noWaits(), bar(...climb(43)))).toBeLessThan(0.02);
    expect(weight(noWaits(), bar(...climb(62)))).toBeLessThan(0.02);
    for (const cap of [82, 90, 95, 99, 100]) expect(weight(noWaits(), bar(...climb(cap)))).toBeGreaterThan(0.2);
  });

  it('is much for a figure that has hardly moved, above all at the end of a step', () => {
    expect(weight(noWaits(), bar(0, 0, 0))).toBeGreaterThan(0.3);
    expect(weight(noWaits(), bar(0, 50, 50))).toBeGreaterThan(0.2);
    expect(weight(noWaits(), bar(0, 33, 67))).toBeGreaterThan(0.05);
    expect(weight(noWaits(), bar(4, 11, 19, 26))).toBeLessThan(0.02);
  });

  it('is all once the figure fell, or is shown no more', () => {
    expect(weight(noWaits(), bar(20, 60, 100, 3, 30))).toBe(1);
    const gone = lookedAt(
      [60, 70, 80].map((at) => [at, sighting('running')] as const),
      bar(10, 20, 30, 41),
    );
    expect(weight(noWaits(), gone)).toBe(1);
    expect(weight(noWaits(), noteLook(gone, sighting('running', { progress: 0.43 }), startMs + 90_000))).toBeLessThan(
      1,
    );
  });

  it('is learned from own jobs of the kind: honest bars make it small, resting ones nearly sure', () => {
    const high = bar(...climb(95));
    const unknown = weight(noWaits(), high);
    expect(weight(jobs(5, 3), high)).toBeLessThan(unknown / 5);
    expect(weight(jobs(40, 3), high)).toBeLessThan(0.01);
    expect(weight(jobs(5, 100), high)).toBeGreaterThan(0.9);
    expect(weight(jobs(5, 100), bar(...climb(43)))).toBeLessThan(0.1);
    expect(weight(jobs(8, 100, kind, 'web', 0.6), bar(...climb(60)))).toBeGreaterThan(0.5);
  });

  it('is not learned from another provider, and hardly from another kind', () => {
    const high = bar(...climb(95));
    const timesOnly = weight(history(Array.from({ length: 40 }, () => 160)), high);
    expect(weight(jobs(40, 3, kind, 'fal'), high)).toBeCloseTo(timesOnly, 1);
    expect(weight(jobs(40, 3, { model: 'other' }), high)).toBeGreaterThan(0.03);
  });

  it("is told by the bar's pace where only times are known: one that runs far ahead of the usual wait is an estimate", () => {
    const times = history(Array.from({ length: 12 }, (_, i) => 225 + 3 * i));
    const at = (every: number) =>
      lookedAt(
        climb(84).map((percent, i) => [every * (i + 1), sighting('running', { progress: percent / 100 })] as const),
      );
    expect(weight(times, at(10))).toBeGreaterThan(2 * weight(times, at(34)));
  });

  it('is no ground for "stuck" within the usual wait, until own jobs have shown that the bar moves to the end', () => {
    const times = history(Array.from({ length: 12 }, (_, i) => 225 + 3 * i));
    const still = (track: JobTrack, until: number) =>
      lookedAt(
        Array.from(
          { length: (until - 60) / 10 },
          (_, i) => [70 + 10 * i, sighting('running', { progress: 0.6 })] as const,
        ),
        track,
      );
    const stuck = (waits: Waits, until: number) => {
      const track = still(bar(...climb(60)), until);
      return judgeWait(waits, track, track.lastSeenAtMs, { timeZone: 'UTC' }).stuck;
    };
    expect(stuck(times, 250)).toBe(false);
    expect(stuck(noWaits(), 290)).toBe(false);
    expect(stuck(noWaits(), 400)).toBe(true);
    expect(stuck(jobs(20, 3), 200)).toBe(true);
  });
});

describe('the time to the end of a bar that rests', () => {
  const at95 = bar(16, 32, 48, 64, 80, 95);
  const eta = (waits: Waits, track: JobTrack) => judgeWait(waits, track, track.lastSeenAtMs, { timeZone: 'UTC' }).eta;

  it('is that of the usual wait, not of the pace', () => {
    const found = eta(history(Array.from({ length: 12 }, (_, i) => 225 + 3 * i)), at95);
    expect(found?.high).toBeGreaterThan(120);
  });

  it('is none once it has gone by without a movement, never "0 to 5 s"', () => {
    const waits = jobs(40, 3);
    const still = [60, 120, 150, 180].map((at) => [at, sighting('running', { progress: 0.41 })] as const);
    const found = eta(waits, lookedAt(still, bar(7, 14, 21, 28, 34, 41)));
    expect(found === null || found.high >= 5).toBe(true);
    const longer = [200, 240, 280].map((at) => [at, sighting('running', { progress: 0.41 })] as const);
    expect(eta(waits, lookedAt([...still, ...longer], bar(7, 14, 21, 28, 34, 41)))).toBeNull();
  });
});

describe("the maker's run time", () => {
  const lipSync: JobKind = { model: 'kling/lip-sync' };
  const word = (of: JobKind, until: number): JobTrack =>
    lookedAt(
      Array.from({ length: until / 15 }, (_, i) => [15 * (i + 1), sighting('running', { kind: of })] as const),
      { ...bar(0), kind: of, movements: [], looks: 0, lastSeenAtMs: startMs },
    );
  const stuck = (waits: Waits, of: JobKind, until: number) => {
    const track = word(of, until);
    return judgeWait(waits, track, track.lastSeenAtMs, { timeZone: 'UTC' }).stuck;
  };

  it('is no time for "stuck" until three own jobs of the kind are known', () => {
    const videos = history(Array.from({ length: 40 }, (_, i) => 80 + i));
    expect(stuck(videos, lipSync, 1770)).toBe(false);
    expect(stuck(videos, lipSync, 1830)).toBe(true);
    const own = history([100, 110, 95, 105, 120, 90], lipSync);
    expect(stuck(own, lipSync, 1200)).toBe(true);
  });

  it('shifts what is expected of a kind that nobody has waited for yet', () => {
    const law = (of: JobKind) => stillLaw(noWaits(), word(of, 60)).total;
    expect(Math.exp(law(lipSync).centre)).toBeCloseTo(735, -1);
    expect(Math.exp(law({ model: '2.5' }).centre)).toBeCloseTo(120, -1);
    expect(law(lipSync).spread).toBeGreaterThan(law({ model: '2.5' }).spread);
  });
});
