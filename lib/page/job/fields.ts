import { bounds } from '../bounds';
import { type Fields, isObject, plain } from '../plain';

/** An object's own fields under plain names, in their order. */
export type NamedFields = readonly (readonly [name: string, value: unknown])[];

/** What is left of the work that the present reply may cost. */
let left = Number.POSITIVE_INFINITY;

/**
 * Runs `task` within a sum of work: once so many fields were read, no object has any more. A reply can refer to one object
 * from many places at each of its levels (flight does), so that bounds on each single step do not bound their number.
 */
export function withinWork<T>(most: number, task: () => T): { result: T; exhausted: boolean } {
  const before = left;
  left = Math.min(before, most);
  try {
    return { result: task(), exhausted: left <= 0 };
  } finally {
    left = before === Number.POSITIVE_INFINITY ? before : left;
  }
}

/** Reads an object's fields; of very wide objects only the first ones. */
export function fieldsOf(object: Fields): NamedFields {
  const fields: [string, unknown][] = [];
  left -= 1;
  if (left <= 0) return fields;
  for (const key in object) {
    if (!Object.hasOwn(object, key)) continue;
    fields.push([plain(key), object[key]]);
    if (fields.length >= bounds.fields) break;
  }
  left -= fields.length;
  return fields;
}

/** The first field under one of the names that `read` makes something of. */
export function pick<T>(
  fields: NamedFields,
  names: { has(name: string): boolean },
  read: (value: unknown, name: string) => T | undefined,
): T | undefined {
  for (const [name, value] of fields) {
    if (!names.has(name)) continue;
    const found = read(value, name);
    if (found !== undefined) return found;
  }
  return undefined;
}

export function hasAny(fields: NamedFields, names: { has(name: string): boolean }): boolean {
  return fields.some(([name]) => names.has(name));
}

/** The fields of child objects under these names, one level down. */
export function fieldsUnder(fields: NamedFields, names: { has(name: string): boolean }): NamedFields {
  const under: (readonly [string, unknown])[] = [];
  for (const [name, value] of fields) {
    if (!names.has(name) || !isObject(value)) continue;
    under.push(...fieldsOf(value));
    if (under.length >= bounds.fields) break;
  }
  return under;
}
