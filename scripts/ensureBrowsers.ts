import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { oldest } from '../manifest.config';
import { firefoxNote, lookForChromium, lookForFirefox, ownBrowsers } from './browsers';
import { projectRoot, run } from './run';
import type { Finding } from './usable';

type BrowserKind = 'chromium' | 'firefox';

const kinds = {
  chromium: {
    name: `Chromium ${oldest.chrome} or later`,
    look: lookForChromium,
    download: downloadChromium,
    debianPackage: 'chromium',
    site: 'https://www.chromium.org/getting-involved/download-chromium/',
    variable: 'UNSTUCK_CHROMIUM',
  },
  firefox: {
    name: `Firefox ${oldest.firefox} or later`,
    look: lookForFirefox,
    download: downloadFirefox,
    debianPackage: 'firefox-esr',
    site: 'https://www.mozilla.org/firefox/',
    variable: 'UNSTUCK_FIREFOX',
  },
} as const;

/** A download that says nothing for so long is given up, ms. */
const silenceMs = 90_000;

function say(text: string): void {
  process.stdout.write(`[browsers] ${text}\n`);
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

/** As root on Debian or its kin. One by one: where one package is unknown, the other may not be. */
async function installPackages(missing: readonly BrowserKind[]): Promise<void> {
  const env = { DEBIAN_FRONTEND: 'noninteractive' };
  await run('apt-get', ['update'], { env });
  for (const kind of missing) {
    const name = kinds[kind].debianPackage;
    say(`Installing ${name} with apt-get.`);
    await run('apt-get', ['install', '-y', '--no-install-recommends', name], { env });
  }
}

/** What to do where nothing here could be done. */
export function adviceOn(kind: BrowserKind): string {
  const { name, debianPackage, site, variable } = kinds[kind];
  return [
    `${name} is missing.`,
    `On Debian: sudo apt-get install ${debianPackage}.`,
    `On Ubuntu, for the libraries of the downloaded one: sudo npx playwright install-deps ${kind}.`,
    `Elsewhere: ${site}, or set ${variable} to its program.`,
  ].join(' ');
}

/** Looks for each, and tells each reason for passing one over once. */
function searcher() {
  const told = new Set<string>();
  return async (wanted: readonly BrowserKind[]): Promise<Map<BrowserKind, Finding>> => {
    const found = await Promise.all(wanted.map(async (kind) => [kind, await kinds[kind].look()] as const));
    for (const [, { misnamed, refused }] of found) {
      for (const text of [...(misnamed === null ? [] : [misnamed]), ...refused]) {
        if (!told.has(text)) say(text);
        told.add(text);
      }
    }
    return new Map(found);
  };
}

/**
 * Makes sure that these browsers are there: looks for them, downloads them, or has the system's package manager
 * install them. Ends the process with advice where all of that fails.
 */
export async function ensureBrowsers(wanted: readonly BrowserKind[]): Promise<void> {
  const search = searcher();
  const found = await search(wanted);
  const missing = () => wanted.filter((kind) => found.get(kind)?.program === null);
  const again = async () => {
    for (const [kind, finding] of await search(missing())) found.set(kind, finding);
  };
  for (const kind of missing()) {
    say(`No ${kinds[kind].name} was found that starts.`);
    await kinds[kind].download();
  }
  await again();
  if (missing().length > 0 && canUseApt()) {
    await installPackages(missing());
    await again();
  }
  for (const kind of missing()) process.stderr.write(`[browsers] ${adviceOn(kind)}\n`);
  if (missing().length > 0) process.exit(1);
  for (const [kind, { program }] of found) say(`${kinds[kind].name}: ${program}`);
}
