import * as z from 'zod';
import type { Driver, Page } from './driver';

/** Calls a function of the browser's extension API in a page of the extension, e.g. `notifications.getAll`. */
export function api(page: Page, path: string, ...args: readonly unknown[]): Promise<unknown> {
  return page.evaluate(
    async (names: readonly string[], given: readonly unknown[]) => {
      let owner: unknown;
      let value: unknown = Reflect.get(globalThis, 'browser') ?? Reflect.get(globalThis, 'chrome');
      for (const name of names) {
        if (typeof value !== 'object' || value === null) throw new TypeError(`There is no ${names.join('.')}.`);
        owner = value;
        value = Reflect.get(value, name);
      }
      if (typeof value !== 'function') throw new TypeError(`${names.join('.')} is no function.`);
      return Reflect.apply(value, owner, [...given]);
    },
    path.split('.'),
    args,
  );
}

/** Firefox takes its notifications away after some seconds: keeps note of those that were shown from now on. */
export async function noteNotifications(driver: Driver): Promise<void> {
  await (await driver.probe()).evaluate(() => {
    const shown = new Set<string>();
    Reflect.set(globalThis, 'shownNotifications', shown);
    const own: { notifications: { onShown?: { addListener(listener: (id: string) => void): void } } } =
      Reflect.get(globalThis, 'browser') ?? Reflect.get(globalThis, 'chrome');
    own.notifications.onShown?.addListener((id) => shown.add(id));
  });
}

/** Ids of the desktop notifications that stand now, or in Firefox stood a while ago. */
export async function notificationIds(driver: Driver): Promise<string[]> {
  const probe = await driver.probe();
  const standing = z.record(z.string(), z.unknown()).parse(await api(probe, 'notifications.getAll'));
  const noted = await probe.evaluate(() => {
    const shown: Set<string> = Reflect.get(globalThis, 'shownNotifications') ?? new Set();
    return [...shown];
  });
  return [...new Set([...Object.keys(standing), ...noted])].sort();
}

/** What stands in the extension's lasting store under a key. */
export async function stored(driver: Driver, key: string): Promise<unknown> {
  const found = await api(await driver.probe(), 'storage.local.get', key);
  return z.record(z.string(), z.unknown()).parse(found)[key];
}
