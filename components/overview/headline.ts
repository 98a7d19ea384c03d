import { familyName } from '../../lib/engine/models/family';
import { purseSays } from '../../lib/engine/words/purse';
import { isQuiet, mayHaveStopped } from '../../lib/model/quiet';
import type { Snapshot } from '../../lib/model/snapshot';
import type { Verdict } from '../../lib/model/verdict';
import { walletIdSchema } from '../../lib/model/wallet';
import { quietWords } from '../words/quiet';
import type { Tone } from '../words/verdictWords';
import { lookOf, verdictLook } from '../words/verdictWords';
import { type Concern, concernsOf, putAwayConcerns } from './concerns';
import { knownOfPika } from './known';

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
  const running = snapshot.verdicts.filter(isOnTrack).length;
  const pika = snapshot.verdicts.find((v) => v.subject === 'service:pika')?.verdict ?? 'unknown';
  if (top === undefined) return calmHeadline(snapshot, putAwayConcerns(snapshot, nowMs), running, pika);
  const same = concerns.filter((c) => sentenceKey(c) === sentenceKey(top)).length;
  const rest = concerns.length - same;
  const more = joined([
    rest > 0 && `${rest} more to look at`,
    running > 0 && `${running} on track`,
    !top.verdict.subject.startsWith('service:') && top.verdict.subject !== 'network' && pikaWords(pika),
  ]);
  return {
    sentence: sentenceOf(top, same),
    more,
    tone: lookOf(top.verdict).tone,
    top,
  };
}

/** On track, more likely than not alive, and not halted by an outage. */
export function isOnTrack(verdict: Verdict): boolean {
  return verdict.subject.startsWith('job:') && verdict.verdict === 'on-track' && !isQuiet(verdict);
}

/** Nothing that was not put away needs a look: still never quiet while a trouble or a job goes on. */
function calmHeadline(snapshot: Snapshot, putAway: readonly Concern[], running: number, pika: string): Headline {
  const trouble = putAway.find(({ job }) => job === undefined);
  const jobs = putAway.filter(({ job }) => job !== undefined);
  const way = running === 1 ? 'its way' : 'their way';
  if (trouble !== undefined) {
    const { subject, verdict } = trouble.verdict;
    return {
      sentence: sentenceOf(trouble, 1),
      more: joined([jobs.length > 0 && putAwayWords(jobs), running > 0 && `${running} on track`]),
      tone: verdictLook(subject, verdict).tone,
    };
  }
  if (jobs.length > 0) {
    return {
      sentence: putAwayWords(jobs),
      more: joined([running > 0 && `${running} on track`, pikaWords(pika)]),
      tone: 'quiet',
    };
  }
  if (running > 0) return { sentence: `${videos(running)} on ${way}`, more: pikaWords(pika), tone: 'busy' };
  const known = pika === 'unknown' ? knownOfPika(snapshot) : [];
  return {
    sentence: known[0] ?? quietSentence(pika),
    more: known.slice(1).join(' \u00b7 '),
    tone: pika === 'ok' ? 'good' : 'quiet',
  };
}

/** "1 video put away: stuck"; the worst is named where they differ. */
function putAwayWords(jobs: readonly Concern[]): string {
  const words = new Set(jobs.map(({ verdict }) => putAwayWord(verdict)));
  const [worst = ''] = words;
  const others = words.size > 1 ? ' and more' : '';
  return `${videos(jobs.length)} put away: ${worst}${others}`;
}

function putAwayWord(verdict: Verdict): string {
  return verdict.verdict === 'unknown' ? 'out of sight' : lookOf(verdict).word.toLowerCase();
}

function joined(parts: readonly (string | false)[]): string {
  return parts.filter((part) => part !== false && part !== '').join(' \u00b7 ');
}

/** Videos share a sentence; purses have one each. */
function sentenceKey({ verdict, weight }: Concern): string {
  return verdict.subject.startsWith('job:') ? `job:${weight}` : verdict.subject;
}

/** A concern as a sentence; `count` videos share it. */
export function sentenceOf({ verdict }: Pick<Concern, 'verdict'>, count: number): string {
  const one = count === 1;
  const wallet = walletIdSchema.options.find((id) => verdict.subject === `wallet:${id}`) ?? 'create';
  const [subjectKind, family = ''] = verdict.subject.split(':', 2);
  const model = subjectKind === 'model' ? familyName(family) : '';
  const purse = (single: string, several: string) => purseSays(wallet, single, several);
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
    'model:outage': `${model} does not work at present`,
    'model:partial-outage': `${model} works in part`,
    'model:degraded': `${model} is in trouble`,
    'wallet:charged-without-video': 'Charged, but no video came',
    'wallet:charged-twice': 'A video was charged twice',
    'wallet:exhausted': purse('is used up', 'are used up'),
    'wallet:low': purse('runs low', 'run low'),
    'wallet:not-reset': purse('was not renewed', 'were not renewed'),
    'page:blind': 'This page cannot be read',
  };
  if (mayHaveStopped(verdict))
    return one ? `1 video ${quietWords(verdict)}` : `${count} videos are quiet, may have stopped`;
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
