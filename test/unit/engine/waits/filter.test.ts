import { describe, expect, it } from 'vitest';
import { deathShare, stoppedBy } from '../../../../lib/engine/waits/deaths';
import { lawOf } from '../../../../lib/engine/waits/filter';
import { leftQuantile, quantile, survival } from '../../../../lib/engine/waits/law';
import { learn, noWaits } from '../../../../lib/engine/waits/waits';
import { forty, history, kind, startMs } from './tell';

const begun = { kind, provider: 'web', atMs: startMs } as const;
const middle = (waits: Parameters<typeof lawOf>[0], of = kind, atMs = startMs): number =>
  Math.exp(lawOf(waits, 'total', { kind: of, provider: 'web', atMs }).centre);

describe('the law of a wait', () => {
  it('without history is the claimed 1 to 4 minutes, and wider at hours that are said to be busy', () => {
    const law = lawOf(noWaits(), 'total', begun);
    expect(Math.exp(law.centre)).toBeCloseTo(120);
    expect(survival(law, 60)).toBeGreaterThan(0.75);
    expect(survival(law, 240)).toBeLessThan(0.25);
    const busy = lawOf(noWaits(), 'total', { ...begun, atMs: Date.UTC(2026, 10, 18, 23, 30) });
    expect(busy.spread).toBeGreaterThan(law.spread);
    expect(quantile(busy, 0.1)).toBeGreaterThan(quantile(law, 0.1));
  });

  it.each([20, 105, 400])('forty own jobs of %i s decide', (seconds) => {
    const law = lawOf(history(forty(seconds)), 'total', begun);
    expect(Math.exp(law.centre) / seconds).toBeGreaterThan(0.85);
    expect(Math.exp(law.centre) / seconds).toBeLessThan(1.15);
    expect(law.spread).toBeLessThan(0.4);
  });

  it('quantiles and what is left agree with the survival curve', () => {
    const law = lawOf(history(forty(105)), 'total', begun);
    for (const p of [0.9, 0.5, 0.1]) expect(survival(law, quantile(law, p))).toBeCloseTo(p, 3);
    const left = leftQuantile(law, 120, 0.1);
    expect(survival(law, 120 + left) / survival(law, 120)).toBeCloseTo(0.1, 2);
  });

  it('one wait of eight hours moves the middle by less than a third', () => {
    const calm = history(forty(105));
    const wild = learn(calm, {
      kind,
      provider: 'web',
      endedAtMs: startMs - 1000,
      waitSeconds: 28_800,
      outcome: 'finished',
    });
    expect(middle(wild) / middle(calm)).toBeLessThan(1.33);
  });

  it('jobs given up after twenty minutes do not make the law long', () => {
    let waits = history(forty(105));
    const before = quantile(lawOf(waits, 'total', begun), 0.01);
    for (let i = 0; i < 8; i += 1) {
      const endedAtMs = startMs - 80_000_000 + i * 3_000_000;
      waits = learn(waits, { kind, provider: 'web', endedAtMs, waitSeconds: 1200, outcome: 'abandoned' });
    }
    expect(quantile(lawOf(waits, 'total', begun), 0.01)).toBeLessThan(1.6 * before);
    expect(deathShare(waits)).toBeGreaterThanOrEqual(deathShare(noWaits()));
  });

  it('a kind that takes three times as long is told apart, and a new kind borrows from the others', () => {
    const long = { ...kind, resolution: '1080p', durationSeconds: 10 };
    let waits = history(forty(60));
    for (const { waitSeconds, endedAtMs } of history(forty(180)).seen) {
      waits = learn(waits, {
        kind: long,
        provider: 'web',
        endedAtMs: endedAtMs + 7_000_000,
        waitSeconds,
        outcome: 'finished',
      });
    }
    expect(middle(waits, long) / middle(waits)).toBeGreaterThan(2);
    const fresh = middle(waits, { ...kind, contentType: 'pikaffect' });
    expect(fresh).toBeGreaterThan(40);
    expect(fresh).toBeLessThan(200);
  });

  it("the user's own busy hours are learned, wherever they lie", () => {
    let waits = noWaits();
    for (let i = 0; i < 120; i += 1) {
      const atMs = Date.UTC(2026, 9, 1) + i * 6 * 3_600_000;
      const slow = (atMs / 3_600_000) % 24 === 12;
      const waitSeconds = (slow ? 300 : 100) * Math.exp(0.2 * Math.sin(i));
      waits = learn(waits, {
        kind,
        provider: 'web',
        endedAtMs: atMs + waitSeconds * 1000,
        waitSeconds,
        outcome: 'finished',
      });
    }
    const noon = middle(waits, kind, Date.UTC(2026, 10, 4, 12));
    const morning = middle(waits, kind, Date.UTC(2026, 10, 4, 6));
    expect(noon / morning).toBeGreaterThan(2);
  });

  it('what has changed for good is followed', () => {
    const waits = history([...forty(60), ...forty(180)]);
    expect(middle(waits)).toBeGreaterThan(140);
  });

  it('a job first seen when it was old counts for less than its wait says', () => {
    const seen = (enteredSeconds?: number) =>
      middle(
        Array.from({ length: 10 }, (_, i) => i).reduce(
          (waits, i) =>
            learn(waits, {
              kind,
              provider: 'web',
              endedAtMs: startMs - i * 1e7,
              waitSeconds: 200,
              outcome: 'finished',
              ...(enteredSeconds === undefined ? {} : { enteredSeconds }),
            }),
          noWaits(),
        ),
      );
    expect(seen(170)).toBeLessThan(seen());
  });
});

describe('stopping at a uniformly random moment', () => {
  it('of a life of exactly 100 s: half by 50 s, all by 100 s', () => {
    const sharp = { centre: Math.log(100), spread: 0.02, dof: 30 };
    expect(stoppedBy(sharp, 0)).toBe(0);
    expect(stoppedBy(sharp, 50)).toBeCloseTo(0.5, 2);
    expect(stoppedBy(sharp, 110)).toBeCloseTo(1, 3);
  });
});
