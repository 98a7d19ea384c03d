import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { homedir, platform } from 'node:os';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { oldest } from '../manifest.config';
import { type Finding, firstUsable } from './usable';

function onPath(names: readonly string[]): string[] {
  const folders = (process.env.PATH ?? '').split(delimiter).filter((folder) => folder !== '');
  const suffix = platform() === 'win32' ? '.exe' : '';
  return names.flatMap((name) => folders.map((folder) => join(folder, name + suffix)));
}

/** Where this project keeps the browsers that it had to download. */
export const ownBrowsers = fileURLToPath(new URL('../.browsers', import.meta.url));

/** Folders into which Playwright downloads browsers. */
function downloads(): string[] {
  const usual: Partial<Record<NodeJS.Platform, string>> = {
    darwin: join(homedir(), 'Library', 'Caches', 'ms-playwright'),
    win32: join(process.env.LOCALAPPDATA ?? homedir(), 'ms-playwright'),
  };
  const named = process.env.PLAYWRIGHT_BROWSERS_PATH;
  return [ownBrowsers, ...(named ? [named] : []), usual[platform()] ?? join(homedir(), '.cache', 'ms-playwright')];
}

/** Programs of Playwright's downloads of one browser, newest first. */
function downloaded(kind: string, insides: readonly string[]): string[] {
  return downloads().flatMap((folder) => {
    if (!existsSync(folder)) return [];
    const isWhole = (name: string) => existsSync(join(folder, name, 'INSTALLATION_COMPLETE'));
    const versions = readdirSync(folder).filter((name) => new RegExp(`^${kind}-\\d+$`).test(name) && isWhole(name));
    versions.sort((a, b) => Number(b.split('-')[1]) - Number(a.split('-')[1]));
    return versions.flatMap((version) => insides.map((inside) => join(folder, version, inside)));
  });
}

/** Names the Firefox that was downloaded; written when it stood complete. */
export const firefoxNote = join(ownBrowsers, 'firefox.txt');

/**
 * A Chromium that takes unpacked extensions from the command line. Branded Chrome and Edge do not any more
 * (Chrome 137, Edge 139), so they are not looked for.
 */
const chromiumPlaces = () => [
  ...onPath(['chromium', 'chromium-browser']),
  '/usr/bin/chromium',
  '/snap/bin/chromium',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  ...downloaded('chromium', [
    'chrome-linux64/chrome',
    'chrome-linux/chrome',
    'chrome-mac-arm64/Google Chrome for Testing.app/Contents/MacOS/Google Chrome for Testing',
    'chrome-mac-x64/Google Chrome for Testing.app/Contents/MacOS/Google Chrome for Testing',
    'chrome-win64/chrome.exe',
    'chrome-win/chrome.exe',
  ]),
];

/** A Firefox of the makers' own: Playwright's patched one speaks no WebDriver BiDi. */
const firefoxPlaces = () => [
  ...onPath(['firefox', 'firefox-esr', 'firefox-developer-edition']),
  '/usr/bin/firefox-esr',
  '/snap/bin/firefox',
  '/Applications/Firefox.app/Contents/MacOS/firefox',
  'C:\\Program Files\\Mozilla Firefox\\firefox.exe',
  ...(existsSync(firefoxNote) ? [readFileSync(firefoxNote, 'utf8').trim()] : []),
];

/** Looks through all places for a Chromium that can be used. */
export const lookForChromium = (): Promise<Finding> =>
  firstUsable({ variable: 'UNSTUCK_CHROMIUM', places: chromiumPlaces(), oldest: oldest.chrome });

export const lookForFirefox = (): Promise<Finding> =>
  firstUsable({ variable: 'UNSTUCK_FIREFOX', places: firefoxPlaces(), oldest: oldest.firefox });

/** Looks once for all runs of this process. */
function finder(name: string, look: () => Promise<Finding>): () => Promise<string> {
  const lookAndTell = async () => {
    const finding = await look();
    if (finding.misnamed !== null) process.stderr.write(`${finding.misnamed}\n`);
    return finding;
  };
  let looking: Promise<Finding> | undefined;
  return async () => {
    looking ??= lookAndTell();
    const { program, refused } = await looking;
    if (program !== null) return program;
    throw new Error([`No ${name} was found. \`npm test\` and \`npm start\` install one.`, ...refused].join('\n'));
  };
}

/** The Chromium for a run; throws where there is none. */
export const findChromium = finder('Chromium', lookForChromium);
export const findFirefox = finder('Firefox', lookForFirefox);
