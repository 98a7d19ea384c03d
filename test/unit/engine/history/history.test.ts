import { describe, expect, it } from 'vitest';
import { bucketMs, bucketsOf, mergeBuckets } from '../../../../lib/engine/history/buckets';
import { followIncident } from '../../../../lib/engine/history/incidents';
import { summarise } from '../../../../lib/engine/history/summary';
import { toCsv } from '../../../../lib/engine/history/table';
import { troubleOf, uptimeOf } from '../../../../lib/engine/history/uptime';
import type { Bucket, Observation, PastIncident } from '../../../../lib/model/history';
import type { ServiceVerdictId } from '../../../../lib/model/service';
import type { Verdict } from '../../../../lib/model/verdict';

const NOON = Date.parse('2026-11-22T12:00:00Z');
const MINUTE = 60_000;
const seen = (minutes: number, state: ServiceVerdictId, latencyMs: number | null = null): Observation => ({
  atMs: NOON + minutes * MINUTE,
  services: { pika: { state, latencyMs } },
});

/** The hourly buckets of a course of observations. */
function hourly(...course: Observation[]): Bucket[] {
  const kept = new Map<number, Bucket>();
  course.forEach((now, index) => {
    for (const bucket of bucketsOf('hour', course[index - 1], now)) {
      const known = kept.get(bucket.startMs);
      kept.set(bucket.startMs, known === undefined ? bucket : mergeBuckets(known, bucket));
    }
  });
  return [...kept.values()].sort((a, b) => a.startMs - b.startMs);
}

describe('buckets', () => {
  it('part a span at their borders', () => {
    const buckets = hourly(seen(50, 'ok'), seen(80, 'ok'));
    expect(buckets.map(({ startMs, services }) => [startMs, services.pika?.ms.ok])).toEqual([
      [NOON, 10 * MINUTE],
      [NOON + bucketMs.hour, 20 * MINUTE],
    ]);
  });

  it('count neither the unknown, nor a silence of more than 75 minutes, nor time that runs back', () => {
    expect(hourly(seen(0, 'unknown'), seen(30, 'ok'))).toEqual([]);
    expect(hourly(seen(0, 'ok'), seen(76, 'ok'))).toEqual([]);
    expect(hourly(seen(30, 'ok'), seen(0, 'ok'))).toEqual([]);
  });

  it('keep mean response times', () => {
    const [bucket] = hourly(seen(0, 'ok', 200), seen(10, 'ok', 400));
    expect(bucket?.services.pika?.latency).toEqual({ count: 2, sumMs: 600 });
  });
});

describe('uptime', () => {
  const tally = (ms: Partial<Record<ServiceVerdictId, number>>) => ({ ms, latency: { count: 0, sumMs: 0 } });

  it('counts an outage wholly and a partial one by three tenths', () => {
    expect(uptimeOf([tally({ ok: 60, outage: 20, 'partial-outage': 20 })])).toBeCloseTo(0.74);
    expect(uptimeOf([tally({ ok: 50, degraded: 30, busy: 10, maintenance: 10 })])).toBe(1);
  });

  it('is no number without data', () => {
    expect(uptimeOf([])).toBeNull();
    expect(troubleOf(undefined)).toBeNull();
  });
});

describe('summary', () => {
  it('shows days without data as such, in the zone of the user', () => {
    const late = Date.parse('2026-11-21T23:30:00Z');
    const course: Observation[] = [
      { atMs: late, services: { pika: { state: 'outage', latencyMs: null } } },
      { atMs: late + 20 * MINUTE, services: { pika: { state: 'ok', latencyMs: null } } },
    ];
    const { days, uptime } = summarise('pika', hourly(...course), [], [], { nowMs: NOON, timeZone: 'Europe/Berlin' });
    expect(days).toHaveLength(90);
    expect(days.at(-1)).toEqual({ date: '2026-11-22', uptime: 0 });
    expect(days.at(-2)).toEqual({ date: '2026-11-21', uptime: null });
    expect(uptime.hours24).toBe(0);
  });
});

describe('an incident of the past', () => {
  const verdict = (id: string): Verdict => ({
    subject: 'service:fal',
    verdict: id,
    p: 0.9,
    because: [{ id: 'x', text: 'It fails', age: 0, source: 'own jobs' }],
    advice: [],
    sinceMs: NOON,
  });
  const card = (state: 'ok' | 'outage') => ({
    service: 'fal',
    name: 'fal',
    sources: [{ source: 'fal-status', state, readAtMs: null }],
    incidents: [],
    latencyMs: null,
  });

  it('lasts through unknown, keeps its worst state, and how long before the official page it was known', () => {
    const course: [ServiceVerdictId, 'ok' | 'outage'][] = [
      ['degraded', 'ok'],
      ['outage', 'ok'],
      ['unknown', 'outage'],
      ['degraded', 'outage'],
      ['ok', 'ok'],
    ];
    let incident: PastIncident | undefined;
    course.forEach(([state, official], index) => {
      incident = followIncident(incident, verdict(state), state, card(official), NOON + index * 10 * MINUTE);
    });
    expect(incident).toMatchObject({
      state: 'outage',
      foundBy: 'own jobs',
      endedAtMs: NOON + 40 * MINUTE,
      officialAtMs: NOON + 20 * MINUTE,
    });
  });

  it('keeps the link of the feed that tells of it, also once the feed has fallen silent', () => {
    const told = { id: '1', title: 'Renders fail', state: 'outage', startedAtMs: NOON, endedAtMs: null } as const;
    const listed = { ...card('outage'), incidents: [{ ...told, url: 'https://status.fal.ai/incidents/1' }] };
    const first = followIncident(undefined, verdict('outage'), 'outage', listed, NOON);
    const later = followIncident(first, verdict('ok'), 'ok', card('ok'), NOON + MINUTE);
    expect(later).toMatchObject({ title: 'Renders fail', url: 'https://status.fal.ai/incidents/1' });
    const [shown] = summarise('fal', [], [], later === undefined ? [] : [later], {
      nowMs: NOON,
      timeZone: 'UTC',
    }).incidents;
    expect(shown?.url).toBe('https://status.fal.ai/incidents/1');
  });

  it('is none while all is well or unknown', () => {
    expect(followIncident(undefined, verdict('ok'), 'ok', card('ok'), NOON)).toBeUndefined();
    expect(followIncident(undefined, verdict('unknown'), 'unknown', undefined, NOON)).toBeUndefined();
  });
});

it('is exported as CSV', () => {
  const csv = toCsv(hourly(seen(0, 'ok', 200), seen(30, 'ok')));
  expect(csv.split('\r\n')).toEqual([
    'resolution,start,service,ok_s,busy_s,degraded_s,partial-outage_s,outage_s,maintenance_s,unknown_s,latency_ms,latency_looks',
    'hour,2026-11-22T12:00:00.000Z,pika,1800,0,0,0,0,0,0,200,1',
  ]);
});
