import { FAR_PLACE, LONG_WAIT_MINUTES, namedPlace, namedWait, narrowWords, pageWords } from '../../knowledge/pageWords';

/** What a notice of the page says of the service; `undefined` where it says nothing of it. */
export function readNotice(text: string): 'trouble' | 'busy' | undefined {
  const lower = text.slice(0, MAX_NOTICE_CHARS).toLowerCase();
  const plain = lower.replace(/[^\p{L}\p{N}]+/gu, ' ');
  if (narrowWords.test(plain)) return undefined;
  return patterns.find(({ pattern }) => pattern.test(plain))?.says ?? (isLongLine(lower) ? 'busy' : undefined);
}

const MAX_NOTICE_CHARS = 300;

const patterns = pageWords.map(({ says, phrases }) => ({
  says,
  pattern: new RegExp(
    `(?<![\\p{L}\\p{N}])(?:${phrases.map((phrase) => phrase.replaceAll(' ~ ', '(?: [^ ]{1,30}){0,3} ')).join('|')})(?![\\p{L}\\p{N}])`,
    'u',
  ),
}));

function isLongLine(text: string): boolean {
  const wait = namedWait.exec(text);
  if (wait !== null && (wait[2] !== 'min' || Number(wait[1]) >= LONG_WAIT_MINUTES)) return true;
  const place = namedPlace.exec(text);
  return place !== null && Number(place[1]?.replace(/\D/g, '')) >= FAR_PLACE;
}
