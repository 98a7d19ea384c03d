import type { BodyPart } from './exchange-form';

/** Texts are compared in pieces of that length: fine enough to leave most of a list out, coarse enough to cost nothing. */
const PIECE_CHARS = 2048;
const MAX_KEPT = 12;
const MAX_KEPT_CHARS = 400_000;

/** What of a body is to be handed over. */
export interface Change {
  body: string;
  /** What the body is of its chain; none where it is too long to be kept. */
  part?: BodyPart;
  whole: string;
}

/** Last bodies of a page's questions. */
export interface Changes {
  /** What of a body is new since the last one under `key`; `clean` takes out of it what nobody may see. */
  since(key: string, raw: string, clean: (text: string) => string): Change;
}

/**
 * Pages ask the same again and again, and mostly get the same: only what is new goes on. `firstChain` is a number unlike
 * that of any page that was in this tab before.
 */
export function bodyChanges(firstChain: number): Changes {
  const last = new Map<string, { chain: number; n: number; raw: string; text: string }>();
  let chains = firstChain;
  return {
    since(key, raw, clean) {
      const before = last.get(key);
      const text = before?.raw === raw ? before.text : clean(raw);
      if (text.length > MAX_KEPT_CHARS) return { body: text, whole: text };
      const chain = before?.chain ?? chains++;
      const n = (before?.n ?? -1) + 1;
      // The newest last.
      last.delete(key);
      last.set(key, { chain, n, raw, text });
      for (const oldest of last.keys()) if (last.size > MAX_KEPT) last.delete(oldest);
      if (before === undefined) return { body: text, part: { chain, n }, whole: text };
      const { from, keep } = common(before.text, text);
      return { body: text.slice(from, text.length - keep), part: { chain, n, from, keep }, whole: text };
    },
  };
}

/** How many characters two texts have in common at their beginning, and beyond these at their end. */
function common(old: string, text: string): { from: number; keep: number } {
  const shorter = Math.min(old.length, text.length);
  let from = 0;
  while (from < shorter && old.slice(from, from + PIECE_CHARS) === text.slice(from, from + PIECE_CHARS))
    from += PIECE_CHARS;
  from = Math.min(from, shorter);
  let keep = 0;
  for (let next = PIECE_CHARS; next <= shorter - from; next += PIECE_CHARS) {
    if (old.slice(old.length - next, old.length - keep) !== text.slice(text.length - next, text.length - keep)) break;
    keep = next;
  }
  return { from, keep };
}
