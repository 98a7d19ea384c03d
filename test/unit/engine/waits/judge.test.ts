import { describe, expect, it } from 'vitest';
import { judgeWait } from '../../../../lib/engine/waits/judge';
import { type JobTrack, noteLook, startTrack } from '../../../../lib/engine/waits/track';
import { learn, noWaits, type Waits } from '../../../../lib/engine/waits/waits';
import { forty, history, kind, lookedAt, repeated, sighting, startMs, submitted } from './tell';

const context = { timeZone: 'Europe/Berlin' };
const judged = (waits: Waits, track: JobTrack) => judgeWait(waits, track, track.lastSeenAtMs, context);

/** Age at which a job is called stuck that goes on as it was last seen, looked at every 15 s; null: not in an hour. */
function calledAt(waits: Waits, track: JobTrack): number | null {
  let now = track;
  const last = track.movements.at(-1);
  const seen = sighting(last?.state ?? 'waiting', {
    ...(last?.progress === undefined ? {} : { progress: last.progress }),
    ...(last?.queuePosition === undefined ? {} : { queuePosition: last.queuePosition }),
  });
  for (let at = (track.lastSeenAtMs - startMs) / 1000 + 15; at < 3600; at += 15) {
    now = noteLook(now, seen, startMs + at * 1000);
    if (judged(waits, now).stuck) return at;
  }
  return null;
}

const word = lookedAt(repeated(5, 20, 15, sighting('running')));
const fine = (last: number): JobTrack =>
  lookedAt(
    Array.from({ length: last }, (_, i) => [(i + 1) * 10, sighting('running', { progress: (i + 1) / 10 })] as const),
  );

