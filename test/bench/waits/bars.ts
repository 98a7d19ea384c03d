import type { Family, Life, Shown } from './families';
import type { Random } from './random';

/** Bars that say little of their job: estimated by the page, or of one step of the work (public reports, read 2026-11-27). */

const kind = { model: '2.5', resolution: '720p', durationSeconds: 5, contentType: 't2v' };
const CAPS = [0.8, 0.9, 0.95, 0.99];
const own = (random: Random, median: number): number => Math.min(420, Math.max(20, random.lognormal(median, 0.4)));
const rounded = (progress: number): number => Math.round(progress * 100) / 100;

/** A bar that climbs to `cap` in `seconds`, evenly or ever more slowly, whatever the job does. */
function climb(from: number, seconds: number, cap: number, easing: boolean): Shown[] {
  const shown: Shown[] = [];
  for (let percent = 0; percent <= Math.round(cap * 100); percent += 1) {
    const part = percent / (cap * 100);
    const at = easing ? -Math.log(1 - Math.min(0.995, part)) / -Math.log(0.005) : part;
    shown.push({ at: from + at * seconds, state: 'running', progress: rounded(percent / 100) });
  }
  return shown;
}

function life(seconds: number, shown: readonly Shown[]): Life {
  return { seconds, shown: shown.filter(({ at }) => at < seconds), kind, tail: () => 1 };
}

function estimated(cap: number, easing: boolean): Family {
  return {
    name: `estimated, rests at ${Math.round(cap * 100)} %, ${easing ? 'easing' : 'even'}`,
    shows: 'bar',
    user: (random) => {
      const median = own(random, 120);
      const reached = median * random.between(0.2, 0.7);
      return () => life(random.lognormal(median, 0.3), climb(0, reached, cap, easing));
    },
  };
}

/** Lengths of the steps of one job as parts of the whole; each user's are alike from job to job. */
function partsOf(random: Random, steps: number): () => number[] {
  const usual = Array.from({ length: steps }, () => random.between(0.3, 1.6));
  return () => {
    const parts = usual.map((part) => random.lognormal(part, 0.3));
    const whole = parts.reduce((sum, part) => sum + part, 0);
    return parts.map((part) => part / whole);
  };
}

function stages(steps: number): Family {
  return {
    name: `${steps} stages, no figure between`,
    shows: 'bar',
    user: (random) => {
      const median = own(random, 120);
      const parts = partsOf(random, steps);
      return () => {
        const seconds = random.lognormal(median, 0.3);
        let at = 0;
        const shown = parts().map((part, i): Shown => {
          const step: Shown = { at, state: 'running', progress: rounded(i / steps) };
          at += part * seconds;
          return step;
        });
        return life(seconds, shown);
      };
    },
  };
}

function barsOfSteps(steps: number): Family {
  return {
    name: `${steps} steps, a bar for each but the last`,
    shows: 'bar',
    user: (random) => {
      const median = own(random, 120);
      const parts = partsOf(random, steps);
      return () => {
        const seconds = random.lognormal(median, 0.3);
        const shown: Shown[] = [];
        let at = 0;
        for (const part of parts().slice(0, -1)) {
          shown.push(...climb(at, 0.95 * part * seconds, 1, false));
          at += part * seconds;
        }
        return life(seconds, shown);
      };
    },
  };
}

export const bars: readonly Family[] = [
  ...CAPS.flatMap((cap) => [estimated(cap, false), estimated(cap, true)]),
  stages(2),
  stages(3),
  barsOfSteps(2),
  barsOfSteps(3),
];
