import { check } from './expectations';
import { NotAScenario, readScenario, type Scenario } from './format';
import type { Line } from './lines';
import { replay } from './run';

/** `npm run --silent replay -- FILE...`: exit 0 all held, 1 an expectation failed, 2 a file is no scenario. */
async function main(paths: readonly string[]): Promise<number> {
  if (paths.length === 0) {
    process.stderr.write('Name at least one scenario file: npm run replay -- FILE...\n');
    return 2;
  }
  const scenarios: [string, Scenario][] = paths.map((path) => [path, readScenario(path)]);
  let failed = 0;
  for (const [path, scenario] of scenarios) {
    const lines: Line[] = [];
    await replay(path, scenario, (line) => {
      lines.push(line);
      process.stdout.write(`${JSON.stringify(line)}\n`);
    });
    for (const expected of scenario.expect) {
      const { ok, saw } = check(expected, lines);
      if (!ok) failed += 1;
      process.stdout.write(`${JSON.stringify({ scenario: path, type: 'expectation', ok, expected, saw })}\n`);
    }
  }
  return failed === 0 ? 0 : 1;
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof NotAScenario)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 2;
}
