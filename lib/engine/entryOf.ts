/**
 * What stands under a key that comes from outside. A plain `record[key]` finds what every object inherits where the key is
 * `constructor` or `toString`.
 */
export function entryOf<T>(record: Readonly<Record<string, T>>, key: string): T | undefined {
  return Object.hasOwn(record, key) ? record[key] : undefined;
}
