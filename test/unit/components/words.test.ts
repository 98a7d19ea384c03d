import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { adviceTarget } from '../../../components/words/adviceTarget';
import { ageWords, spanWords } from '../../../components/words/age';
import { amountWords, changeWords } from '../../../components/words/amount';
import { chancePercent, chanceWord } from '../../../components/words/chance';
import { etaWords } from '../../../components/words/eta';
import { jobName, kindWords } from '../../../components/words/kind';
import { localeOf } from '../../../components/words/locale';
import { sourceBeside, sourceWords } from '../../../components/words/sourceWords';
import { verdictLook } from '../../../components/words/verdictWords';
import { apiStatusCheck, prismix } from '../../../lib/knowledge/services/monitors';
import { knownServices } from '../../../lib/knowledge/services/official';
import { providerIdSchema } from '../../../lib/model/job';
import { serviceVerdictIdSchema } from '../../../lib/model/service';
import { jobVerdictIds, networkVerdictIdSchema, pageVerdictIdSchema } from '../../../lib/model/verdict';
import { walletVerdictIdSchema } from '../../../lib/model/wallet';

describe('words for times', () => {
  it.each([
    [-40, 'just now'],
    [3, 'just now'],
    [44, '40 s ago'],
    [190, '3 min ago'],
    [3600, '1 h ago'],
    [5400, '1 h 30 min ago'],
    [3 * 86_400, '3 days ago'],
    [Number.NaN, 'just now'],
  ])('%s s is %s', (seconds, words) => expect(ageWords(seconds)).toBe(words));

  it.each([
    [120, 300, '2 to 5 min more'],
    [0, 5, 'any moment now'],
    [4, 170, 'up to 3 min more'],
    [12, 33, '10 to 35 s more'],
    [30, 200, '30 s to 3 min more'],
    [61, 119, '1 to 2 min more'],
    [61, 361, '1 to 6 min more'],
    [119, 361, '1 to 6 min more'],
    [45, 80, '45 to 80 s more'],
    [0, 85, 'up to 85 s more'],
    [170, 175, 'about 3 min more'],
    [3000, 9000, '50 min to 2 h 30 min more'],
  ])('%s to %s s is %s', (low, high, words) => expect(etaWords(low, high)).toBe(words));

  it('never writes a number that is none', () => {
    fc.assert(
      fc.property(fc.double(), fc.double(), (a, b) => {
        expect(ageWords(a) + spanWords(b)).not.toMatch(/NaN|Infinity|-\d/);
      }),
    );
  });
});

describe('words for chances and amounts', () => {
  it('never claims to be sure', () => {
    expect(chancePercent(1)).toBe('99 %');
    expect(chancePercent(0)).toBe('1 %');
    expect(chanceWord(0.91)).toBe('very likely');
  });

  it('keeps credits and dollars apart', () => {
    expect(amountWords(1240, 'credits', 'en')).toBe('1,240 credits');
    expect(amountWords(1, 'credits', 'en')).toBe('1 credit');
    expect(amountWords(4.2, 'usd', 'en')).toBe('$4.20');
    expect(changeWords(-12, 'credits', 'en')).toBe('\u221212');
    expect(changeWords(80, 'credits', 'en')).toBe('+80');
  });

  it('names every source that a feed, an API or the judgement can be', () => {
    const feeds = [prismix, apiStatusCheck, ...knownServices.flatMap((service) => service.feeds)];
    for (const feed of feeds) expect(feed.name.startsWith(sourceWords(feed.id)), feed.id).toBe(true);
    expect(sourceWords('status.example.com/statuspage')).toBe('status.example.com');
    for (const id of providerIdSchema.options.filter((one) => one !== 'web' && one !== 'fal'))
      expect(sourceWords(id)).not.toBe(id);
    for (const own of ['page', 'view', 'tabs', 'file', 'own jobs', 'own probe', 'feeds', 'judgement', 'browser'])
      expect(sourceWords(own)).not.toBe(own);
  });

  it('leaves a source off beside a text that begins with it', () => {
    expect(sourceBeside('Prismix: all works', 'prismix')).toBeUndefined();
    expect(sourceBeside('The home page answers', 'own probe')).toBe('our own look at pika.art');
  });

  it('takes no language that no browser knows', () => {
    expect(localeOf('auto')).toBeUndefined();
    expect(localeOf('not a language!')).toBeUndefined();
    expect(localeOf('de')).toBe('de');
  });
});

describe('words for verdicts', () => {
  const known = [
    ...jobVerdictIds.map((id) => ['job:1', id] as const),
    ...serviceVerdictIdSchema.options.map((id) => ['service:pika', id] as const),
    ...walletVerdictIdSchema.options.map((id) => ['wallet:create', id] as const),
    ...networkVerdictIdSchema.options.map((id) => ['network', id] as const),
    ...pageVerdictIdSchema.options.map((id) => ['page', id] as const),
  ];

  it.each(known)('%s %s has a word of its own', (subject, id) => {
    const look = verdictLook(subject, id);
    if (id !== 'unknown') expect(look.word).not.toBe('Unknown');
  });

  it('tells trouble apart without colour', () => {
    const marks = ['on-track', 'slow', 'stuck', 'finished', 'finished-unseen', 'failed', 'unknown'].map(
      (id) => verdictLook('job:1', id).mark,
    );
    expect(new Set(marks).size).toBe(marks.length);
  });

  it('takes a word that nobody knows for unknown, whatever it is called', () => {
    fc.assert(
      fc.property(fc.string(), fc.constantFrom('__proto__', 'constructor', 'toString', 'fine'), (subject, word) => {
        expect(verdictLook(subject, word).word).toBe('Unknown');
      }),
    );
  });
});

describe('words for jobs', () => {
  it('names a job by its prompt, else by its id', () => {
    expect(jobName({ id: '7', prompt: '  ' })).toBe('Job 7');
    expect(jobName({ id: '7', prompt: 'A fox' })).toBe('A fox');
  });

  it('tells kind and place', () => {
    expect(kindWords({ provider: 'fal', kind: { contentType: 'i2v', model: '2.2', durationSeconds: 5 } })).toBe(
      'image to video \u00b7 2.2 \u00b7 5 s \u00b7 fal.ai',
    );
    expect(kindWords({ provider: 'web' })).toBe('Pika on the web');
  });

  it('leads only to https addresses', () => {
    const card = {
      id: '1',
      provider: 'web',
      state: 'done',
      startedAtMs: 0,
      endedAtMs: 1,
      seenAtMs: 1,
      tabs: [],
    } as const;
    expect(adviceTarget('open-video', { ...card, tabs: [], videoUrl: 'https://cdn.pika.art/a.mp4' })?.url).toBe(
      'https://cdn.pika.art/a.mp4',
    );
    expect(adviceTarget('open-video', { ...card, tabs: [], videoUrl: 'javascript:alert(1)' })?.url).toBe(
      'https://pika.art/library',
    );
    expect(adviceTarget('wait')).toBeUndefined();
  });
});
