/** Control characters, marks of direction and of nothing: they change how the text around them is read. */
const invisible = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu;
/** Letters of scripts that run from right to left. */
const rightToLeft = /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;
const FIRST_STRONG_ISOLATE = '\u2068';
const POP_DIRECTIONAL_ISOLATE = '\u2069';

/** A text that others wrote, on one line, with nothing invisible in it; at most `most` characters, cut between letters. */
export function foreignText(text: string, most: number): string {
  const plain = text
    .slice(0, most * 4)
    .replace(invisible, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  if (plain.length <= most) return plain;
  return `${[...plain.slice(0, most)].slice(0, -1).join('').trimEnd()}…`;
}

/** The same within a sentence of ours: text that runs the other way is kept from turning what stands around it. */
export function isolated(text: string): string {
  return rightToLeft.test(text) ? `${FIRST_STRONG_ISOLATE}${text}${POP_DIRECTIONAL_ISOLATE}` : text;
}

/** Takes overrides and embeddings of direction out of a whole text; isolates and line breaks of ours stay. */
export function withoutOverrides(text: string): string {
  return text.replace(/[\u202a-\u202e\u200e\u200f\u061c]/g, '').replace(/(?!\n)\p{Cc}+/gu, ' ');
}
