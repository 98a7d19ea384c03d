import { once } from 'node:events';
import { parseArgs } from 'node:util';
import { launch } from '../test/e2e/driver/launch';
import { builtFolder, Studio } from '../test/e2e/studio';
import { ensureBrowsers } from './ensureBrowsers';
import { run } from './run';
import { runTour } from './tour';

const usage = `npm start                 a guided run on a pretend Pika, in a window where there is a display
npm start -- --headless   the same without a window; pictures and a log go to .output/tour
npm start -- --live       opens the real pika.art with the extension
`;

const { values } = parseArgs({
  options: { headless: { type: 'boolean' }, live: { type: 'boolean' }, help: { type: 'boolean' } },
});

const hasDisplay =
  process.platform === 'darwin' ||
  process.platform === 'win32' ||
  Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);

function say(text: string): void {
  process.stdout.write(`[start] ${text}\n`);
}

async function build(script: string): Promise<void> {
  say(`Building the extension (npm run ${script}).`);
  const { code, output } = await run('npm', ['run', '--silent', script, '--', 'chrome'], { quiet: true });
  if (code === 0) return;
  process.stderr.write(output);
  process.exit(1);
}

/** Until the user closes the browser or presses Ctrl+C. */
async function untilClosed(closed: Promise<void>): Promise<void> {
  say('The browser stays open. Close it, or press Ctrl+C, to end.');
  await Promise.race([closed, once(process, 'SIGINT'), once(process, 'SIGTERM')]);
}

async function live(): Promise<void> {
  if (!hasDisplay) {
    process.stderr.write('--live shows the real pika.art in a window, and there is no display here.\n');
    process.exit(1);
  }
  await build('build');
  if (process.getuid?.() === 0) say('Chromium runs without its sandbox for root. Run this as a usual user to have it.');
  const driver = await launch({ extension: builtFolder('product', 'chromium'), headed: true }, 'chromium');
  await driver.newPage('https://pika.art/');
  await untilClosed(driver.closed);
  await driver.close();
}

async function guided(headed: boolean): Promise<void> {
  await build('build:test');
  say(headed ? 'Opening Chromium on a pretend pika.art.' : 'There is no window: the run is drawn into .output/tour.');
  const studio = await Studio.open({ build: 'test', browser: 'chromium', headed });
  try {
    const complete = await runTour(studio, headed);
    if (headed) await untilClosed(studio.driver.closed);
    if (!complete) process.exitCode = 1;
  } finally {
    await studio.close();
  }
}

if (values.help) {
  process.stdout.write(usage);
} else {
  await ensureBrowsers(['chromium']);
  await (values.live ? live() : guided(hasDisplay && !values.headless));
}
