/**
 * The part of `zod/mini` that this extension uses, written to be small: the builds put it in the place of the library,
 * which would take a sixth of the worker's budget. A property test holds both to the same answers, for every schema of
 * `lib/model`. The types are the library's: nothing imports this file by name. Keys that can be counted make a partial
 * record in either way of writing it.
 */
type Path = readonly (string | number)[];
type Check = (value: unknown) => boolean;

/** What is no value of a schema, and where. */
class Wrong {
  readonly path: Path;
  constructor(path: Path = []) {
    this.path = path;
  }
}

interface Traits {
  /** What a missing key means: `gap` is left out, `filled` gets a value, else it is wrong. */
  absent?: 'gap' | 'filled' | undefined;
  /** All values that it takes, where these can be counted. */
  options?: readonly unknown[] | undefined;
  fields?: Readonly<Record<string, Schema>>;
}

interface Schema extends Traits {
  /** The value as the schema has it, or `Wrong`. */
  read(raw: unknown): unknown;
  check(...checks: readonly Check[]): Schema;
  safeParse(raw: unknown): { success: true; data: unknown } | { success: false; error: { issues: Wrong[] } };
  parse(raw: unknown): unknown;
}

function schema(read: (raw: unknown) => unknown, traits: Traits = {}): Schema {
  return {
    ...traits,
    read,
    check: (...checks) =>
      schema((raw) => {
        const value = read(raw);
        return value instanceof Wrong || checks.every((holds) => holds(value)) ? value : new Wrong();
      }, traits),
    safeParse(raw) {
      const data = read(raw);
      return data instanceof Wrong ? { success: false, error: { issues: [data] } } : { success: true, data };
    },
    parse(raw) {
      const value = read(raw);
      if (value instanceof Wrong) throw new TypeError(`unexpected value at "${value.path.join('.')}"`);
      return value;
    },
  };
}

export const safeParse = (reader: Schema, raw: unknown) => reader.safeParse(raw);

const where = (holds: Check, traits?: Traits) => schema((raw) => (holds(raw) ? raw : new Wrong()), traits);
const isText = (raw: unknown): raw is string => typeof raw === 'string';
const isObject = (raw: unknown): raw is Readonly<Record<string, unknown>> =>
  typeof raw === 'object' && raw !== null && !Array.isArray(raw);
const inside = (key: string | number, { path }: Wrong) => new Wrong([key, ...path]);

export const unknown = () => where(() => true);
export const string = () => where(isText);
export const number = () => where(Number.isFinite);
export const int = () => where(Number.isSafeInteger);
export const boolean = () => where((raw) => typeof raw === 'boolean');
const oneOf = (options: readonly unknown[]) => where((raw) => options.includes(raw), { options });

export { oneOf as enum };
export const literal = (value: unknown) => oneOf([value]);

const lengthOf = (value: unknown) => (isText(value) || Array.isArray(value) ? value.length : Number.NaN);
export const minLength = (least: number) => (value: unknown) => lengthOf(value) >= least;
export const maxLength = (most: number) => (value: unknown) => lengthOf(value) <= most;
export const gte = (least: number) => (value: unknown) => Number(value) >= least;
export const lte = (most: number) => (value: unknown) => Number(value) <= most;
export const regex = (form: RegExp) => (value: unknown) => isText(value) && form.test(value);

/** An absolute address, without the blanks and line breaks that browsers leave out of one. */
export const url = ({ protocol }: { protocol: RegExp }) =>
  schema((raw) => {
    const trimmed = isText(raw) ? raw.trim() : '';
    const found = URL.parse(trimmed)?.protocol.slice(0, -1);
    return found !== undefined && protocol.test(found) ? trimmed.replace(/[\t\n\r]/g, '') : new Wrong();
  });

const time = /^\d{4}-\d\d-\d\dT(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d+)?(?:Z|[+-](?:[01]\d|2[0-3]):[0-5]\d)$/;
const isDay = (day: string) => new Date(day).toJSON()?.startsWith(day) === true;
/** RFC 3339, with an offset. */
export const iso = { datetime: () => where((raw) => isText(raw) && time.test(raw) && isDay(raw.slice(0, 10))) };

export function optional(inner: Schema): Schema {
  const { absent = 'gap', options } = inner;
  return schema((raw) => (raw === undefined && absent === 'gap' ? undefined : inner.read(raw)), {
    absent,
    options: options && [...options, undefined],
  });
}

export const nullable = (inner: Schema) =>
  schema((raw) => (raw === null ? null : inner.read(raw)), {
    absent: inner.absent,
    options: inner.options && [...inner.options, null],
  });
export const nullish = (inner: Schema) => optional(nullable(inner));

export const _default = (inner: Schema, value: unknown) =>
  schema((raw) => (raw === undefined ? structuredClone(value) : inner.read(raw)), { absent: 'filled' });

const fallBack = (inner: Schema, value: unknown) =>
  schema(
    (raw) => {
      const read = inner.read(raw);
      return read instanceof Wrong ? value : read;
    },
    { absent: inner.absent ?? 'gap' },
  );

export { fallBack as catch };

export const transform = (change: (raw: unknown) => unknown) => schema(change, { absent: 'gap' });
export const pipe = (first: Schema, second: Schema) =>
  schema(
    (raw) => {
      const value = first.read(raw);
      return value instanceof Wrong ? value : second.read(value);
    },
    { absent: first.absent },
  );

export const array = (item: Schema) =>
  schema((raw) => {
    if (!Array.isArray(raw)) return new Wrong();
    const list: unknown[] = [];
    for (let index = 0; index < raw.length; index += 1) {
      const value = item.read(raw[index]);
      if (value instanceof Wrong) return inside(index, value);
      list.push(value);
    }
    return list;
  });

export const object = (fields: Readonly<Record<string, Schema>>) =>
  schema(
    (raw) => {
      if (!isObject(raw)) return new Wrong();
      const found: Record<string, unknown> = {};
      for (const [key, { read, absent }] of Object.entries(fields)) {
        const given = key in raw;
        if (!given && absent === undefined) return new Wrong([key]);
        const value = read(raw[key]);
        if (value instanceof Wrong) return inside(key, value);
        if (given || value !== undefined) found[key] = value;
      }
      return found;
    },
    { fields },
  );

export const union = (schemas: readonly Schema[]) =>
  schema((raw) => {
    for (const { read } of schemas) {
      const value = read(raw);
      if (!(value instanceof Wrong)) return value;
    }
    return new Wrong();
  });

export function discriminatedUnion(key: string, schemas: readonly Schema[]): Schema {
  const byTag = new Map(
    schemas.flatMap((one) => (one.fields?.[key]?.options ?? []).map((tag): [unknown, Schema] => [tag, one])),
  );
  return schema((raw) => (isObject(raw) ? byTag.get(raw[key])?.read(raw) : undefined) ?? new Wrong([key]));
}

const recordOf = (keys: Schema, values: Schema) =>
  schema((raw) => {
    if (!isObject(raw)) return new Wrong();
    const found: Record<string, unknown> = {};
    for (const [key, item] of Object.entries(raw)) {
      if (key === '__proto__') continue;
      const value = keys.read(key) instanceof Wrong ? new Wrong() : values.read(item);
      if (value instanceof Wrong) return inside(key, value);
      found[key] = value;
    }
    return found;
  });

export { recordOf as partialRecord, recordOf as record };