describe('stuck', () => {
  it('comes within minutes for a user whose jobs take 20 s, and later the longer they take', () => {
    const quick = calledAt(history(forty(20)), word) ?? 0;
    const usual = calledAt(history(forty(105)), word) ?? 0;
    const slow = calledAt(history(forty(240)), word) ?? 0;
    expect(quick).toBeGreaterThan(40);
    expect(quick).toBeLessThan(180);
    expect(usual).toBeGreaterThan(quick);
    expect(usual).toBeLessThan(540);
    expect(slow).toBeGreaterThan(usual);
    expect(slow).toBeLessThan(900);
  });

  it('comes soon after the five minutes that are usual where progress is shown, with no history at all', () => {
    const at = calledAt(noWaits(), fine(4)) ?? 0;
    expect(at).toBeGreaterThanOrEqual(300);
    expect(at).toBeLessThan(330);
  });

  it("without history and with a word alone, Pika's own rules: ten minutes in line, a quarter of an hour in all", () => {
    expect(calledAt(noWaits(), word)).toBeGreaterThanOrEqual(720);
    expect(calledAt(noWaits(), word)).toBeLessThanOrEqual(915);
    const queued = calledAt(noWaits(), lookedAt(repeated(5, 20, 15, sighting('waiting'))));
    expect(queued).toBeGreaterThanOrEqual(600);
    expect(queued).toBeLessThanOrEqual(630);
  });

  it('a place in line that never moved is no figure: ten minutes in line, as with a word alone', () => {
    for (const queuePosition of [0, 1, 40]) {
      const at = calledAt(noWaits(), lookedAt(repeated(5, 20, 15, sighting('waiting', { queuePosition }))));
      expect(at).toBeGreaterThanOrEqual(600);
      expect(at).toBeLessThanOrEqual(630);
    }
  });

  it.each([
    ['no history', noWaits()],
    ['waits of half an hour', history(forty(1800))],
    ['one wait of eight hours', history([28_800])],
  ])('never later than 20 minutes without movement: %s', (_, waits) => {
    const at = calledAt(waits, word);
    expect(at).not.toBeNull();
    expect(at).toBeLessThanOrEqual(5 + 1200 + 15);
  });

  it.each([
    ['progress', (i: number) => sighting('running', { progress: Math.min(0.99, i / 200) })],
    ['the place in line', (i: number) => sighting('waiting', { queuePosition: 300 - i })],
    ["the server's word", (i: number) => sighting('running', { updatedAtMs: startMs + i * 19_000 })],
  ])('never while %s moves, however long it takes', (_, sight) => {
    let track = submitted();
    const waits = history(forty(105));
    for (let i = 1; i < 190; i += 1) {
      track = noteLook(track, sight(i), startMs + i * 19_000);
      const { stuck, pStopped } = judged(waits, track);
      expect(stuck).toBe(false);
      expect(pStopped).toBeLessThan(0.5);
    }
    expect(judged(waits, track).long).toBe(true);
  });

  it('a requeue is movement: the clock of the stillness begins anew', () => {
    const track = lookedAt([
      ...repeated(5, 200, 15, sighting('running', { progress: 0.4 })),
      [215, sighting('waiting')],
    ]);
    expect(judged(history(forty(105)), track)).toMatchObject({ stuck: false, stillSeconds: 0 });
  });

  it('waits for the second look after sight was lost, and eight hours of sleep do not count', () => {
    const waits = history(forty(105));
    const asleep = lookedAt([...repeated(5, 65, 15, sighting('running')), [28_865, sighting('running')]]);
    expect(judged(waits, asleep).stuck).toBe(false);
    const awake = lookedAt([[28_880, sighting('running')]], asleep);
    expect(judged(waits, awake).stuck).toBe(false);
    expect(judged(waits, awake).stillSeconds).toBeLessThan(120);
    const later = lookedAt(repeated(28_895, 29_600, 15, sighting('running')), awake);
    expect(judged(waits, later).stuck).toBe(true);
  });

  it('does not come from one look after an unusual silence, and comes from the second', () => {
    const seen = sighting('running', { progress: 0.4 });
    const back = noteLook(fine(4), seen, startMs + 330_000);
    expect(judged(noWaits(), back).stuck).toBe(false);
    expect(judged(noWaits(), noteLook(back, seen, startMs + 340_000)).stuck).toBe(true);
  });

  it('stays through an unusual silence in which nothing moved', () => {
    const still = repeated(50, 400, 10, sighting('running', { progress: 0.4 }));
    const stuck = still.reduce((track, [at, seen]) => noteLook(track, seen, startMs + at * 1000), fine(4));
    expect(judged(noWaits(), stuck).stuck).toBe(true);
    const later = noteLook(stuck, sighting('running', { progress: 0.4 }), startMs + 600_000);
    expect(judged(noWaits(), later).stuck).toBe(true);
  });

  it('what was stuck stays stuck while nothing moves, also where the law would wait a little longer', () => {
    let waits = noWaits();
    for (let i = 0; i < 5; i += 1) {
      const waitSeconds = 40 * Math.exp(0.3 * Math.sin(i * i * 1.7));
      waits = learn(waits, {
        kind: {},
        provider: 'web',
        endedAtMs: 1.699e12 + i * 2e7,
        waitSeconds,
        outcome: 'finished',
      });
    }
    let track = startTrack({ kind: {}, provider: 'web', submittedAtMs: 1.7e12, nowMs: 1.7e12 });
    const called: boolean[] = [];
    for (let at = 5; at < 1200; at += 5) {
      track = noteLook(track, sighting('running', { progress: at === 5 ? 0.05 : 0.1 }), 1.7e12 + at * 1000);
      called.push(judged(waits, track).stuck);
    }
    const first = called.indexOf(true);
    expect(first).toBeGreaterThan(10);
    expect(called.slice(first)).not.toContain(false);
  });

  it('is not said of a job that was never looked at, or once', () => {
    const waits = history(forty(20));
    expect(judgeWait(waits, submitted(), startMs + 7_200_000, context)).toMatchObject({ stuck: false, pStopped: 0 });
    const once = lookedAt([[5, sighting('running')]]);
    expect(judgeWait(waits, once, startMs + 7_200_000, context)).toMatchObject({ stuck: false, stillSeconds: 0 });
  });
});

describe('habits', () => {
  it('a figure that always rests at 97 % for a minute is given that minute', () => {
    let resting = noWaits();
    let straight = noWaits();
    for (let i = 0; i < 30; i += 1) {
      const base = {
        kind,
        provider: 'web' as const,
        endedAtMs: startMs - 9e7 + i * 1e6,
        waitSeconds: 160,
        outcome: 'finished' as const,
      };
      const moves = { gaps: 9, meanLogGap: Math.log(10), longestGapSeconds: 13 };
      resting = learn(resting, { ...base, moves: { ...moves, rest: { progress: 0.97, seconds: 65 } } });
      straight = learn(straight, { ...base, moves: { ...moves, rest: { progress: 0.97, seconds: 4 } } });
    }
    const track = lookedAt([
      ...Array.from({ length: 9 }, (_, i) => [(i + 1) * 10, sighting('running', { progress: (i + 1) / 10 })] as const),
      ...repeated(100, 155, 11, sighting('running', { progress: 0.97 })),
    ]);
    expect(judged(resting, track).pStopped).toBeLessThan(0.4);
    expect(judged(straight, track).pStopped).toBeGreaterThan(0.8);
  });

  it('a line that moves every 60 s is waited for longer than one that moves every 10 s', () => {
    const line = (every: number) =>
      lookedAt(
        Array.from(
          { length: 6 },
          (_, i) => [5 + i * every, sighting('waiting', { queuePosition: 40 - 3 * i })] as const,
        ),
      );
    const still = (every: number) => (calledAt(noWaits(), line(every)) ?? 0) - (5 + 5 * every);
    expect(still(10)).toBeLessThan(200);
    expect(still(60)).toBeGreaterThan(2 * still(10));
  });

  it('jobs that wait in line for ten minutes and run for one are told stuck by the run, once they run', () => {
    let waits = noWaits();
    for (let i = 0; i < 40; i += 1) {
      const queueSeconds = 600 * Math.exp(0.3 * Math.sin(i * 2.4));
      const waitSeconds = queueSeconds + 60 * Math.exp(0.2 * Math.cos(i * 3.1));
      waits = learn(waits, {
        kind,
        provider: 'web',
        endedAtMs: startMs - 9e7 + i * 2e6,
        waitSeconds,
        queueSeconds,
        outcome: 'finished',
      });
    }
    const track = lookedAt([
      ...repeated(5, 590, 15, sighting('waiting')),
      ...repeated(605, 620, 15, sighting('running')),
    ]);
    expect(judged(waits, track).stuck).toBe(false);
    expect(calledAt(waits, track)).toBeLessThan(605 + 360);
  });
});

