import { actionPrefixes, actionWords, questionNouns } from '../../knowledge/questions';

const LONGEST_NAME_CHARS = 400;

/** The words of a name in lower case: `retryJob`, `retry-job`, `RETRY_JOB` and `retry.job` all give `retry`, `job`. */
export function wordsOf(name: string): string[] {
  return name
    .replace(/([a-z])(?=[A-Z])/g, '$1 ')
    .replace(/([A-Z])(?=[A-Z][a-z])/g, '$1 ')
    .split(/[^A-Za-z]+/)
    .filter((word) => word !== '')
    .map((word) => word.toLowerCase());
}

/** Whether any word of a name orders something. A name that is too long to be one counts as an order. */
export function ordersSomething(name: string): boolean {
  if (name.length > LONGEST_NAME_CHARS || !isAscii(name)) return true;
  const words = wordsOf(name);
  // `check-out` and `signOut` are one verb in two words.
  return words.some((word, at) => isAction(word) || actionWords.has(word + (words[at + 1] ?? '')));
}

/** Other alphabets hold letters that look like these, so a name in them is not judged by its words. */
function isAscii(name: string): boolean {
  return /^[\x20-\x7e]*$/.test(name);
}

function isAction(word: string): boolean {
  return isVerb(word) || actionNouns.some((noun) => isVerb(withoutNoun(word, noun)));
}

const actionNouns = [...questionNouns, 'all', 'it', 'now', 'this', 'one', 'many'];

/** `canceljob` and `jobcancel` give `cancel`; `generations` stays what it is. */
function withoutNoun(word: string, noun: string): string {
  if (word.length <= noun.length) return '';
  if (word.endsWith(noun)) return word.slice(0, -noun.length);
  return word.startsWith(noun) ? word.slice(noun.length) : '';
}

function isVerb(word: string): boolean {
  return (
    actionWords.has(word) ||
    actionPrefixes.some((prefix) => word.startsWith(prefix) && actionWords.has(word.slice(prefix.length)))
  );
}
