import { check } from '../../replay/expectations';
import { readScenario, type Scenario, scenarioSchema } from '../../replay/format';
import type { Line } from '../../replay/lines';
import { replay } from '../../replay/run';

/** The lines that a scenario prints, in process. */
export async function play(path: string, scenario: Scenario = readScenario(path)): Promise<Line[]> {
  const lines: Line[] = [];
  await replay(path, scenario, (line) => lines.push(line));
  return lines;
}

/** The expectations of a file that did not hold, with what was seen. */
export async function broken(path: string): Promise<unknown[]> {
  const scenario = readScenario(path);
  const lines = await play(path, scenario);
  return scenario.expect
    .map((expected) => ({ expected, ...check(expected, lines) }))
    .filter(({ ok }) => !ok)
    .map(({ expected, saw }) => ({ expected, saw }));
}

/** A scenario from code, checked as a file is. */
export function scenarioOf(value: Record<string, unknown>): Scenario {
  return scenarioSchema.parse({
    title: 'made in a test',
    start: '2026-11-24T08:00:00Z',
    events: [],
    until: 60,
    expect: [],
    ...value,
  });
}
