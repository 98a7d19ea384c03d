import { describe, expect, it } from 'vitest';
import { rankFallbacks } from '../../../lib/advice/fallback';
import { fallbacks, features } from '../../../lib/knowledge/fallbacks';
import { fallbackCardSchema } from '../../../lib/model/snapshot';

const none = { accounts: [] };
const ids = (wanted: Parameters<typeof rankFallbacks>[0]) => rankFallbacks(wanted).map(({ id }) => id);
const all = (verdict: string) =>
  fallbacks.flatMap(({ service }) => (service === null ? [] : [{ subject: `service:${service}`, verdict }]));

describe('rankFallbacks', () => {
  it('offers Runway first where all are equally well', () => {
    expect(ids({ verdicts: all('ok'), settings: none })[0]).toBe('runway');
  });

  it('prefers what is up to what is down, and a service in an outage comes last', () => {
    const verdicts = [
      ...all('ok').filter(({ subject }) => subject !== 'service:runway'),
      { subject: 'service:runway', verdict: 'outage' },
    ];
    const ranked = ids({ verdicts, settings: none });
    expect(ranked[0]).not.toBe('runway');
    expect(ranked.at(-1)).toBe('runway');
  });

  it('tolerates services of which nothing is known, and words that nobody knows', () => {
    const cards = rankFallbacks({ verdicts: [{ subject: 'service:luma', verdict: 'sparkling' }], settings: none });
    expect(cards.find(({ id }) => id === 'kling')?.verdict).toBe('unknown');
    expect(cards.find(({ id }) => id === 'luma')?.verdict).toBe('unknown');
  });

  it('puts an unknown service behind a healthy one and before a troubled one', () => {
    const verdicts = [...all('ok'), ...[]].map((one) =>
      one.subject === 'service:runway' ? { ...one, verdict: 'unknown' } : one,
    );
    const ranked = ids({
      verdicts: verdicts.map((one) => (one.subject === 'service:luma' ? { ...one, verdict: 'partial-outage' } : one)),
      settings: none,
    });
    expect(ranked.indexOf('kling')).toBeLessThan(ranked.indexOf('runway'));
    expect(ranked.indexOf('runway')).toBeLessThan(ranked.indexOf('luma'));
  });

  it('prefers services where the user has an account, unless they are down', () => {
    expect(ids({ verdicts: all('ok'), settings: { accounts: ['luma'] } })[0]).toBe('luma');
    const verdicts = all('ok').map((one) => (one.subject === 'service:luma' ? { ...one, verdict: 'outage' } : one));
    expect(ids({ verdicts, settings: { accounts: ['luma'] } })[0]).toBe('runway');
  });

  it('offers only what can do the wanted thing', () => {
    for (const feature of features) {
      const offered = ids({ verdicts: [], settings: none, feature });
      expect(offered).toEqual(
        expect.arrayContaining(fallbacks.filter((one) => one.offers[feature] !== undefined).map(({ id }) => id)),
      );
      expect(offered).toHaveLength(fallbacks.filter((one) => one.offers[feature] !== undefined).length);
    }
    expect(ids({ verdicts: [], settings: none, feature: 'modify-region' })).toEqual(['runway']);
  });

  it('never offers Sora, which ended on 2026-09-24', () => {
    const cards = rankFallbacks({ verdicts: [], settings: { accounts: ['sora', 'openai'] } });
    expect(JSON.stringify(cards)).not.toMatch(/sora|openai/i);
  });

  it('gives cards that the snapshot takes, with an https address and a reason', () => {
    for (const card of rankFallbacks({ verdicts: all('busy'), settings: { accounts: ['kling'] } })) {
      expect(fallbackCardSchema.parse(card)).toEqual(card);
      expect(card.url).toMatch(/^https:\/\//);
      expect(card.why.length).toBeGreaterThan(10);
    }
  });

  it('calls nothing up that is no service', () => {
    const card = rankFallbacks({ verdicts: [], settings: none }).find(({ id }) => id === 'animatediff');
    expect(card?.verdict).toBe('none');
  });
});
