import { describe, expect, it } from 'vitest';
import type { FeedSpec } from '../../../lib/knowledge/services/spec';
import { unreadable } from '../../../lib/knowledge/services/unreadable';
import type { FeedOutcome } from '../../../lib/model/service';
import { changed, fixture, read, reading, reasonOf } from './reply';

const widget: Partial<FeedSpec> = { url: 'https://status.stability.ai/api/v1/summary' };

function readWidget(body: string, more: Partial<FeedSpec> = {}): FeedOutcome {
  return read('incident-io', body, { ...widget, ...more });
}

describe('incident.io', () => {
  it('reads the widget form', () => {
    expect(reading(readWidget(fixture('incident-io-widget.json')))).toMatchObject({
      state: 'partial-outage',
      parts: [{ name: 'API', state: 'partial-outage' }],
      incidents: [{ id: '01K1', title: 'Elevated errors', endedAtMs: null }],
      maintenance: [{ id: '01K2', state: 'maintenance', startedAtMs: Date.UTC(2026, 11, 1, 2) }],
    });
  });

  it('reads the form that is compatible with Statuspage', () => {
    expect(
      reading(read('incident-io', fixture('statuspage.json'), { url: 'https://x.example/api/v2/summary.json' })).state,
    ).toBe('degraded');
  });

  it('calls it health only where the lists are there and empty', () => {
    expect(reading(readWidget(changed('incident-io-widget.json', { ongoing_incidents: [] }))).state).toBe('ok');
    expect(reasonOf(readWidget(changed('incident-io-widget.json', { ongoing_incidents: undefined })))).toBe(
      unreadable.shape,
    );
    expect(reasonOf(readWidget(changed('incident-io-widget.json', { ongoing_incidents: null })))).toBe(
      unreadable.shape,
    );
    expect(reasonOf(readWidget(changed('incident-io-widget.json', { ongoing_incidents: ['?'] })))).toBe(
      unreadable.shape,
    );
    expect(reasonOf(readWidget('{"page_title":"Stability AI"}'))).toBe(unreadable.shape);
  });

  it.each([
    ['degraded_performance', 'degraded'],
    ['partial_outage', 'partial-outage'],
    ['full_outage', 'outage'],
    ['sparkling', 'degraded'],
  ])('takes the impact %s as %s', (impact, state) => {
    const ongoing_incidents = [{ id: '1', name: 'x', current_worst_impact: impact }];
    expect(reading(readWidget(changed('incident-io-widget.json', { ongoing_incidents }))).state).toBe(state);
  });

  it('leaves incidents of other components aside', () => {
    const components = [{ is: 'web', part: 'web' as const }];
    expect(reading(readWidget(fixture('incident-io-widget.json'), { components })).state).toBe('ok');
  });

  it('is unreadable where the page is another', () => {
    expect(reasonOf(readWidget(fixture('incident-io-widget.json'), { pageName: 'openai' }))).toBe(unreadable.otherPage);
  });
});
