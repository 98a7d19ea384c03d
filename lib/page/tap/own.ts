/** What the tap uses of the language and the browser, taken before the page can change it. */
export const { apply, construct, defineProperty, getOwnPropertyDescriptor } = Reflect;
export const { create, getPrototypeOf, keys } = Object;
export const { parse, stringify } = JSON;
export const { get: getFrom, set: setIn } = WeakMap.prototype;
export const { addEventListener, dispatchEvent } = EventTarget.prototype;
const { exec } = RegExp.prototype;
export const { setTimeout, URL } = globalThis;

export const find = (pattern: RegExp, text: string | null): RegExpExecArray | null => apply(exec, pattern, [text]);

/** An address without its query and fragment, which may hold what signs the user in. */
export const withoutQuery = (address: string): string => find(/^[^?#]*/, address)?.[0] ?? '';

/** What the page passed, as a text; the `toString` of an object of its own it would notice. */
export function plainText(value: unknown): string {
  if (value === Object(value) && !(value instanceof URL)) throw new TypeError();
  return String(value);
}

/** Runs something of ours; what it throws reaches nobody. */
export function safely<T>(work: () => T): T | undefined {
  try {
    return work();
  } catch {
    return undefined;
  }
}

/** The same for what takes its time. */
export async function quietly(work: () => Promise<unknown>): Promise<void> {
  try {
    await work();
  } catch {
    return;
  }
}
