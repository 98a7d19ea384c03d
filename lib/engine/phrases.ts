/** Words alone: lower case, everything else a single space. */
export function plainWords(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ' ');
}

/** Finds any of the phrases as whole words in `plainWords`; `~` in a phrase stands for up to `maxBetween` words. */
export function phrasesPattern(phrases: readonly string[], maxBetween: number): RegExp {
  const gap = `(?: [^ ]{1,30}){0,${maxBetween}} `;
  const words = phrases.map((phrase) => phrase.replaceAll(' ~ ', gap));
  return new RegExp(`(?<![\\p{L}\\p{N}])(?:${words.join('|')})(?![\\p{L}\\p{N}])`, 'u');
}
