import { browser } from 'wxt/browser';
import * as z from 'zod/mini';
import { isMuted } from '../../lib/platform/notifications';
import { onPermissionsChanged, pageSites } from '../../lib/platform/permissions';
import type { Bridge } from './bridge';

const hostsSchema = z.object({
  host_permissions: z._default(z.array(z.string()), []),
  optional_host_permissions: z._default(z.array(z.string()), []),
});

/** The bridge of the real pages. */
export const browserBridge: Bridge = {
  read: (keys) => browser.storage.local.get([...keys]),
  readSpare: (keys) => browser.storage.session.get([...keys]),
  async beginAnew() {
    await browser.storage.local.clear();
    await browser.storage.session.clear();
    location.reload();
  },
  onChange(listener) {
    const heard = (changes: Record<string, { newValue?: unknown }>) => {
      for (const [key, change] of Object.entries(changes)) listener(key, change.newValue);
    };
    // What leaves the spare store stands in the other one again.
    const heardSpare = (changes: Record<string, { newValue?: unknown }>) => {
      for (const [key, { newValue }] of Object.entries(changes)) if (newValue !== undefined) listener(key, newValue);
    };
    browser.storage.local.onChanged.addListener(heard);
    browser.storage.session.onChanged.addListener(heardSpare);
    return () => {
      browser.storage.local.onChanged.removeListener(heard);
      browser.storage.session.onChanged.removeListener(heardSpare);
    };
  },
  send: (message) => browser.runtime.sendMessage(message),
  hosts() {
    const manifest = hostsSchema.parse(browser.runtime.getManifest());
    return { needed: manifest.host_permissions, optional: manifest.optional_host_permissions };
  },
  mayRead: (origins) => browser.permissions.contains({ origins: [...origins] }),
  askFor: (origins) => browser.permissions.request({ origins: [...origins] }),
  onAccess: onPermissionsChanged,
  notificationsOff: isMuted,
  async pikaTabs() {
    const tabs = await browser.tabs.query({ url: pageSites() });
    return tabs.flatMap(({ id, discarded, status }) =>
      id === undefined || discarded || status !== 'complete' ? [] : [id],
    );
  },
  async openPage(path) {
    await browser.tabs.create({ url: new URL(path, location.origin).href });
  },
  inTab: () => !browser.extension.getViews({ type: 'popup' }).includes(window),
  version: () => browser.runtime.getManifest().version,
};
