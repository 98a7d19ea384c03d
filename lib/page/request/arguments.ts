import {
  type ArgumentKind,
  actionWords,
  argumentWrappers,
  comparisonNames,
  questionArguments,
} from '../../knowledge/questions';
import { isObject, plain } from '../plain';
import { ordersSomething } from './words';

/** What the arguments of one request amount to. */
export interface ArgumentsReader {
  /** Takes one argument; false where nobody knows it, which makes the request an order. */
  take(name: string, value: unknown): boolean;
  /** Takes all fields of an object as arguments. */
  takeFields(value: unknown): boolean;
  /** The address names a job. */
  noteJobInPath(): void;
  /** What all that was taken amounts to. */
  result(): {
    /** Nothing in it can be an order. */
    asks: boolean;
    /** It names a part of a list. */
    isList: boolean;
    /** It names jobs. */
    names: boolean;
    /** It names a state, a place or a mark: what a list is narrowed to, or what is set. */
    narrows: boolean;
  };
}

const MOST_NODES = 1000;
const DEEPEST = 6;
const MOST_LIMIT = 1000;
/** What React's flight format and JSON write for "left out" (Next.js 16.4). */
const absent = new Set<unknown>([null, undefined, '$undefined', '']);

/**
 * Reads the arguments of a request against a closed list: ids, cursors, limits, sorting, filters of a list and names of
 * fields. `readsOnly`: the address is one that can only be read (a GET), where a column may be compared beside an id.
 */
export function argumentsReader(readsOnly: boolean): ArgumentsReader {
  const kinds = new Set<ArgumentKind>();
  let nodes = 0;

  function take(name: string, value: unknown, depth = 0): boolean {
    nodes += 1;
    if (nodes > MOST_NODES || depth > DEEPEST) return false;
    const [, outer, inner] = /^(\w+)\[(\w+)\]$/.exec(name) ?? [];
    if (outer !== undefined && inner !== undefined) {
      const kind = questionArguments.get(plain(outer));
      if (kind === 'fields' || kind === 'sort') return take(outer, value, depth + 1);
      return (
        argumentWrappers.has(plain(outer)) &&
        take(questionArguments.has(plain(inner)) ? inner : outer + inner, value, depth + 1)
      );
    }
    const known = plain(name.endsWith('[]') ? name.slice(0, -2) : name);
    const isWrapper = argumentWrappers.has(known) || /^\d{1,2}$/.test(known);
    if (isObject(value) && isWrapper) return takeFields(value, depth + 1);
    const kind = questionArguments.get(known);
    if (kind === undefined) return wrapped(known, value, depth);
    if (absent.has(value)) return true;
    const compared = isObject(value) && kind !== 'sort' ? Object.entries(value) : [];
    if (compared.length > 0 && compared.every(([way]) => comparisonNames.has(plain(way))))
      return compared.every(([, item]) => take(name, item, depth + 1));
    if (!fits[kind](value)) return false;
    if (readsOnly && isComparison(value)) return true;
    kinds.add(kind);
    return true;
  }

  /** JSON in a text, as it stands in query strings. */
  function wrapped(name: string, value: unknown, depth: number): boolean {
    if (!argumentWrappers.has(name)) return false;
    if (absent.has(value)) return true;
    if (typeof value !== 'string' || !/^\s*\{/.test(value) || value.length > 20_000) return false;
    try {
      return takeFields(JSON.parse(value), depth + 1);
    } catch (error) {
      if (error instanceof SyntaxError) return false;
      throw error;
    }
  }

  function takeFields(value: unknown, depth = 0): boolean {
    return isObject(value) && Object.entries(value).every(([name, item]) => take(name, item, depth));
  }

  return {
    take: (name, value) => take(name, value),
    takeFields: (value) => takeFields(value),
    noteJobInPath: () => void kinds.add('id'),
    result() {
      const hasAny = (...wanted: ArgumentKind[]) => wanted.some((kind) => kinds.has(kind));
      // Beside ids of jobs, whatever else is said is said to those jobs: a state, a folder, a number of copies, a direction.
      const others: ArgumentKind[] = ['scope', 'cursor', 'filter', 'flag'];
      if (!readsOnly) others.push('limit', 'sort', 'fields');
      const isAboutJobs = kinds.has('id') && hasAny(...others);
      const isList = hasAny('cursor', 'limit', 'sort');
      return { asks: !isAboutJobs, isList, names: kinds.has('id'), narrows: hasAny('scope', 'filter', 'flag') };
    },
  };
}

const fits: Readonly<Record<ArgumentKind, (value: unknown) => boolean>> = {
  id: (value) => oneOrMore(value, isToken),
  scope: (value) => oneOrMore(value, isToken),
  cursor: isToken,
  limit: isLimit,
  sort: isSorting,
  filter: (value) => oneOrMore(value, isFilter),
  fields: (value) => oneOrMore(value, isFieldList),
  flag: (value) => typeof value === 'boolean' || value === 'true' || value === 'false',
};

function oneOrMore(value: unknown, test: (item: unknown) => boolean): boolean {
  return Array.isArray(value) ? value.length <= 200 && value.every(test) : test(value);
}

/** An id, a cursor or a point in time: one word without blanks that is no verb. */
function isToken(value: unknown): boolean {
  if (typeof value === 'number') return Number.isSafeInteger(value) && value >= 0;
  return typeof value === 'string' && /^[\w.:,=+/~()"-]{1,8000}$/.test(value) && !isAction(value);
}

function isAction(value: string): boolean {
  return actionWords.has(plain(value));
}

function isLimit(value: unknown): boolean {
  const number = typeof value === 'string' && /^\d{1,6}$/.test(value) ? Number(value) : value;
  return typeof number === 'number' && Number.isInteger(number) && number >= 0 && number <= MOST_LIMIT;
}

function isSorting(value: unknown): boolean {
  if (Array.isArray(value)) return value.length <= 5 && value.every(isSorting);
  if (isObject(value)) {
    const parts = Object.entries(value);
    return (
      parts.length <= 5 && parts.every(([name, way]) => isSorting(name) && (way === 1 || way === -1 || isSorting(way)))
    );
  }
  return typeof value === 'string' && /^[-+]?[\w.,: -]{1,200}$/.test(value) && !ordersSomething(value);
}

function isFilter(value: unknown): boolean {
  return typeof value === 'string' && /^[\w.,()!-]{1,200}$/.test(value) && !ordersSomething(value);
}

function isFieldList(value: unknown): boolean {
  return typeof value === 'string' && /^[\w*.,:()! -]{1,2000}$/.test(value);
}

/** A comparison in PostgREST's form, `eq.7` or `in.(a,b)`: it can only choose rows. */
function isComparison(value: unknown): boolean {
  return typeof value === 'string' && /^(?:not\.)?(?:eq|neq|gte?|lte?|in|is|like|ilike|cs)\./.test(value);
}
