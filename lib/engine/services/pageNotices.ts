import { FAR_PLACE, LONG_WAIT_MINUTES, namedPlace, namedWait, narrowWords, pageWords } from '../../knowledge/pageWords';
import { phrasesPattern, plainWords } from '../phrases';

/** What a notice of the page says of the service; `undefined` where it says nothing of it. */
export function readNotice(text: string): 'trouble' | 'busy' | undefined {
  const shown = text.slice(0, MAX_NOTICE_CHARS);
  const plain = plainWords(shown);
  if (narrowWords.test(plain)) return undefined;
  return (
    patterns.find(({ pattern }) => pattern.test(plain))?.says ?? (isLongLine(shown.toLowerCase()) ? 'busy' : undefined)
  );
}

const MAX_NOTICE_CHARS = 300;

const MAX_BETWEEN = 3;
const patterns = pageWords.map(({ says, phrases }) => ({ says, pattern: phrasesPattern(phrases, MAX_BETWEEN) }));

function isLongLine(text: string): boolean {
  const wait = namedWait.exec(text);
  if (wait !== null && (wait[2] !== 'min' || Number(wait[1]) >= LONG_WAIT_MINUTES)) return true;
  const place = namedPlace.exec(text);
  return place !== null && Number(place[1]?.replace(/\D/g, '')) >= FAR_PLACE;
}
