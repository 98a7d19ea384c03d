import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { feedFormats, readFeed } from '../../lib/feeds';
import { feedsFor } from '../../lib/knowledge/services/lookup';
import { knownServices } from '../../lib/knowledge/services/official';
import { type FeedFormatId, type FeedSpec, feedFormatIds } from '../../lib/knowledge/services/spec';
import { feedOutcomeSchema } from '../../lib/model/service';
import { reply, spec } from '../unit/feeds/reply';

const NOW = Date.UTC(2026, 10, 21, 8);

const documents: Readonly<Record<FeedFormatId, string>> = {
  statuspage: 'statuspage.json',
  'incident-io': 'incident-io-widget.json',
  instatus: 'instatus.json',
  betterstack: 'betterstack.json',
  prismix: 'prismix.json',
  apistatuscheck: 'apistatuscheck-one.json',
  'rss-atom': 'statuspage.rss',
};

const url: Partial<Record<FeedFormatId, string>> = { 'incident-io': 'https://status.example.com/api/v1/summary' };

function specOf(format: FeedFormatId): FeedSpec {
  const names = ['pika', 'fal', 'tested'];
  const subjects = [{ service: 'tested', names }];
  return spec(format, { subjects, ...(url[format] === undefined ? {} : { url: url[format] }) });
}

function fixture(format: FeedFormatId): string {
  return readFileSync(new URL(`../fixtures/feeds/${documents[format]}`, import.meta.url), 'utf8');
}

/** Anything that JSON can hold, with the words of the formats strewn in as keys and values. */
const words = fc.constantFrom(
  'page',
  'status',
  'indicator',
  'components',
  'incidents',
  'activeIncidents',
  'data',
  'attributes',
  'aggregate_state',
  'included',
  'services',
  'id',
  'pika',
  'name',
  'api',
  'apis',
  'ongoing_incidents',
  'page_title',
  'none',
  'critical',
  'UP',
  'HASISSUES',
  'operational',
  'downtime',
  '__proto__',
  'constructor',
  '',
);
const junk = fc.letrec((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    words,
    fc.string(),
    fc.integer(),
    fc.double(),
    fc.constant(null),
    fc.boolean(),
    tie('list'),
    tie('object'),
  ),
  list: fc.array(tie('value'), { maxLength: 5 }),
  object: fc.dictionary(fc.oneof(words, fc.string()), tie('value'), { maxKeys: 6 }),
})).value;

/** The paths of all values in a document, and the document with one of them replaced. */
function paths(value: unknown, at: readonly string[] = []): (readonly string[])[] {
  if (typeof value !== 'object' || value === null) return [at];
  return [at, ...Object.entries(value).flatMap(([key, inner]) => paths(inner, [...at, key]))];
}

function replaced(value: unknown, path: readonly string[], by: unknown): unknown {
  const [key, ...rest] = path;
  if (key === undefined || typeof value !== 'object' || value === null) return by;
  if (Array.isArray(value)) return value.map((item, index) => (`${index}` === key ? replaced(item, rest, by) : item));
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [name, name === key ? replaced(inner, rest, by) : inner]),
  );
}

describe.each(feedFormatIds)('%s', (format) => {
  const read = (body: string) => feedFormats[format].read(reply(body), specOf(format));

  it('answers any text in its own form, and finds neither health nor trouble in it', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.string({ unit: 'binary' }), fc.json()), (body) => {
        expect(read(body).ok).toBe(false);
      }),
    );
  });

  it('answers any JSON made of its words in its own form', () => {
    fc.assert(
      fc.property(junk, (document) => {
        expect(feedOutcomeSchema.safeParse(read(JSON.stringify(document))).success).toBe(true);
      }),
    );
  });

  it('answers its own document in its own form wherever it is cut', () => {
    const whole = fixture(format);
    fc.assert(
      fc.property(fc.nat(whole.length), (length) => {
        expect(feedOutcomeSchema.safeParse(read(whole.slice(0, length))).success).toBe(true);
      }),
    );
  });
});

describe.each(feedFormatIds.filter((format) => format !== 'rss-atom'))('%s, in JSON', (format) => {
  it('answers its own document in its own form with any value replaced', () => {
    const document: unknown = JSON.parse(fixture(format));
    fc.assert(
      fc.property(fc.constantFrom(...paths(document)), junk, (path, by) => {
        const outcome = feedFormats[format].read(reply(JSON.stringify(replaced(document, path, by))), specOf(format));
        expect(feedOutcomeSchema.safeParse(outcome).success).toBe(true);
      }),
    );
  });
});

describe('every feed that is known', () => {
  it('makes evidence of any answer', () => {
    const feeds = feedsFor(knownServices.map((service) => service.id));
    const header = fc.dictionary(fc.constantFrom('retry-after', 'cache-control', 'age', 'etag', 'date'), fc.string());
    fc.assert(
      fc.property(
        fc.constantFrom(...feeds),
        fc.integer({ min: 0, max: 599 }),
        fc.string(),
        header,
        (feed, status, body, headers) => {
          const evidence = readFeed(feed, reply(body, { status, headers }), NOW);
          expect(evidence.outcome.ok).toBe(false);
          expect(evidence.retryAfterSeconds ?? 0).toBeGreaterThanOrEqual(0);
        },
      ),
    );
  });
});
