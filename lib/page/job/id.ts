import { idKeys } from '../../knowledge/vocabulary';
import { bounds } from '../bounds';
import type { NamedFields } from './fields';

/** An id as it stands in a reply: a text without control characters, or a whole number in decimal. */
export function idOf(value: unknown): string | undefined {
  if (typeof value === 'number') return Number.isSafeInteger(value) && value >= 0 ? String(value) : undefined;
  if (typeof value !== 'string' || value.length > bounds.id || value.trim() === '') return undefined;
  return /[\p{Cc}\p{Cs}]/u.test(value) ? undefined : value;
}

/** The id of the job that an object tells of, the name it stood under, and the object's own id where that differs. */
export function idIn(fields: NamedFields): { id: string; name: string; ownId?: string } | undefined {
  for (const name of idKeys) {
    const id = idOf(fields.find(([key]) => key === name)?.[1]);
    if (id === undefined) continue;
    const ownId = name === 'id' ? undefined : idOf(fields.find(([key]) => key === 'id')?.[1]);
    return { id, name, ...(ownId !== undefined && ownId !== id && { ownId }) };
  }
  return undefined;
}
