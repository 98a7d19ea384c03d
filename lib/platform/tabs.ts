import { browser } from 'wxt/browser';
import type { Ports } from './ports';

/** An address that may be opened for the user: https, or a page of the extension itself. */
function isOpenable(url: string): boolean {
  if (!URL.canParse(url)) return false;
  const parsed = new URL(url);
  return parsed.protocol === 'https:' || url.startsWith(browser.runtime.getURL('/'));
}

/**
 * Tabs whose address a browser shows to us: those of hosts that we have permission for, and our own. Of a page's address we
 * keep no query, so that without one any tab at that path will do where none has exactly the address.
 */
async function findTab(url: string) {
  const tabs = await browser.tabs.query({});
  const isAtPath = (tab: { url?: string | undefined }) => tab.url?.split(/[?#]/, 1)[0] === url;
  return tabs.find((tab) => tab.url === url) ?? tabs.find(isAtPath);
}

/** A frozen tab keeps a message without hearing it: after this it counts as one that nobody hears, ms. */
const PATIENCE_MS = 5000;

/** True when it was answered in time. Rejects as `sent` does. */
function inTime(sent: Promise<unknown>): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const enough = setTimeout(() => resolve(false), PATIENCE_MS);
    sent.then(() => resolve(true), reject).finally(() => clearTimeout(enough));
  });
}

/** Loaded and in memory: a content script that belongs there would be there. */
function isAwake(tab: { discarded?: boolean | undefined; status?: string | undefined } | undefined): boolean {
  return tab !== undefined && tab.discarded !== true && tab.status === 'complete';
}

export const browserTabs: Ports['tabs'] = {
  alive: async (tabs) => {
    const open = new Set((await browser.tabs.query({})).map((tab) => tab.id));
    return tabs.filter((tab) => open.has(tab));
  },
  send: async (tab, message) => {
    try {
      return (await inTime(browser.tabs.sendMessage(tab, message, { frameId: 0 }))) ? 'heard' : 'late';
    } catch {
      // It rejects where nobody listens: the tab is closed, shows another site, sleeps, or is older than this extension.
      return isAwake(await browser.tabs.get(tab).catch(() => undefined)) ? 'nobody' : 'late';
    }
  },
  open: async (url) => {
    if (!isOpenable(url)) throw new TypeError('Only https addresses and pages of the extension are opened.');
    const found = await findTab(url);
    if (found?.id === undefined) {
      await browser.tabs.create({ url });
      return;
    }
    await browser.tabs.update(found.id, { active: true });
    if (found.windowId !== undefined) await browser.windows.update(found.windowId, { focused: true });
  },
};

/** Call synchronously when the worker starts. A tab that Chromium discards goes on under another number. */
export function onTabClosed(closed: (tab: number) => void): void {
  browser.tabs.onRemoved.addListener((tab) => closed(tab));
  browser.tabs.onReplaced?.addListener((_added, removed) => closed(removed));
}
