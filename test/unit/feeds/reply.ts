import { readFileSync } from 'node:fs';
import { feedFormats } from '../../../lib/feeds';
import type { FeedFormatId, FeedSpec } from '../../../lib/knowledge/services/spec';
import type { HttpReply } from '../../../lib/model/http';
import type { FeedOutcome, ServiceReading } from '../../../lib/model/service';

/** A fixture as it stands, built from the format's documentation. */
export function fixture(name: string): string {
  return readFileSync(new URL(`../../fixtures/feeds/${name}`, import.meta.url), 'utf8');
}

/** A fixture with some of its top-level keys replaced. */
export function changed(name: string, keys: Readonly<Record<string, unknown>>): string {
  return JSON.stringify({ ...JSON.parse(fixture(name)), ...keys });
}

export function reply(body: string, more: Partial<HttpReply> = {}): HttpReply {
  const url = 'https://status.example.com/summary.json';
  return { status: 200, url, headers: {}, body, head: new Uint8Array(), truncated: false, latencyMs: 120, ...more };
}

export function spec(format: FeedFormatId, more: Partial<FeedSpec> = {}): FeedSpec {
  return {
    id: 'tested',
    name: 'Tested',
    format,
    url: 'https://status.example.com/summary.json',
    kind: 'official',
    subjects: [{ service: 'tested', names: [] }],
    asOf: '2026-11-21',
    source: 'test',
    confidence: 'high',
    ...more,
  };
}

export function read(format: FeedFormatId, body: string, more: Partial<FeedSpec> = {}): FeedOutcome {
  return feedFormats[format].read(reply(body), spec(format, more));
}

/** The only reading; fails where the feed was unreadable. */
export function reading(outcome: FeedOutcome): ServiceReading {
  const first = outcome.ok ? outcome.readings[0] : undefined;
  if (first === undefined) throw new Error(`unreadable: ${outcome.ok ? 'no reading' : outcome.reason}`);
  return first;
}

export function reasonOf(outcome: FeedOutcome): string {
  if (outcome.ok) throw new Error('was readable');
  return outcome.reason;
}
