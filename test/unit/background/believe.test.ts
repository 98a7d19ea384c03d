import { expect, it } from 'vitest';
import { believed } from '../../../entrypoints/background/believe';
import type { Evidence, EvidenceOf } from '../../../lib/model/evidence';
import type { Incident, ServiceReading } from '../../../lib/model/service';

const incident = (id: string, title = 'Slow'): Incident => ({
  id,
  title,
  state: 'degraded',
  startedAtMs: 1,
  endedAtMs: null,
});
const reading = (service: string, incidents: Incident[]): ServiceReading => ({
  service,
  state: 'degraded',
  parts: [],
  incidents,
  maintenance: [],
  readAtMs: null,
  thin: false,
});
const feed = (readings: ServiceReading[]): EvidenceOf<'feed'> => ({
  kind: 'feed',
  feed: 'prismix',
  status: 200,
  outcome: { ok: true, readings },
  latencyMs: 5,
});
const aside = (what: string) => ({ kind: 'set-aside', what });

it('takes sound evidence as it is', () => {
  const sound = feed([reading('pika', [incident('a')])]);
  expect(believed(sound)).toEqual([sound]);
});

it('leaves an odd incident out, and keeps those beside it', () => {
  const odd = feed([reading('pika', [incident('x'.repeat(201)), incident('a'), incident('b', 'y'.repeat(301))])]);
  expect(believed(odd)).toEqual([feed([reading('pika', [incident('a')])]), aside('feed')]);
});

it('leaves an odd service out, and keeps those beside it', () => {
  const odd = feed([reading('NO SUCH/ID', []), reading('pika', [])]);
  expect(believed(odd)).toEqual([feed([reading('pika', [])]), aside('feed')]);
});

it('takes a feed whose answer has no form at all for unreadable, so that it is not asked again at once', () => {
  const [first] = believed({ ...feed([]), retryAfterSeconds: Number.NaN });
  expect(first).toMatchObject({ kind: 'feed', feed: 'prismix', outcome: { ok: false } });
});

it('leaves an odd job of an API out, and keeps those beside it', () => {
  const jobs = [
    { id: '', state: 'running' as const },
    { id: 'b', state: 'running' as const },
  ];
  const told: Evidence = { kind: 'provider', provider: 'fal', asked: 'b', jobs, balances: [] };
  expect(believed(told)).toEqual([{ ...told, jobs: jobs.slice(1) }, aside('provider')]);
});

it('sets aside what has no form even then', () => {
  expect(believed({ kind: 'probe', target: 'a', status: Number.NaN, latencyMs: 1 })).toEqual([aside('probe')]);
});
