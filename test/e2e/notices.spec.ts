import { afterEach, expect, test } from 'vitest';
import { ACCESS_NOTICE } from '../../lib/engine/alerts/access';
import { hosts } from '../../manifest.config';
import { api } from './driver/api';
import type { Page } from './driver/driver';
import { lookUntil } from './driver/patience';
import { knownTabs } from './steps';
import { Studio } from './studio';

let studio: Studio | undefined;
afterEach(async () => {
  await studio?.close();
  studio = undefined;
});

async function open(): Promise<Studio> {
  studio = await Studio.open({ build: 'test', knobs: { job: { holdAt: 40 } } });
  return studio;
}

/** The popup says this, or does not. */
async function popupSays(of: Studio, words: string, says: boolean): Promise<Page> {
  const popup = await of.driver.extensionPage('popup.html');
  await popup.until(`the popup ${says ? 'to say' : 'not to say'} “${words}”`, says ? hasWords : hasNoWords, words);
  return popup;
}
const hasWords = (words: string) => document.querySelector('.notices')?.textContent?.includes(words) === true;
const hasNoWords = (words: string) =>
  document.querySelector('[data-section="fallback"]') !== null &&
  document.querySelector('.notices')?.textContent?.includes(words) === false;

const badgeText = async (of: Studio) => api(await of.driver.probe(), 'action.getBadgeText', {});

test('an update with Pika open: the tab counts as not seen and the popup asks to reload it; Firefox hears it by itself', async () => {
  const of = await open();
  const page = await of.signedIn();
  const id = await of.order(page, 'a fox in the middle of an update');
  await of.until(`job:${id}`, ['on-track']);
  await of.driver.reloadExtension();
  if (of.driver.browser === 'firefox') {
    await lookUntil('the tab to be heard', async () => (await knownTabs(of)).length === 1);
    await (await popupSays(of, 'Reload your Pika tab', false)).close();
    return;
  }
  await lookUntil('the tab to count as unheard', async () => (await knownTabs(of)).length === 0);
  const popup = await popupSays(of, 'Reload your Pika tab', true);
  await of.shot(popup, 'popup-unheard-tab');
  await page.reload();
  await lookUntil('the tab to be heard', async () => (await knownTabs(of)).length === 1);
  await popup.until('the notice to go', hasNoWords, 'Reload your Pika tab');
});

test('access that is taken away while a video runs is said in popup, badge and one notification, and taken back', async () => {
  const of = await open();
  const page = await of.signedIn();
  const id = await of.order(page, 'a fox behind a closed door');
  await of.until(`job:${id}`, ['on-track']);
  await of.driver.setSiteAccess(hosts.needed, false);
  await of.notified(ACCESS_NOTICE);
  expect(await badgeText(of)).toBe('!');
  const popup = await popupSays(of, 'Not allowed to read pika.art', true);
  await of.shot(popup, 'popup-no-access');
  await of.driver.setSiteAccess(hosts.needed, true);
  await popup.until('the notice to go', hasNoWords, 'Not allowed');
  await lookUntil('the badge to count the video', async () => (await badgeText(of)) === '1');
});

test('notifications that the browser does not show are said', async () => {
  const of = await open();
  if (of.driver.browser === 'firefox') return;
  const popup = await of.driver.newPage();
  // No driver can press the browser's own switch: its answer is given in its place.
  await popup.early(() => {
    const own = Reflect.get(globalThis, 'chrome');
    if (own?.notifications) own.notifications.getPermissionLevel = async () => 'denied';
  });
  await popup.goto(`${of.driver.origin}/popup.html`);
  await popup.until('the notice', hasWords, 'shows no notifications of Unstuck');
  await of.shot(popup, 'popup-muted');
});
