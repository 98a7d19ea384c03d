import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { check } from '../../replay/expectations';
import { type Expectation, readScenario, type Scenario, type ScenarioEvent } from '../../replay/format';
import { play } from './play';

const folder = fileURLToPath(new URL('../../scenarios/', import.meta.url));
const files = readdirSync(folder).filter((name) => name.endsWith('.json'));
const KILLS = 5;

/** Draws that are the same in every run: a linear congruence over the file's name. */
function draws(seed: string): () => number {
  let state = [...seed].reduce((sum, letter) => (Math.imul(sum, 31) + letter.charCodeAt(0)) >>> 0, 7);
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

/** The scenario with deaths of the worker at random moments, and a touch now and then that wakes it. */
function withDeaths(scenario: Scenario, random: () => number): Scenario {
  const last = Math.max(60, ...scenario.events.map(({ at }) => at));
  const sleeps = scenario.events.flatMap((event) =>
    event.do === 'sleep' ? [[event.at, event.at + event.seconds] as const] : [],
  );
  const awake = (at: number) => !sleeps.some(([from, to]) => at >= from && at < to);
  const kills = Array.from({ length: KILLS }, (): ScenarioEvent => {
    const at = Math.round(random() * last * 10) / 10;
    const kind = Math.floor(random() * 3);
    return { at, do: 'kill', ...(kind === 0 ? {} : { when: kind === 1 ? 'before-save' : 'after-save' }) };
  });
  const step = Math.max(23, scenario.until / 300);
  const touches = Array.from(
    { length: Math.floor(scenario.until / step) },
    (_, index): ScenarioEvent => ({
      at: 7 + index * step,
      do: 'serve',
      url: 'https://nobody.example/',
      status: 200,
    }),
  );
  const added = [...kills, ...touches].filter(({ at }) => awake(at) && at <= scenario.until);
  return { ...scenario, events: [...scenario.events, ...added].sort((a, b) => a.at - b.at) };
}

/** What no death may change: who is told how often, what is never claimed, what is never printed. */
function holdsForEver(one: Expectation): boolean {
  if ('absent' in one) return true;
  return ('alert' in one || 'never' in one) && one.from === undefined && one.to === undefined;
}

it.each(files)('nothing is lost and nobody is told twice: %s', async (name) => {
  const path = join(folder, name);
  const scenario = readScenario(path);
  const lines = await play(path, withDeaths(scenario, draws(name)));
  const broken = scenario.expect.filter(holdsForEver).filter((one) => !check(one, lines).ok);
  expect(broken).toEqual([]);
});
