import { accessSync, constants, existsSync, readdirSync, readFileSync } from 'node:fs';
import { homedir, platform } from 'node:os';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

function isProgram(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    // Not there, or not ours to run: the next candidate may be.
    return false;
  }
}

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

const firstProgram = (candidates: readonly (string | undefined)[]): string | null =>
  candidates.find((file): file is string => file !== undefined && file !== '' && isProgram(file)) ?? null;

/**
 * A Chromium that takes unpacked extensions from the command line. Branded Chrome and Edge do not any more
 * (Chrome 137, Edge 139), so they are not looked for.
 */
export function findChromium(): string | null {
  return firstProgram([
    process.env.UNSTUCK_CHROMIUM,
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
  ]);
}

/** Names the Firefox that was downloaded; written when it stood complete. */
export const firefoxNote = join(ownBrowsers, 'firefox.txt');

function downloadedFirefox(): string | undefined {
  return existsSync(firefoxNote) ? readFileSync(firefoxNote, 'utf8').trim() : undefined;
}

/** A Firefox of the makers' own: Playwright's patched one speaks no WebDriver BiDi. */
export function findFirefox(): string | null {
  return firstProgram([
    process.env.UNSTUCK_FIREFOX,
    ...onPath(['firefox', 'firefox-esr', 'firefox-developer-edition']),
    '/usr/bin/firefox-esr',
    '/snap/bin/firefox',
    '/Applications/Firefox.app/Contents/MacOS/firefox',
    'C:\\Program Files\\Mozilla Firefox\\firefox.exe',
    downloadedFirefox(),
  ]);
}
