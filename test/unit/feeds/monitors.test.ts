import { describe, expect, it } from 'vitest';
import { feedFormats } from '../../../lib/feeds';
import { apiStatusCheck, prismix } from '../../../lib/knowledge/services/monitors';
import { unreadable } from '../../../lib/knowledge/services/unreadable';
import type { FeedOutcome } from '../../../lib/model/service';
import { fixture, reasonOf, reply } from './reply';

function readPrismix(services: unknown): FeedOutcome {
  const body = JSON.stringify({ fetchedAt: '2026-10-01T10:00:00.000Z', services });
  return feedFormats.prismix.read(reply(body), prismix);
}

function pikaOf(outcome: FeedOutcome) {
  return outcome.ok ? outcome.readings.find((one) => one.service === 'pika') : undefined;
}

function readOne(body: string): FeedOutcome {
  return feedFormats.apistatuscheck.read(reply(body), apiStatusCheck);
}

describe('Prismix', () => {
  it('serves all services that share it with one reply', () => {
    const outcome = feedFormats.prismix.read(reply(fixture('prismix.json')), prismix);
    const states = outcome.ok ? outcome.readings.map((one) => [one.service, one.state, one.thin]) : [];
    expect(states).toEqual([
      ['pika', 'ok', false],
      ['fal', 'partial-outage', false],
      ['runway', 'unknown', true],
    ]);
    expect(pikaOf(outcome)).toMatchObject({ latencyMs: 210, readAtMs: Date.UTC(2026, 9, 1, 9, 58) });
    expect(outcome.ok && outcome.readings[1]?.incidents[0]).toMatchObject({ title: 'Queue stalls', endedAtMs: null });
  });

  it('is thin where only the home page answers', () => {
    const one = {
      id: 'pika',
      indicator: 'none',
      reachable: true,
      unreachableReason: 'statuspage_unreachable_homepage_ok',
    };
    expect(pikaOf(readPrismix([one]))).toMatchObject({ thin: true });
  });

  it('knows nothing of a service that it does not reach', () => {
    expect(pikaOf(readPrismix([{ id: 'pika', indicator: 'critical', reachable: false }]))?.state).toBe('unknown');
  });

  it.each([
    ['none', 'ok'],
    ['operational', 'ok'],
    ['minor', 'degraded'],
    ['degraded_performance', 'degraded'],
    ['major', 'partial-outage'],
    ['critical', 'outage'],
    ['major_outage', 'outage'],
    ['maintenance', 'maintenance'],
    ['unknown', 'unknown'],
    ['__proto__', 'unknown'],
  ])('takes the indicator %s as %s', (indicator, state) => {
    expect(pikaOf(readPrismix([{ id: 'pika', indicator, reachable: true }]))?.state).toBe(state);
  });

  it('finds Pika by its name in any case', () => {
    expect(pikaOf(readPrismix([{ id: 's-17', name: 'PIKA', indicator: 'none' }]))?.state).toBe('ok');
  });

  it('believes neither of two entries that disagree', () => {
    const twice = [
      { id: 'pika', indicator: 'none' },
      { id: 'pika', indicator: 'critical' },
    ];
    expect(pikaOf(readPrismix(twice))?.state).toBe('unknown');
  });

  it('is unreadable where the list is empty, absent or of others', () => {
    expect(reasonOf(readPrismix([]))).toBe(unreadable.notListed);
    expect(reasonOf(readPrismix(undefined))).toBe(unreadable.shape);
    expect(reasonOf(readPrismix([{ id: 'github', indicator: 'none' }]))).toBe(unreadable.notListed);
  });
});

describe('API Status Check', () => {
  it('reads the form of one service and of all', () => {
    expect(pikaOf(readOne(fixture('apistatuscheck-one.json')))).toMatchObject({
      state: 'ok',
      readAtMs: Date.UTC(2026, 10, 20, 18),
    });
    expect(pikaOf(readOne(fixture('apistatuscheck-all.json')))?.state).toBe('outage');
  });

  it('takes a word that is in no vocabulary as unknown', () => {
    expect(pikaOf(readOne('{"api":{"name":"Pika","status":"meditating"}}'))?.state).toBe('unknown');
  });

  it('is unreadable where it speaks of another service, or of none', () => {
    expect(reasonOf(readOne('{"api":{"name":"Runway","status":"up"}}'))).toBe(unreadable.notListed);
    expect(reasonOf(readOne('{"error":"not found"}'))).toBe(unreadable.shape);
    expect(reasonOf(readOne('{"api":{"name":"Pika"}}'))).toBe(unreadable.shape);
  });
});
