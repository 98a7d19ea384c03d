import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { findChromium, findFirefox, firefoxNote, ownBrowsers } from './browsers';
import { projectRoot, run } from './run';

type BrowserKind = 'chromium' | 'firefox';

const kinds = {
  chromium: {
    name: 'Chromium',
    find: findChromium,
    download: downloadChromium,
    debianPackage: 'chromium',
    byHand:
      'Install Chromium (https://www.chromium.org/getting-involved/download-chromium/), or set UNSTUCK_CHROMIUM to its program.',
  },
  firefox: {
    name: 'Firefox',
    find: findFirefox,
    download: downloadFirefox,
    debianPackage: 'firefox-esr',
    byHand: 'Install Firefox 140 or later (https://www.mozilla.org/firefox/), or set UNSTUCK_FIREFOX to its program.',
  },
} as const;

/** A download that says nothing for so long is given up, ms. */
const silenceMs = 90_000;

function say(text: string): void {
  process.stdout.write(`[browsers] ${text}\n`);
}

/** A program may be there and yet not start, for want of system libraries. */
async function starts(program: string): Promise<boolean> {
  const { code, output } = await run(program, ['--version'], { quiet: true, silenceMs: 20_000 });
  return code === 0 && /\d+\.\d+/.test(output);
}

async function usable(kind: BrowserKind): Promise<string | null> {
  const program = kinds[kind].find();
  return program !== null && (await starts(program)) ? program : null;
}

const binary = (name: string) => join(projectRoot, 'node_modules', '.bin', name);

async function downloadChromium(): Promise<void> {
  say('Downloading Chromium with Playwright into .browsers.');
  const env = { PLAYWRIGHT_BROWSERS_PATH: ownBrowsers, PLAYWRIGHT_DOWNLOAD_CONNECTION_TIMEOUT: '20000' };
  await run(binary('playwright'), ['install', 'chromium', '--no-shell'], { env, silenceMs });
}

/** Mozilla's own build: Playwright's patched Firefox takes no extensions over WebDriver BiDi. */
async function downloadFirefox(): Promise<void> {
  say("Downloading Mozilla's Firefox into .browsers.");
  const words = ['install', 'firefox@stable', '--path', ownBrowsers, '--format', '{{path}}'];
  const { code, output } = await run(binary('browsers'), words, { silenceMs });
  const program = output.trim().split('\n').at(-1)?.trim() ?? '';
  if (code !== 0 || !existsSync(program)) return;
  mkdirSync(ownBrowsers, { recursive: true });
  writeFileSync(firefoxNote, `${program}\n`);
}

const canUseApt = () => process.getuid?.() === 0 && existsSync('/usr/bin/apt-get') && existsSync('/etc/debian_version');

/** As root on Debian or its kin. */
async function installPackages(missing: readonly BrowserKind[]): Promise<void> {
  const packages = missing.map((kind) => kinds[kind].debianPackage);
  say(`Installing ${packages.join(' and ')} with apt-get.`);
  const env = { DEBIAN_FRONTEND: 'noninteractive' };
  await run('apt-get', ['update'], { env });
  await run('apt-get', ['install', '-y', '--no-install-recommends', ...packages], { env });
}

async function stillMissing(wanted: readonly BrowserKind[]): Promise<BrowserKind[]> {
  const found = await Promise.all(wanted.map(usable));
  return wanted.filter((_kind, place) => found[place] === null);
}

/**
 * Makes sure that these browsers are there: looks for them, downloads them, or has the system's package manager
 * install them. Ends the process with advice where all of that fails.
 */
export async function ensureBrowsers(wanted: readonly BrowserKind[]): Promise<void> {
  let missing = await stillMissing(wanted);
  for (const kind of missing) {
    say(`No ${kinds[kind].name} was found that starts.`);
    await kinds[kind].download();
  }
  missing = await stillMissing(missing);
  if (missing.length > 0 && canUseApt()) {
    await installPackages(missing);
    missing = await stillMissing(missing);
  }
  for (const kind of missing)
    process.stderr.write(`[browsers] ${kinds[kind].name} is missing. ${kinds[kind].byHand}\n`);
  if (missing.length > 0) process.exit(1);
  for (const kind of wanted) say(`${kinds[kind].name}: ${kinds[kind].find()}`);
}
