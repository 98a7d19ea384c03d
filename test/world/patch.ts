const isPlain = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const forbidden = new Set(['__proto__', 'constructor', 'prototype']);

/** Deep merge into `target`: objects key by key, everything else (lists too) replaced. */
export function patch(target: object, change: object): void {
  const into = target as Record<string, unknown>;
  for (const [key, value] of Object.entries(change)) {
    if (forbidden.has(key)) continue;
    const old = into[key];
    if (isPlain(old) && isPlain(value)) patch(old, value);
    else into[key] = structuredClone(value);
  }
}

/** Makes `target` equal to `start` again without changing which object it is. */
export function restore(target: object, start: object): void {
  const into = target as Record<string, unknown>;
  for (const key of Object.keys(into)) if (!(key in start)) delete into[key];
  for (const [key, value] of Object.entries(start)) {
    const old = into[key];
    if (isPlain(old) && isPlain(value)) restore(old, value);
    else into[key] = structuredClone(value);
  }
}

/** A part of `T`, to any depth; lists are whole. */
export type DeepPartial<T> = T extends readonly unknown[]
  ? T
  : T extends object
    ? { [K in keyof T]?: DeepPartial<T[K]> }
    : T;
