import { filmKeys, inputKeys, posterKeys, videoKeys } from '../../knowledge/vocabulary';
import { filmAddress, pictureAddress } from '../address';
import { isObject } from '../plain';
import { fieldsOf, type NamedFields, pick } from './fields';

/** The address of the finished film among a job's fields and what they hold; never of what went in. */
export function filmIn(fields: NamedFields, depth = 0, film = false): string | undefined {
  const usable = fields.filter(([name]) => videoKeys.has(name) && !(depth === 0 && inputKeys.has(name)));
  const here = pick(usable, videoKeys, (value, name) =>
    filmAddress(value, filmKeys.has(name) || (film && /url|src/.test(name))),
  );
  if (here !== undefined || depth >= 3) return here;
  for (const [name, value] of usable) {
    const items: unknown[] = Array.isArray(value) ? value.slice(0, 8) : [value];
    for (const item of items) {
      const found = isObject(item) ? filmIn(fieldsOf(item), depth + 1, name.includes('video')) : filmAddress(item);
      if (found !== undefined) return found;
    }
  }
  return undefined;
}

/** The address of the film's still picture. */
export function posterIn(fields: NamedFields, depth = 0): string | undefined {
  const here = pick(fields, posterKeys, pictureAddress);
  if (here !== undefined || depth >= 2) return here;
  return pick(fields, videoKeys, (value, name) =>
    isObject(value) && !inputKeys.has(name) ? posterIn(fieldsOf(value), depth + 1) : undefined,
  );
}
