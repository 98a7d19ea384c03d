/**
 * Readers of plain data for content scripts, where the schema library would take the whole size budget: each gives a
 * fresh value or throws `Misshapen`.
 */
export type Reader<T> = (raw: unknown) => T;

export class Misshapen extends Error {
  override readonly name = 'Misshapen';
}

function fail(): never {
  throw new Misshapen();
}

export const text: Reader<string> = (raw) => (typeof raw === 'string' ? raw : fail());
export const number: Reader<number> = (raw) => (typeof raw === 'number' && Number.isFinite(raw) ? raw : fail());
export const flag: Reader<boolean> = (raw) => (typeof raw === 'boolean' ? raw : fail());

export function oneOf<const T extends string>(...words: readonly T[]): Reader<T> {
  return (raw) => words.find((word) => word === raw) ?? fail();
}

export function listOf<T>(item: Reader<T>): Reader<T[]> {
  return (raw) => (Array.isArray(raw) ? raw.map(item) : fail());
}

/** A list of which each item stands for itself: one that is misshapen is left out. */
export function eachOf<T>(item: Reader<T>): Reader<T[]> {
  return (raw) =>
    listOf((one) => {
      try {
        return [item(one)];
      } catch {
        return [];
      }
    })(raw).flat();
}

function entries(raw: unknown): [string, unknown][] {
  return typeof raw === 'object' && raw !== null && !Array.isArray(raw) ? Object.entries(raw) : fail();
}

export const texts: Reader<Record<string, string>> = (raw) =>
  Object.fromEntries(entries(raw).map(([key, value]) => [key, text(value)]));

type Fields = Readonly<Record<string, Reader<unknown>>>;
type Read<F extends Fields> = { [K in keyof F]: ReturnType<F[K]> };

/** The named fields and no others; those of `maybe` may be absent. */
export function objectOf<F extends Fields, M extends Fields = Record<never, never>>(
  must: F,
  maybe?: M,
): Reader<Read<F> & Partial<Read<M>>> {
  return (raw) => {
    const given = new Map(entries(raw));
    const found = Object.entries(must).map(([key, read]) => [key, read(given.get(key))]);
    const extra = Object.entries(maybe ?? {}).flatMap(([key, read]) =>
      given.get(key) === undefined ? [] : [[key, read(given.get(key))]],
    );
    return Object.fromEntries([...found, ...extra]);
  };
}
