import type { LaunchOptions } from './driver';

/** What a test wants of Chromium: no requests of its own, and no sandbox, which needs rights that containers lack. */
const inTheWorld = [
  '--no-sandbox',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-domain-reliability',
  '--disable-sync',
  '--no-pings',
  '--disable-features=OptimizationHints,MediaRouter,Translate,AutofillServerCommunication,HttpsUpgrades,CertificateTransparencyComponentUpdater',
];

/** What Playwright adds for tests, and what takes a guard away from somebody who visits a real site. */
const unsafeDefaults = [
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-field-trial-config',
  '--disable-ipc-flooding-protection',
  '--disable-popup-blocking',
  '--enable-unsafe-swiftshader',
  '--unsafely-disable-devtools-self-xss-warnings',
];

export interface ChromiumStart {
  args: string[];
  chromiumSandbox: boolean;
  ignoreDefaultArgs: string[];
}

/** How Chromium is started. On the real internet with all of its guards; only as root does it not start with them. */
export function chromiumStart({ extension, world }: LaunchOptions, asRoot: boolean): ChromiumStart {
  const args = [
    '--no-first-run',
    '--no-default-browser-check',
    ...(extension === null ? [] : [`--disable-extensions-except=${extension}`, `--load-extension=${extension}`]),
  ];
  const needed = '--disable-extensions';
  if (world === undefined) {
    return { args, chromiumSandbox: !asRoot, ignoreDefaultArgs: [needed, ...unsafeDefaults] };
  }
  return { args: [...args, ...inTheWorld, ...world.chromiumArgs], chromiumSandbox: false, ignoreDefaultArgs: [needed] };
}
