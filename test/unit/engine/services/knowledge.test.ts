import { describe, expect, it } from 'vitest';
import { evidenceGroup, feedSpec, feedsFor, serviceSpec } from '../../../../lib/knowledge/services/lookup';
import { knownServices } from '../../../../lib/knowledge/services/official';
import { serviceIdSchema } from '../../../../lib/model/service';

const ids = [
  'pika',
  'fal',
  'runway',
  'luma',
  'kling',
  'stability',
  'hailuo',
  'veo',
  'elevenlabs',
  'openai',
  'replicate',
  'discord',
];

describe('what is known of services', () => {
  it('covers exactly the services that are named, with sources and dates', () => {
    expect(knownServices.map((service) => service.id).sort()).toEqual([...ids].sort());
    for (const feed of feedsFor(ids)) {
      expect(feed.url).toMatch(/^https:\/\//);
      expect(feed.asOf).toMatch(/^20\d\d-\d\d-\d\d$/);
      expect(feed.source).not.toBe('');
      expect(feedSpec(feed.id)).toEqual(feed);
    }
  });

  it('asks shared feeds once', () => {
    const feeds = feedsFor(['pika', 'fal', 'runway', 'luma', 'discord']).map((feed) => feed.id);
    expect(feeds).toEqual(['prismix', 'apistatuscheck', 'fal', 'runway', 'luma', 'discord']);
  });

  it('takes a monitor for a copy only where there is an official page', () => {
    expect(evidenceGroup('prismix', 'runway')).toBe(evidenceGroup('runway', 'runway'));
    expect(evidenceGroup('prismix', 'pika')).toBe('prismix');
    expect(evidenceGroup('apistatuscheck', 'pika')).not.toBe(evidenceGroup('prismix', 'pika'));
  });

  it('makes a service of the host of a status page', () => {
    expect(serviceSpec('status.krea.example')?.feeds.map((feed) => feed.url)).toEqual([
      'https://status.krea.example/api/v2/summary.json',
      'https://status.krea.example/summary.json',
      'https://status.krea.example/index.json',
      'https://status.krea.example/api/v1/summary',
    ]);
    expect(feedSpec('status.krea.example/betterstack')?.format).toBe('betterstack');
    expect(serviceIdSchema.safeParse('status.krea.example').success).toBe(true);
  });

  it.each(['nowhere', 'a/b', 'evil.example/../x', 'a..b', '', 'x'.repeat(200)])('knows nothing of %s', (id) => {
    expect(serviceSpec(id)).toBeUndefined();
    expect(feedSpec(`${id}/statuspage`)).toBeUndefined();
  });
});
