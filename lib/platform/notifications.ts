import { browser } from 'wxt/browser';
import { withoutOverrides } from '../model/foreignText';
import type { Ports } from './ports';

export type Notice = Parameters<Ports['notifications']['show']>[0];

/** Longest texts that are shown in full on the common desktops, in characters. */
const longestTitle = 120;
const longestBody = 300;

function clip(text: string, length: number): string {
  return text.length <= length ? text : `${text.slice(0, length - 1)}…`;
}

/**
 * What `notifications.create` gets. Firefox throws on `buttons`, `requireInteraction` and `silent`, and gives every
 * notification the same place; Chrome shows a more pressing one longer. The icon is packaged: any other may make the
 * browser reject the whole notification.
 */
export function noticeOptions(notice: Notice, target: 'chrome' | 'firefox', icon: string) {
  const options = {
    type: 'basic' as const,
    iconUrl: icon,
    title: clip(withoutOverrides(notice.title), longestTitle),
    message: clip(withoutOverrides(notice.body), longestBody),
  };
  return target === 'firefox' ? options : { ...options, priority: 1 };
}

/** Chrome drops notifications silently where the user forbade them; Firefox has no such question. */
export async function isMuted(): Promise<boolean> {
  const { getPermissionLevel }: { getPermissionLevel?: () => Promise<string> } = browser.notifications;
  return typeof getPermissionLevel === 'function' && (await getPermissionLevel()) === 'denied';
}

/** Desktop notifications. A refused one rejects: the caller must know that nobody was told. */
export const desktopNotifications: Ports['notifications'] = {
  show: async (notice) => {
    if (await isMuted()) throw new Error('The browser is set to show no notifications of this extension.');
    const target = import.meta.env.FIREFOX ? 'firefox' : 'chrome';
    const options = noticeOptions(notice, target, browser.runtime.getURL('/icon-128.png'));
    await browser.notifications.create(notice.id, options);
  },
  has: async (id) => Object.hasOwn(await browser.notifications.getAll(), id),
  clear: async (id) => {
    await browser.notifications.clear(id);
  },
};

/** Call synchronously when the worker starts: a click may be what woke it. The id says what was clicked. */
export function onNotificationClick(clicked: (id: string) => void): void {
  browser.notifications.onClicked.addListener(clicked);
}
