import type { FeedSpec } from './spec';

/**
 * Prismix: one reply names some 77 services. Public guide page with a sample of 2026-06-12, public readers to 2026-09;
 * 60 requests an hour without a key, cached 60 s at the edge, pages re-read about every 5 min. That Pika is called
 * `pika` there is read off the address of its page, so its name is matched too.
 */
export const prismix: FeedSpec = {
  id: 'prismix',
  name: 'Prismix',
  format: 'prismix',
  url: 'https://prismix.dev/api/v1/statuses',
  kind: 'monitor',
  subjects: [
    { service: 'pika', names: ['pika', 'pika labs', 'pika-labs', 'pika art'] },
    { service: 'fal', names: ['fal', 'fal.ai', 'fal-ai', 'fal ai'] },
    { service: 'runway', names: ['runway', 'runwayml', 'runway ml'] },
    { service: 'luma', names: ['luma', 'luma ai', 'luma-ai', 'lumalabs', 'luma labs'] },
    { service: 'kling', names: ['kling', 'kling ai', 'kling-ai', 'klingai'] },
    { service: 'stability', names: ['stability', 'stability ai', 'stability-ai', 'stabilityai'] },
    { service: 'hailuo', names: ['hailuo', 'hailuo ai', 'minimax', 'hailuo-ai'] },
    { service: 'veo', names: ['veo', 'google veo', 'google-veo'] },
    { service: 'elevenlabs', names: ['elevenlabs', 'eleven labs', 'eleven-labs'] },
    { service: 'openai', names: ['openai', 'open ai'] },
    { service: 'replicate', names: ['replicate'] },
    { service: 'discord', names: ['discord'] },
  ],
  asOf: '2026-10-01',
  source: 'prismix.dev guide page and public readers',
  confidence: 'high',
};

/** API Status Check, one service a request. No limit is published; the words seen are "up" and "operational". */
export const apiStatusCheck: FeedSpec = {
  id: 'apistatuscheck',
  name: 'API Status Check',
  format: 'apistatuscheck',
  url: 'https://apistatuscheck.com/api/status?api=pika',
  kind: 'monitor',
  subjects: [{ service: 'pika', names: ['pika', 'pika labs', 'pika-labs'] }],
  asOf: '2026-09-30',
  source: 'public readers of /api/status; that the slug is `pika` is read off apistatuscheck.com/api/pika',
  confidence: 'medium',
};

/** Addresses that are only ever claimed to be Pika's status page. Asked when the user adds one, never by themselves. */
export const pikaCandidates: readonly FeedSpec[] = ['status.pika.me', 'status.pika.art'].map((host) => ({
  id: host,
  name: `${host} (unconfirmed)`,
  format: 'statuspage',
  url: `https://${host}/api/v2/summary.json`,
  kind: 'official',
  subjects: [{ service: 'pika', names: [] }],
  pageName: 'pika',
  asOf: '2026-11-21',
  source: 'named in one document about Pika, in no program that reads it',
  confidence: 'low',
  candidate: true,
}));

/** The home page whose answering is Pika's own sign of life. */
export const pikaProbe = 'https://pika.art/';

/**
 * A small page of the public catalogue (about 10 kB, no key): that it answers is a sign of life of the API. dev.pika.art,
 * read 2026-11-27, confidence high. Asked seldom.
 */
export const apiProbe = 'https://api.dev.pika.art/catalog/apis/pika/pika-2.5/text-to-video';
