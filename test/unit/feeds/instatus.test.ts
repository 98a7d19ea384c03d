import { describe, expect, it } from 'vitest';
import { feedSpec } from '../../../lib/knowledge/services/lookup';
import type { FeedSpec } from '../../../lib/knowledge/services/spec';
import { unreadable } from '../../../lib/knowledge/services/unreadable';
import { changed, fixture, read, reading, reasonOf } from './reply';

const fal = feedSpec('fal')?.components;
const pinned: Partial<FeedSpec> = fal === undefined ? {} : { components: fal };

function page(status: unknown, more: Readonly<Record<string, unknown>> = {}): string {
  return JSON.stringify({ page: { name: 'fal', url: 'https://status.fal.ai', status }, ...more });
}

function incident(impact: string, more: Readonly<Record<string, unknown>> = {}) {
  return { id: 'cm1', name: 'Queue', started: '2026-11-20T17:55:00.000Z', status: 'INVESTIGATING', impact, ...more };
}

describe('Instatus', () => {
  it('reads the documented form', () => {
    expect(reading(read('instatus', fixture('instatus.json'), pinned))).toMatchObject({
      state: 'degraded',
      incidents: [
        { id: 'cm1', title: 'Increased queue times', state: 'degraded', startedAtMs: Date.UTC(2026, 10, 20, 17, 55) },
      ],
      thin: false,
    });
  });

  it('takes absent lists for empty where the page is up', () => {
    expect(reading(read('instatus', page('UP'))).state).toBe('ok');
    expect(reading(read('instatus', page('UP', { activeIncidents: null, activeMaintenances: null }))).state).toBe('ok');
  });

  it('is no recovery where there is nothing to read', () => {
    expect(reasonOf(read('instatus', '{}'))).toBe(unreadable.shape);
    expect(reasonOf(read('instatus', '{"page":{}}'))).toBe(unreadable.shape);
    expect(reasonOf(read('instatus', '[]'))).toBe(unreadable.shape);
    expect(reasonOf(read('instatus', ''))).toBe(unreadable.empty);
    expect(reasonOf(read('instatus', page('UP', { activeIncidents: 'none' })))).toBe(unreadable.shape);
    expect(reading(read('instatus', page('SHINY'))).state).toBe('unknown');
  });

  it('has issues, and no word how bad: degraded at least', () => {
    expect(reading(read('instatus', page('HASISSUES'), pinned)).state).toBe('degraded');
  });

  it.each([
    ['DEGRADEDPERFORMANCE', 'degraded'],
    ['MINOROUTAGE', 'degraded'],
    ['PARTIALOUTAGE', 'partial-outage'],
    ['MAJOROUTAGE', 'outage'],
    ['OPERATIONAL', 'degraded'],
  ])('takes an incident with impact %s as %s', (impact, state) => {
    expect(reading(read('instatus', page('HASISSUES', { activeIncidents: [incident(impact)] }))).state).toBe(state);
  });

  it('takes the worst of incidents and components', () => {
    const components = [{ id: 'a', name: 'API', status: 'MAJOROUTAGE' }];
    const body = page('HASISSUES', { activeIncidents: [incident('DEGRADEDPERFORMANCE')], components });
    expect(reading(read('instatus', body, pinned)).state).toBe('outage');
  });

  it('leaves issues of components that do not matter aside', () => {
    const components = [
      { id: 'a', name: 'API', status: 'OPERATIONAL' },
      { id: 'b', name: 'Website', status: 'PARTIALOUTAGE' },
    ];
    const touched = [incident('PARTIALOUTAGE', { components: [{ id: 'b', name: 'Website' }] })];
    expect(reading(read('instatus', page('HASISSUES', { activeIncidents: touched, components }), pinned)).state).toBe(
      'ok',
    );
  });

  it('is maintenance only where it touches what matters, if it says what it touches', () => {
    const work = (id: string) => ({ id: 'm', name: 'Work', status: 'INPROGRESS', components: [{ id, name: 'x' }] });
    const [api, website] = ['clzmj6mnv0283gwmwtdqtt9u3', 'clzmj6mni0276gwmw95xftvtd'];
    const state = (word: string, more: Readonly<Record<string, unknown>>) =>
      reading(read('instatus', page(word, more), pinned)).state;
    expect(state('UNDERMAINTENANCE', { activeMaintenances: [work(website)] })).toBe('ok');
    expect(state('UNDERMAINTENANCE', { activeMaintenances: [work(api)] })).toBe('maintenance');
    expect(state('UNDERMAINTENANCE', {})).toBe('maintenance');
    expect(state('UP', { components: [{ id: api, name: 'API', status: 'UNDERMAINTENANCE' }] })).toBe('maintenance');
    expect(state('UP', { activeMaintenances: [{ ...work(api), status: 'NOTSTARTEDYET' }] })).toBe('ok');
    expect(state('HASISSUES', { activeIncidents: [incident('MAJOROUTAGE')], activeMaintenances: [work(api)] })).toBe(
      'outage',
    );
  });

  it('is maintenance where the page says so', () => {
    const work = { id: 'm', name: 'Move', start: '2026-11-20T17:00:00Z', status: 'INPROGRESS', duration: '60' };
    expect(reading(read('instatus', page('UNDERMAINTENANCE', { activeMaintenances: [work] })))).toMatchObject({
      state: 'maintenance',
      maintenance: [{ id: 'm', endedAtMs: Date.UTC(2026, 10, 20, 18) }],
    });
  });

  it('reads a date as JavaScript writes it', () => {
    const started = 'Sat Jun 11 2022 18:55:50 GMT+0000 (Coordinated Universal Time)';
    const found = reading(
      read('instatus', page('HASISSUES', { activeIncidents: [incident('MINOROUTAGE', { started })] })),
    );
    expect(found.incidents[0]?.startedAtMs).toBe(Date.UTC(2022, 5, 11, 18, 55, 50));
  });

  it('is unreadable where the page is another', () => {
    const other = changed('instatus.json', { page: { name: 'Perplexity', status: 'UP' } });
    expect(reasonOf(read('instatus', other, { pageName: 'fal' }))).toBe(unreadable.otherPage);
  });
});
