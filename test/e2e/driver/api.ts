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

/** Ids of the desktop notifications that stand now. */
export async function notificationIds(driver: Driver): Promise<string[]> {
  const all = await api(await driver.probe(), 'notifications.getAll');
  return Object.keys(z.record(z.string(), z.unknown()).parse(all));
}

/** What stands in the extension's lasting store under a key. */
export async function stored(driver: Driver, key: string): Promise<unknown> {
  const found = await api(await driver.probe(), 'storage.local.get', key);
  return z.record(z.string(), z.unknown()).parse(found)[key];
}
