import { OWNER_KEYS, OWNER_PLACES } from '../../knowledge/sockets';
import { type Fields, isObject } from '../plain';
import { fieldsOf } from './fields';
import { idOf } from './id';

/** The id of the user to whom an object says that it belongs; undefined where it does not say. */
export function ownerOf(object: Fields): string | undefined {
  for (const [name, value] of fieldsOf(object)) {
    if (OWNER_KEYS.has(name)) {
      const id = idOf(value);
      if (id !== undefined) return id;
    }
    if (OWNER_PLACES.has(name) && isObject(value)) {
      const id = idOf(value.id);
      if (id !== undefined) return id;
    }
  }
  return undefined;
}
