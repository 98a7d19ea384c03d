import { describe, expect, it } from 'vitest';
import { feedSpec } from '../../../lib/knowledge/services/lookup';
import type { FeedSpec } from '../../../lib/knowledge/services/spec';
import { unreadable } from '../../../lib/knowledge/services/unreadable';
import { changed, fixture, read, reading, reasonOf } from './reply';

const runway = feedSpec('runway')?.components;
const pinned: Partial<FeedSpec> = runway === undefined ? {} : { components: runway };

function page(indicator: string): string {
  return changed('statuspage.json', { status: { indicator }, incidents: [] });
}

describe('Statuspage', () => {
  it('reads the documented form', () => {
    expect(reading(read('statuspage', fixture('statuspage.json'), pinned))).toEqual({
      service: 'tested',
      state: 'degraded',
      parts: [
        { name: 'api', state: 'ok' },
        { name: 'web', state: 'degraded' },
      ],
      incidents: [
        {
          id: 'abc123',
          title: 'Generations are slow',
          state: 'degraded',
          startedAtMs: Date.UTC(2026, 10, 20, 17, 55),
          endedAtMs: null,
          url: 'https://stspg.io/abc123',
        },
      ],
      maintenance: [],
      readAtMs: null,
      thin: false,
    });
  });

  it.each([
    ['none', 'ok'],
    ['minor', 'degraded'],
    ['major', 'partial-outage'],
    ['critical', 'outage'],
    ['maintenance', 'maintenance'],
    ['operational', 'ok'],
    ['meditating', 'unknown'],
    ['constructor', 'unknown'],
    ['', 'unknown'],
  ])('takes the indicator %s as %s', (indicator, state) => {
    expect(reading(read('statuspage', page(indicator))).state).toBe(state);
  });

  it('reads a page without components by its indicator', () => {
    const none = changed('statuspage.json', { components: [], status: { indicator: 'none' }, incidents: [] });
    const major = changed('statuspage.json', { components: [], status: { indicator: 'major' }, incidents: [] });
    expect(reading(read('statuspage', none, pinned)).state).toBe('ok');
    expect(reading(read('statuspage', major, pinned)).state).toBe('partial-outage');
  });

  it('reads a page whose lists are absent', () => {
    expect(reading(read('statuspage', JSON.stringify({ page: {}, status: { indicator: 'none' } }))).state).toBe('ok');
  });

  it('leaves trouble of a component that does not matter aside', () => {
    const support = changed('statuspage.json', {
      incidents: [],
      components: [
        { id: 'w3jcq3dwljp4', name: 'Public API', status: 'operational' },
        { id: 'f8yl6htsys9v', name: 'Support', status: 'major_outage' },
      ],
    });
    expect(reading(read('statuspage', support, pinned)).state).toBe('ok');
    expect(reading(read('statuspage', support)).state).toBe('degraded');
  });

  it('is no health where it has no status', () => {
    expect(reasonOf(read('statuspage', '{}'))).toBe(unreadable.shape);
    expect(reasonOf(read('statuspage', changed('statuspage.json', { status: {} })))).toBe(unreadable.shape);
    expect(reasonOf(read('statuspage', changed('statuspage.json', { status: { indicator: 3 } })))).toBe(
      unreadable.shape,
    );
  });

  it('is unreadable where the page is another', () => {
    const outcome = read('statuspage', fixture('statuspage.json'), { pageId: 'srhpyqt94yxb' });
    expect(reasonOf(outcome)).toBe(unreadable.otherPage);
    expect(reasonOf(read('statuspage', fixture('statuspage.json'), { pageName: 'pika' }))).toBe(unreadable.otherPage);
    expect(read('statuspage', fixture('statuspage.json'), { pageId: 's9lfdrzmhryw' }).ok).toBe(true);
  });

  it('counts incidents of one id once, and leaves resolved ones out', () => {
    const one = { id: 'a', name: 'First', status: 'investigating', impact: 'minor' };
    const incidents = [one, { ...one, name: 'Second' }, { ...one, id: 'b', status: 'resolved' }];
    const found = reading(read('statuspage', changed('statuspage.json', { incidents }))).incidents;
    expect(found.map((incident) => incident.title)).toEqual(['First']);
  });

  it('claims maintenance only where it touches what matters', () => {
    const work = {
      id: 'm',
      name: 'Upgrade',
      status: 'in_progress',
      impact: 'maintenance',
      components: [{ id: '2fr8tksxj5ns' }],
    };
    const body = (components: unknown) =>
      changed('statuspage.json', {
        status: { indicator: 'none' },
        incidents: [],
        scheduled_maintenances: [{ ...work, components }],
      });
    expect(reading(read('statuspage', body([{ id: '2fr8tksxj5ns' }]), pinned)).state).toBe('maintenance');
    expect(reading(read('statuspage', body([{ id: 'f8yl6htsys9v' }]), pinned)).state).toBe('ok');
    expect(reading(read('statuspage', body([{ id: 'f8yl6htsys9v' }]), pinned)).maintenance).toHaveLength(1);
  });

  it('takes a component that matters at its word when it says that it is under maintenance', () => {
    const under = (id: string, more: Partial<FeedSpec>, indicator = 'none') => {
      const components = ['2fr8tksxj5ns', 'hl94rh0mg6xt', 'f8yl6htsys9v'].map((one) => ({
        id: one,
        name: one,
        status: one === id ? 'under_maintenance' : 'operational',
      }));
      const body = changed('statuspage.json', { status: { indicator }, incidents: [], components });
      return reading(read('statuspage', body, more)).state;
    };
    expect(under('2fr8tksxj5ns', pinned)).toBe('maintenance');
    expect(under('f8yl6htsys9v', pinned)).toBe('ok');
    expect(under('f8yl6htsys9v', pinned, 'maintenance')).toBe('ok');
    expect(under('f8yl6htsys9v', {})).toBe('ok');
    expect(under('f8yl6htsys9v', { core: ['f8yl6htsys9v'] })).toBe('maintenance');
    expect(under('2fr8tksxj5ns', pinned, 'major')).toBe('partial-outage');
  });

  it('is maintenance where nothing is pinned and half of the page is under it', () => {
    const states = (...statuses: string[]) => {
      const components = statuses.map((status, id) => ({ id: `${id}`, name: `${id}`, status }));
      return changed('statuspage.json', { status: { indicator: 'none' }, incidents: [], components });
    };
    const half = states('under_maintenance', 'operational');
    const third = states('under_maintenance', 'operational', 'operational');
    expect(reading(read('statuspage', half)).state).toBe('maintenance');
    expect(reading(read('statuspage', third)).state).toBe('ok');
  });

  it('knows which component is the heart of Discord', () => {
    const spec = feedSpec('discord');
    const body = JSON.stringify({
      page: { id: 'srhpyqt94yxb', name: 'Discord' },
      status: { indicator: 'none' },
      components: ['API', 'Voice', 'Search'].map((name) => ({
        id: name === 'API' ? 'rhznvxg4v7yh' : name,
        name,
        status: name === 'API' ? 'under_maintenance' : 'operational',
      })),
      incidents: [],
      scheduled_maintenances: [{ id: 'm', name: 'Work', status: 'in_progress', impact: 'maintenance', components: [] }],
    });
    expect(reading(read('statuspage', body, spec)).state).toBe('maintenance');
  });

  it('keeps no address that is not https', () => {
    const incidents = [
      { id: 'a', name: 'x', status: 'investigating', impact: 'minor', shortlink: 'javascript:alert(1)' },
    ];
    expect(reading(read('statuspage', changed('statuspage.json', { incidents }))).incidents[0]).not.toHaveProperty(
      'url',
    );
  });
});
