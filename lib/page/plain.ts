/** A name or word in plain form: `IN_QUEUE`, `in-queue` and `inQueue` all give `inqueue`. */
export function plain(word: string): string {
  return word.length > 80 ? '' : word.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
}

export type Fields = Readonly<Record<string, unknown>>;

export function isObject(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A finite number, also where it stands as a text. */
export function numberOf(value: unknown): number | undefined {
  const number = typeof value === 'string' && /^-?\d{1,15}(?:\.\d{1,15})?$/.test(value.trim()) ? Number(value) : value;
  return typeof number === 'number' && Number.isFinite(number) ? number : undefined;
}

/** A text that is not empty, cut to `length` characters. */
export function textOf(value: unknown, length: number): string | undefined {
  if (typeof value !== 'string') return undefined;
  const text = value
    .slice(0, length * 2)
    .trim()
    .slice(0, length);
  return text === '' ? undefined : text;
}

const earliest = Date.UTC(2020, 0, 1);
const latest = Date.UTC(2100, 0, 1);

/** A point in time, ms since 1970, from an ISO text or a number of seconds or ms; nothing outside 2020 to 2100. */
export function timeOf(value: unknown): number | undefined {
  const number = numberOf(value);
  let ms = number;
  if (number !== undefined && number < 1e11) ms = number * 1000;
  if (number === undefined && typeof value === 'string' && /^\d{4}-\d\d-\d\dT/.test(value)) ms = Date.parse(value);
  return ms !== undefined && ms >= earliest && ms < latest ? Math.round(ms) : undefined;
}

/** An address, taken apart; undefined where the text is none. (`URL.parse` is younger than the oldest Chrome we serve.) */
export function urlOf(text: string): URL | undefined {
  return URL.canParse(text) ? new URL(text) : undefined;
}
