import type { Snapshot } from '../../lib/model/snapshot';
import type { Tone } from '../words/verdictWords';
import { verdictLook } from '../words/verdictWords';
import { type Concern, concernsOf } from './concerns';

export interface Headline {
  /** The worst thing, in one sentence. */
  sentence: string;
  /** What else is going on, shorter. */
  more: string;
  tone: Tone;
  /** The concern that the sentence is about. */
  top?: Concern;
}

/** The state of everything in one sentence, worst thing first. */
export function headlineOf(snapshot: Snapshot, nowMs: number): Headline {
  const concerns = concernsOf(snapshot, nowMs);
  const top = concerns[0];
  const running = snapshot.verdicts.filter((v) => v.subject.startsWith('job:') && v.verdict === 'on-track').length;
  const pika = snapshot.verdicts.find((v) => v.subject === 'service:pika')?.verdict ?? 'unknown';
  if (top === undefined) {
    const sentence = running > 0 ? `${videos(running)} on ${running === 1 ? 'its' : 'their'} way` : quietSentence(pika);
    return {
      sentence,
      more: running > 0 ? pikaWords(pika) : '',
      tone: running > 0 ? 'busy' : pika === 'ok' ? 'good' : 'quiet',
    };
  }
  const same = concerns.filter((c) => sentenceKey(c) === sentenceKey(top)).length;
  const rest = concerns.length - same;
  const more = [
    rest > 0 ? `${rest} more to look at` : '',
    running > 0 ? `${running} on track` : '',
    top.verdict.subject.startsWith('service:') || top.verdict.subject === 'network' ? '' : pikaWords(pika),
  ].filter((part) => part !== '');
  return {
    sentence: sentenceOf(top, same),
    more: more.join(' \u00b7 '),
    tone: verdictLook(top.verdict.subject, top.verdict.verdict).tone,
    top,
  };
}

function sentenceKey({ verdict, weight }: Concern): string {
  return `${verdict.subject.split(':', 1)[0]}:${weight}`;
}

function sentenceOf({ verdict }: Concern, count: number): string {
  const one = count === 1;
  const sentences: Readonly<Record<string, string>> = {
    'network:offline': 'You are offline',
    'network:blocked': 'This network does not reach Pika',
    'job:stuck': `${videos(count)} ${one ? 'is' : 'are'} stuck`,
    'job:failed': `${videos(count)} failed`,
    'job:finished-unplayable': `${videos(count)} ${one ? 'does' : 'do'} not play`,
    'job:finished-unseen': `${videos(count)} ${one ? 'is' : 'are'} ready, the page does not show ${one ? 'it' : 'them'}`,
    'job:finished-no-link': `${videos(count)} finished without a link`,
    'job:slow': `${videos(count)} ${one ? 'is' : 'are'} slow`,
    'job:unknown': `${videos(count)} out of sight`,
    'service:outage': 'Pika is down',
    'service:partial-outage': 'Pika is partly down',
    'service:degraded': 'Pika is not well',
    'service:maintenance': 'Pika is under maintenance',
    'service:busy': 'Pika is busy',
    'wallet:charged-without-video': 'Charged, but no video came',
    'wallet:charged-twice': 'A video was charged twice',
    'wallet:exhausted': 'Credits are used up',
    'wallet:low': 'Credits are running low',
    'wallet:not-reset': 'Credits were not renewed',
    'page:blind': 'This page cannot be read',
  };
  const kind = verdict.subject.split(':', 1)[0] ?? '';
  const word = verdict.verdict.startsWith('failed') ? 'failed' : verdict.verdict;
  return sentences[`${kind}:${word}`] ?? 'Something needs a look';
}

function quietSentence(pika: string): string {
  return pika === 'ok' ? 'All quiet' : 'Nothing to tell yet';
}

function pikaWords(pika: string): string {
  return pika === 'unknown'
    ? 'Pika\u2019s state is unknown'
    : `Pika is ${verdictLook('service:pika', pika).word.toLowerCase()}`;
}

function videos(count: number): string {
  return count === 1 ? '1 video' : `${count} videos`;
}
