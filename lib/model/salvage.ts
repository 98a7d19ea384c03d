import * as z from 'zod/mini';

/** Stands for a value of which nothing can be used. */
const NOTHING = Symbol('nothing');

type Schema = z.core.$ZodType;
type Fields = Readonly<Record<string, unknown>>;

/**
 * What of a stored value still has the form of `schema`: of a list or record the entries that have it, of an object the
 * fields, each for itself and at every depth. A field that cannot be used comes from `fresh`, or from the schema's default;
 * an entry that lacks a needed field is left out. Returns `fresh` where nothing can be used.
 */
export function salvage<S extends z.ZodMiniType>(schema: S, stored: unknown, fresh: z.output<S>): z.output<S> {
  const whole = schema.safeParse(stored);
  if (whole.success) return whole.data;
  const parts = schema.safeParse(salvaged(schema, stored, fresh));
  return parts.success ? parts.data : fresh;
}

function salvaged(schema: Schema, stored: unknown, fresh: unknown): unknown {
  const whole = z.safeParse(schema, stored);
  if (whole.success) return whole.data;
  const kept = salvagedParts(schema, stored, fresh);
  // Parts may each be in order and break a rule of the whole, its length for one.
  const usable = kept !== NOTHING && z.safeParse(schema, kept).success ? kept : NOTHING;
  return usable === NOTHING && fresh !== undefined ? fresh : usable;
}

function salvagedParts(schema: Schema, stored: unknown, fresh: unknown): unknown {
  if (schema instanceof z.ZodMiniDefault) {
    const kept = salvaged(schema._zod.def.innerType, stored, undefined);
    return kept === NOTHING ? schema._zod.def.defaultValue : kept;
  }
  if (schema instanceof z.ZodMiniOptional) {
    const kept = salvaged(schema._zod.def.innerType, stored, undefined);
    return kept === NOTHING ? undefined : kept;
  }
  if (schema instanceof z.ZodMiniNullable) return salvaged(schema._zod.def.innerType, stored, undefined);
  if (schema instanceof z.ZodMiniObject) return isFields(stored) ? salvagedFields(schema, stored, fresh) : NOTHING;
  if (schema instanceof z.ZodMiniRecord) return isFields(stored) ? salvagedEntries(schema, stored) : NOTHING;
  if (schema instanceof z.ZodMiniArray) {
    const { element } = schema._zod.def;
    if (!Array.isArray(stored)) return NOTHING;
    return stored.map((item) => salvaged(element, item, undefined)).filter((item) => item !== NOTHING);
  }
  return NOTHING;
}

function salvagedFields(schema: z.ZodMiniObject, stored: Fields, fresh: unknown): unknown {
  const out = new Map<string, unknown>();
  for (const [name, field] of Object.entries(schema._zod.def.shape)) {
    const given = Object.hasOwn(stored, name) ? stored[name] : undefined;
    const kept = salvaged(field, given, isFields(fresh) ? fresh[name] : undefined);
    if (kept === NOTHING) return NOTHING;
    if (kept !== undefined) out.set(name, kept);
  }
  return Object.fromEntries(out);
}

function salvagedEntries(schema: z.ZodMiniRecord, stored: Fields): unknown {
  const { keyType, valueType } = schema._zod.def;
  const entries = Object.entries(stored).flatMap(([key, value]) => {
    const kept = z.safeParse(keyType, key).success ? salvaged(valueType, value, undefined) : NOTHING;
    return kept === NOTHING ? [] : [[key, kept] as const];
  });
  return Object.fromEntries(entries);
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
