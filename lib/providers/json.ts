import type { JobError } from '../model/job';

export type JsonObject = Readonly<Record<string, unknown>>;

/** The object in a body; undefined for anything else, of whatever size or form. */
export function readObject(body: string): JsonObject | undefined {
  try {
    return asObject(JSON.parse(body));
  } catch {
    return undefined;
  }
}

export function asObject(value: unknown): JsonObject | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as JsonObject) : undefined;
}

export function textIn(value: unknown, most: number): string | undefined {
  return typeof value === 'string' && value.trim() !== '' ? value.slice(0, most) : undefined;
}

/** A finite number, also one written as a text. */
export function numberIn(value: unknown): number | undefined {
  const number = typeof value === 'string' && /^-?\d{1,12}(?:\.\d{1,9})?$/.test(value) ? Number(value) : value;
  return typeof number === 'number' && Number.isFinite(number) ? number : undefined;
}

/** The value under the first of these paths (`a.b.0.c`) that leads anywhere. */
export function firstIn(object: JsonObject, paths: readonly string[]): unknown {
  for (const path of paths) {
    const value = path.split('.').reduce<unknown>((at, name) => {
      if (Array.isArray(at)) return at[Number(name)];
      const inside = asObject(at);
      return inside !== undefined && Object.hasOwn(inside, name) ? inside[name] : undefined;
    }, object);
    if (value !== undefined && value !== null) return value;
  }
  return undefined;
}

/**
 * The error that a body tells, in its own words: `{message}`, `{error: text}`, `{error: {code, message}}` (Pika's
 * APIs), `{detail: text}` with `error_type`, `{detail: [{type, msg, loc}]}` (fal).
 */
export function errorIn(object: JsonObject): JobError | undefined {
  const detail = Array.isArray(object.detail) ? asObject(object.detail[0]) : undefined;
  const nested = asObject(object.error) ?? asObject(object.detail);
  const message =
    fieldMessage(detail) ??
    textIn(nested?.message, 500) ??
    textIn(object.error, 500) ??
    textIn(object.detail, 500) ??
    textIn(object.message, 500) ??
    textIn(object.error_message, 500);
  const code =
    textIn(detail?.type, 120) ??
    textIn(nested?.code, 120) ??
    textIn(nested?.type, 120) ??
    textIn(object.error_type, 120) ??
    textIn(object.error_code, 120) ??
    codeOf(object.code);
  if (message === undefined && code === undefined) return undefined;
  return { ...(code !== undefined && { code }), ...(message !== undefined && { message }) };
}

function codeOf(value: unknown): string | undefined {
  return typeof value === 'number' ? String(value) : textIn(value, 120);
}

/** A validation message with the field that it is about. */
function fieldMessage(detail: JsonObject | undefined): string | undefined {
  const text = textIn(detail?.msg, 400);
  const place = Array.isArray(detail?.loc)
    ? detail.loc
        .filter((part) => part !== 'body')
        .join('.')
        .slice(0, 90)
    : '';
  return text === undefined || place === '' ? text : `${text} (${place})`;
}
