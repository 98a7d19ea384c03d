import type { ToTab } from '../model/message';
import type { AdviceId } from '../model/verdict';
import { eachOf, flag, listOf, Misshapen, number, objectOf, oneOf, type Reader, text, texts } from './shape';

/** The same words as `adviceIds`, without the schema library that comes with that. */
const advice = oneOf<AdviceId>(
  'wait',
  'refresh-page',
  'open-video',
  'open-library',
  'cancel-first',
  'rephrase',
  'shorten-prompt',
  'fix-input',
  'sign-in',
  'top-up',
  'slow-down',
  'switch-model',
  'check-network',
  'check-account',
  'switch-service',
  'download-now',
  'contact-support',
  'keep-for-later',
  'open-pika',
);

const subject: Reader<string> = (raw) => {
  const word = text(raw);
  if (!/^(job:.{1,200}|service:.{1,81}|wallet:[a-z]+|network|page)$/s.test(word)) throw new Misshapen();
  return word;
};

const httpsAddress: Reader<string> = (raw) => {
  const address = text(raw);
  if (!URL.canParse(address) || new URL(address).protocol !== 'https:') throw new Misshapen();
  return address;
};

const verdict = objectOf(
  {
    subject,
    verdict: text,
    p: number,
    because: listOf(objectOf({ id: text, text, age: number, source: text })),
    advice: listOf(objectOf({ id: advice, text })),
    sinceMs: number,
  },
  { eta: objectOf({ low: number, high: number }), parts: listOf(text) },
);

const knownJob = objectOf(
  { id: text, videoIds: listOf(text), open: flag },
  { prompt: text, videoUrl: text, posterUrl: text },
);

const tabView: Reader<Extract<ToTab, { type: 'tab-view' }>> = objectOf({
  type: oneOf('tab-view'),
  tab: number,
  origin: text,
  banners: eachOf(verdict),
  jobs: eachOf(knownJob),
  theme: oneOf('auto', 'light', 'dark'),
});

const repeatPoll: Reader<Extract<ToTab, { type: 'repeat-poll' }>> = objectOf({
  type: oneOf('repeat-poll'),
  key: text,
  origin: text,
  request: objectOf(
    {
      url: httpsAddress,
      method: oneOf('GET', 'POST'),
      headers: texts,
      secret: flag,
      jobIds: listOf(text),
      asks: flag,
      hashed: flag,
    },
    { body: text },
  ),
});

/** A message of the background as a content script reads it; `null` for one that it does not know. */
export function readToTab(raw: unknown): ToTab | null {
  for (const read of [tabView, repeatPoll]) {
    try {
      return read(raw);
    } catch (error) {
      if (!(error instanceof Misshapen)) throw error;
    }
  }
  return null;
}
