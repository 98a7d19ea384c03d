import { capacityWords, ownLimitWords } from '../../knowledge/capacity';

const MAX_TEXT_CHARS = 600;

const phrases = capacityWords
  .flatMap((words) => words.phrases)
  .map((phrase) => phrase.replaceAll(' ~ ', '(?: [^ ]{1,30}){0,2} '));
const pattern = new RegExp(`(?<![\\p{L}\\p{N}])(?:${phrases.join('|')})(?![\\p{L}\\p{N}])`, 'u');

/** Whether a sentence of a text says that there is no room for a job at present; the user's own limits are no such thing. */
export function saysNoCapacity(text: string | undefined): boolean {
  const sentences = (text ?? '')
    .slice(0, MAX_TEXT_CHARS)
    .toLowerCase()
    .split(/[.;!?\n]/);
  return sentences.some((sentence) => {
    const plain = sentence.replace(/[^\p{L}\p{N}]+/gu, ' ');
    return pattern.test(plain) && !ownLimitWords.test(plain);
  });
}
