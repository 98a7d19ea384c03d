import { bounds } from '../bounds';
import { type Fields, isObject, plain } from '../plain';

/** An object's own fields under plain names, in their order. */
export type NamedFields = readonly (readonly [name: string, value: unknown])[];

/** Reads an object's fields; of very wide objects only the first ones. */
export function fieldsOf(object: Fields): NamedFields {
  const fields: [string, unknown][] = [];
  for (const key in object) {
    if (!Object.hasOwn(object, key)) continue;
    fields.push([plain(key), object[key]]);
    if (fields.length >= bounds.fields) break;
  }
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
  return fields.flatMap(([name, value]) => (names.has(name) && isObject(value) ? fieldsOf(value) : []));
}
