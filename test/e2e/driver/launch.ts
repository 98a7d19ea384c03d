import { launchChromium } from './chromium';
import type { Driver, LaunchOptions } from './driver';
import { launchFirefox } from './firefox';

/** Which browser a run is for; `npm run e2e:chromium` and `e2e:firefox` say it. */
export const browserName: Driver['browser'] = process.env.E2E_BROWSER === 'firefox' ? 'firefox' : 'chromium';

/** Starts a browser with the extension in it. */
export function launch(options: LaunchOptions, name: Driver['browser'] = browserName): Promise<Driver> {
  return name === 'firefox' ? launchFirefox(options) : launchChromium(options);
}