describe('the range to the end', () => {
  it('shrinks as progress goes on, and holds what the pace says', () => {
    const early = judged(history(forty(105)), fine(2)).eta;
    const late = judged(history(forty(105)), fine(8)).eta;
    expect(early?.low).toBeLessThan(80);
    expect(early?.high).toBeGreaterThan(80);
    expect(late?.low).toBeLessThan(20);
    expect(late?.high).toBeGreaterThan(20);
    expect(late?.high).toBeLessThan(early?.high ?? 0);
  });

  it('follows the place in line', () => {
    const at = (left: number) =>
      judged(
        history(forty(105)),
        lookedAt(
          Array.from(
            { length: 8 },
            (_, i) => [i * 15 + 5, sighting('waiting', { queuePosition: left + 14 - 2 * i })] as const,
          ),
        ),
      ).eta;
    expect(at(60)?.low).toBeGreaterThan(at(5)?.low ?? 0);
    expect(at(60)?.high).toBeGreaterThan(300);
  });

  it('the usual range is told once three own jobs are known', () => {
    expect(judged(history([100, 110]), word).usual).toBeNull();
    const usual = judged(history(forty(105)), word).usual;
    expect(usual?.low).toBeGreaterThan(60);
    expect(usual?.low).toBeLessThan(105);
    expect(usual?.high).toBeGreaterThan(105);
    expect(usual?.high).toBeLessThan(200);
  });
});

describe('reasons', () => {
  it('say in plain words what is known', () => {
    const track = lookedAt([
      ...repeated(5, 35, 10, sighting('running', { progress: 0.4 })),
      ...repeated(45, 400, 15, sighting('running', { progress: 0.4 })),
    ]);
    const { because, stuck } = judgeWait(history(forty(105)), track, track.lastSeenAtMs, {
      ...context,
      othersMoving: true,
    });
    expect(stuck).toBe(true);
    expect(because.map(({ id }) => id)).toEqual(['no-movement', 'longer-than-usual', 'others-move', 'own-jobs']);
    expect(because[0]?.text).toMatch(
      /^Nothing has moved for 6 minutes; .*jobs that finish stand still for so long here$/,
    );
    expect(because[3]?.text).toMatch(/^By your 40 earlier jobs, \d+ seconds to \d+ (seconds|minutes) are usual$/);
  });

  it('count one in the singular', () => {
    const track = lookedAt([
      [5, sighting('running', { progress: 0.4 })],
      [10, sighting('running', { progress: 0.5 })],
      [11, sighting('running', { progress: 0.5 })],
    ]);
    expect(judgeWait(noWaits(), track, track.lastSeenAtMs, context).because[0]?.text).toBe('It moved 1 second ago');
  });

  it('name the claims of others while own jobs are few, and busy hours where they hold', () => {
    const evening = Date.UTC(2026, 10, 18, 23, 30);
    const track = noteLook(submitted({ submittedAtMs: evening, nowMs: evening }), sighting('waiting'), evening + 5000);
    const ids = judgeWait(noWaits(), track, evening + 5000, context).because.map(({ id }) => id);
    expect(ids).toEqual(['few-own-jobs', 'busy-hours']);
    const text = (timeZone: string) => judgeWait(noWaits(), track, evening + 5000, { timeZone }).because[1]?.text;
    expect(text('Europe/Berlin')).toMatch(/18:00 to 23:00 in New York, until 05:00 here$/);
    expect(text('Asia/Kolkata')).toMatch(/until 09:30 here$/);
    expect(text('No/Where')).toMatch(/18:00 to 23:00 in New York$/);
  });
});
