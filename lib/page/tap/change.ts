import type { BodyPart } from '../exchange-form';
import { apply, create, keys } from './own';

/** Texts are compared in pieces of that length: fine enough to leave most of a list out, coarse enough to cost nothing. */
const PIECE_CHARS = 2048;
const MAX_KEPT = 12;
const MAX_KEPT_CHARS = 400_000;

interface Kept {
  chain: number;
  n: number;
  /** As it came, and as it was handed over. */
  raw: string;
  text: string;
  /** Hands the whole over. */
  again: () => void;
}

const { slice } = String.prototype;
const last: Record<string, Kept> = create(null);
/** Unlike that of any page that was in this tab before. */
let chains = performance.timeOrigin;

/**
 * Hands over what of a body is new since the last one under `key`: pages ask the same again and again, and mostly get the
 * same. `clean` takes out of it what nobody may see. `hand` gets the place of the new part, and its text.
 */
export function handChange(
  key: string,
  raw: string,
  clean: (text: string) => string,
  hand: (part: object | undefined, text: string) => void,
): void {
  const before = last[key];
  const text = before?.raw === raw ? before.text : clean(raw);
  if (text.length > MAX_KEPT_CHARS) {
    hand(undefined, text);
    return;
  }
  const chain = before ? before.chain : chains++;
  const n = before ? before.n + 1 : 0;
  const whole = part({ chain, n });
  // The newest last.
  delete last[key];
  last[key] = { chain, n, raw, text, again: () => hand(whole, text) };
  const all = keys(last);
  if (all.length > MAX_KEPT) delete last[all[0] ?? ''];
  if (!before) {
    hand(whole, text);
    return;
  }
  const old = before.text;
  const shorter = Math.min(old.length, text.length);
  const piece = (of: string, from: number): string => apply(slice, of, [from, from + PIECE_CHARS]);
  let from = 0;
  while (from < shorter && piece(old, from) === piece(text, from)) from += PIECE_CHARS;
  from = Math.min(from, shorter);
  let keep = 0;
  while (
    keep + PIECE_CHARS <= shorter - from &&
    piece(old, old.length - keep - PIECE_CHARS) === piece(text, text.length - keep - PIECE_CHARS)
  )
    keep += PIECE_CHARS;
  hand(part({ chain, n, from, keep }), apply(slice, text, [from, text.length - keep]));
}

/** Without a prototype, lest a `toJSON` of the page's be called. */
const part = (place: BodyPart): object => ({ __proto__: null, ...place });

/** Hands the last body of a chain over as a whole: the other side has lost the one before. */
export function handWhole(chain: unknown): void {
  for (const key of keys(last)) {
    const kept = last[key];
    if (kept?.chain === chain) kept?.again();
  }
}
