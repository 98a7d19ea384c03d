import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import { ensureBrowsers } from './ensureBrowsers';
import { projectRoot, type RunResult, run } from './run';

interface Count {
  passed: number;
  failed: number;
}

interface Section {
  name: string;
  /** Of package.json. */
  script: string;
  /** What tells how many tests there were; anything else is one test. */
  counts?: 'vitest' | 'replay';
}

/** One after the other; those of an inner list side by side, as they mostly wait for their browser. */
const sections: readonly (Section | readonly Section[])[] = [
  { name: 'types', script: 'types' },
  { name: 'lint', script: 'lint' },
  { name: 'unused code', script: 'unused' },
  { name: 'unit, property and contract tests', script: 'test:unit', counts: 'vitest' },
  { name: 'replay of the scenarios', script: 'replay:all', counts: 'replay' },
  { name: 'build: product', script: 'build' },
  { name: 'build: for tests', script: 'build:test' },
  { name: 'build: contract', script: 'build:contract' },
  { name: 'sizes', script: 'size' },
  { name: 'what was built', script: 'test:built', counts: 'vitest' },
  [
    { name: 'in Chromium', script: 'e2e:chromium', counts: 'vitest' },
    { name: 'in Firefox', script: 'e2e:firefox', counts: 'vitest' },
  ],
];

const reports = join(projectRoot, '.output', 'reports');
const reportSchema = z.object({ numPassedTests: z.number(), numFailedTests: z.number() });
const expectationSchema = z.object({ type: z.literal('expectation'), ok: z.boolean() });

/** A run that ended badly has failed, even where no single test did: a file may not have loaded. */
function honest({ passed, failed }: Count, code: number): Count {
  return { passed, failed: code === 0 ? failed : Math.max(1, failed) };
}

function countReport(report: string, code: number): Count {
  if (!existsSync(report)) return { passed: 0, failed: 1 };
  const { numPassedTests, numFailedTests } = reportSchema.parse(JSON.parse(readFileSync(report, 'utf8')));
  return honest({ passed: numPassedTests, failed: numFailedTests }, code);
}

/** Counts the expectations, and shows those that did not hold and whatever is no line of a replay. */
function countReplay({ code, output }: RunResult): Count {
  const total: Count = { passed: 0, failed: 0 };
  for (const line of output.split('\n')) {
    const expectation = expectationSchema.safeParse(line.startsWith('{') ? JSON.parse(line) : null);
    if (expectation.success && expectation.data.ok) total.passed += 1;
    else if (expectation.success) total.failed += 1;
    const isDull = line === '' || (line.startsWith('{') && !(expectation.success && !expectation.data.ok));
    if (!isDull) process.stdout.write(`${line}\n`);
  }
  return honest(total, code);
}

async function runSection({ script, counts }: Section, label: string | undefined): Promise<Count> {
  const report = join(reports, `${script.replaceAll(':', '-')}.json`);
  rmSync(report, { force: true });
  const words =
    counts === 'vitest' ? ['--', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`] : [];
  const result = await run('npm', ['run', '--silent', script, ...words], {
    quiet: counts === 'replay',
    ...(label !== undefined && { label }),
  });
  if (counts === 'vitest') return countReport(report, result.code);
  if (counts === 'replay') return countReplay(result);
  return result.code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

mkdirSync(reports, { recursive: true });
await ensureBrowsers(['chromium', 'firefox']);
const total: Count = { passed: 0, failed: 0 };
const broken: string[] = [];

async function play(section: Section, label?: string): Promise<void> {
  process.stdout.write(`\n=== ${section.name}\n`);
  const started = Date.now();
  const { passed, failed } = await runSection(section, label);
  const seconds = ((Date.now() - started) / 1000).toFixed(1);
  process.stdout.write(`=== ${section.name}: ${passed} passed, ${failed} failed, ${seconds} s\n`);
  total.passed += passed;
  total.failed += failed;
  if (failed > 0) broken.push(section.name);
}

for (const step of sections) {
  if ('name' in step) await play(step);
  else await Promise.all(step.map((section) => play(section, section.name)));
}
if (broken.length > 0) process.stdout.write(`\nNot right: ${broken.join('; ')}\n`);
process.stdout.write(`\n${total.passed} passed, ${total.failed} failed\n`);
process.exit(total.failed === 0 ? 0 : 1);
