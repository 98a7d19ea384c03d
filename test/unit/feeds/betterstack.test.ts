import { describe, expect, it } from 'vitest';
import { unreadable } from '../../../lib/knowledge/services/unreadable';
import { fixture, read, reading, reasonOf } from './reply';

function resource(id: number, status: string) {
  return { id: `${id}`, type: 'status_page_resource', attributes: { public_name: `Model ${id}`, status } };
}

function report(state: string, more: Readonly<Record<string, unknown>> = {}) {
  const attributes = {
    title: 'Model 1 went down',
    report_type: 'automatic',
    starts_at: '2026-11-20T17:00:00Z',
    ends_at: null,
  };
  return { id: '21', type: 'status_report', attributes: { ...attributes, aggregate_state: state, ...more } };
}

function page(state: string, included: readonly unknown[]): string {
  return JSON.stringify({ data: { id: '1', attributes: { company_name: 'Luma', aggregate_state: state } }, included });
}

function resources(...statuses: readonly string[]) {
  return statuses.map((status, index) => resource(index + 1, status));
}

describe('Better Stack', () => {
  it('reads the documented form', () => {
    expect(reading(read('betterstack', fixture('betterstack.json'), { pageName: 'luma' }))).toMatchObject({
      state: 'degraded',
      parts: [{ name: 'API', state: 'degraded' }],
      incidents: [
        { id: '21', title: 'Increased queue times', startedAtMs: Date.UTC(2026, 10, 20, 17), endedAtMs: null },
      ],
    });
  });

  it('takes a resource that is not monitored for neither up nor down', () => {
    const found = reading(read('betterstack', page('operational', resources('not_monitored', 'operational'))));
    expect(found.state).toBe('ok');
    expect(found.parts).toEqual([{ name: 'Model 2', state: 'ok' }]);
    expect(reading(read('betterstack', page('downtime', resources('downtime', 'not_monitored')))).state).toBe('outage');
  });

  it('knows a report that is over although its end is null', () => {
    expect(reading(read('betterstack', page('operational', [report('resolved')]))).incidents).toEqual([]);
    expect(reading(read('betterstack', page('degraded', [report('downtime')]))).incidents).toHaveLength(1);
  });

  it('weighs one flapping model against the rest', () => {
    const one = resources('downtime', 'operational', 'operational', 'operational', 'operational');
    expect(reading(read('betterstack', page('downtime', one))).state).toBe('ok');
    const byHand = [...one, report('downtime', { report_type: 'manual' })];
    expect(reading(read('betterstack', page('downtime', byHand))).state).toBe('degraded');
    expect(
      reading(read('betterstack', page('downtime', resources('downtime', 'operational', 'operational')))).state,
    ).toBe('partial-outage');
    expect(reading(read('betterstack', page('downtime', resources('downtime', 'downtime', 'operational')))).state).toBe(
      'outage',
    );
  });

  it.each([
    ['operational', 'ok'],
    ['degraded', 'degraded'],
    ['downtime', 'outage'],
    ['maintenance', 'maintenance'],
    ['quantum', 'unknown'],
  ])('takes a page that is %s, with nothing else, as %s', (state, expected) => {
    expect(reading(read('betterstack', page(state, []))).state).toBe(expected);
  });

  it('weighs maintenance of one resource against the rest', () => {
    const one = resources('maintenance', 'operational', 'operational', 'operational');
    expect(reading(read('betterstack', page('maintenance', one))).state).toBe('ok');
    const half = resources('maintenance', 'operational');
    expect(reading(read('betterstack', page('maintenance', half))).state).toBe('maintenance');
  });

  it('lists maintenance apart', () => {
    const work = report('maintenance', { report_type: 'maintenance', title: 'Move' });
    expect(reading(read('betterstack', page('operational', [work])))).toMatchObject({
      incidents: [],
      maintenance: [{ title: 'Move', state: 'maintenance' }],
    });
  });

  it('is unreadable without a state, or of another company', () => {
    expect(reasonOf(read('betterstack', '{"data":{}}'))).toBe(unreadable.shape);
    expect(reasonOf(read('betterstack', fixture('betterstack.json'), { pageName: 'runway' }))).toBe(
      unreadable.otherPage,
    );
  });
});
