import { capacityWords, ownLimitWords } from '../../knowledge/capacity';
import { phrasesPattern, plainWords } from '../phrases';

const MAX_TEXT_CHARS = 600;

const MAX_BETWEEN = 2;
const pattern = phrasesPattern(
  capacityWords.flatMap(({ phrases }) => phrases),
  MAX_BETWEEN,
);

/** Whether a sentence of a text says that there is no room for a job at present; the user's own limits are no such thing. */
export function saysNoCapacity(text: string | undefined): boolean {
  const sentences = (text ?? '').slice(0, MAX_TEXT_CHARS).split(/[.;!?\n]/);
  return sentences.some((sentence) => {
    const plain = plainWords(sentence);
    return pattern.test(plain) && !ownLimitWords.test(plain);
  });
}
