import { describe, expect, it } from 'vitest';
import type { FeedFormatId, FeedSpec } from '../../../lib/knowledge/services/spec';
import { read, reading, spec } from './reply';

interface Page {
  name: string;
  format: FeedFormatId;
  more?: Partial<FeedSpec>;
  /** The page in its best words, with an incident of this impact: absent for one that names none. */
  body(impact: string | undefined, closed: boolean): unknown;
  /** A word of the format for a middling impact, and the state that it means. */
  impact: [word: string, state: string];
}

const AT = '2026-11-24T07:20:00.000Z';
const single = { subjects: [{ service: 'tested', names: ['tested'] }] };

const pages: Page[] = [
  {
    name: 'Statuspage',
    format: 'statuspage',
    impact: ['major', 'partial-outage'],
    body: (impact, closed) => ({
      page: { id: 'p', name: 'Tested' },
      status: { indicator: 'none', description: 'All Systems Operational' },
      components: [{ id: 'c', name: 'App', status: 'operational', group: false }],
      incidents: [
        { id: 'i', name: 'Renders fail', status: closed ? 'resolved' : 'identified', impact, created_at: AT },
      ],
    }),
  },
  {
    name: 'incident.io',
    format: 'incident-io',
    more: { url: 'https://status.example.com/api/v1/summary' },
    impact: ['partial_outage', 'partial-outage'],
    body: (impact, closed) => ({
      page_title: 'Tested',
      ongoing_incidents: closed
        ? []
        : [{ id: 'i', name: 'Renders fail', status: 'investigating', current_worst_impact: impact }],
      in_progress_maintenances: [],
    }),
  },
  {
    name: 'Instatus',
    format: 'instatus',
    impact: ['PARTIALOUTAGE', 'partial-outage'],
    body: (impact, closed) => ({
      page: { name: 'Tested', url: 'https://status.example.com', status: 'UP' },
      activeIncidents: [
        { id: 'i', name: 'Renders fail', started: AT, status: closed ? 'RESOLVED' : 'INVESTIGATING', impact },
      ],
    }),
  },
  {
    name: 'Better Stack',
    format: 'betterstack',
    impact: ['downtime', 'outage'],
    body: (impact, closed) => ({
      data: { id: '1', attributes: { company_name: 'Tested', aggregate_state: 'operational' } },
      included: [
        { id: '2', type: 'status_page_resource', attributes: { public_name: 'API', status: 'operational' } },
        {
          id: '3',
          type: 'status_report',
          attributes: {
            title: 'Renders fail',
            report_type: 'manual',
            starts_at: AT,
            ends_at: closed ? AT : null,
            aggregate_state: impact,
          },
        },
      ],
    }),
  },
  {
    name: 'Prismix',
    format: 'prismix',
    more: single,
    impact: ['major', 'partial-outage'],
    body: (impact, closed) => ({
      fetchedAt: AT,
      services: [
        {
          id: 'tested',
          name: 'Tested',
          indicator: 'none',
          reachable: true,
          activeIncidents: closed ? 0 : 1,
          recentIncidentBriefs: [
            { id: 'i', name: 'Renders fail', impact, createdAt: AT, resolvedAt: closed ? AT : null },
          ],
        },
      ],
    }),
  },
  {
    name: 'RSS',
    format: 'rss-atom',
    impact: ['outage', 'partial-outage'],
    body: (impact, closed) =>
      `<rss version="2.0"><channel><item><title>${closed ? 'RESOLVED: ' : ''}Renders fail ${impact ?? ''}</title></item></channel></rss>`,
  },
];

describe.each(pages)(
  '$name with the best of words and an incident',
  ({ format, more, body, impact: [word, state] }) => {
    const readWith = (impact: string | undefined, closed: boolean) => {
      const made = body(impact, closed);
      return reading(
        read(format, typeof made === 'string' ? made : JSON.stringify(made), { ...spec(format), ...more }),
      );
    };

    it('is not well while it is open', () => {
      expect(readWith(word, false)).toMatchObject({ state, thin: false });
    });

    it.each([undefined, 'none', 'sparkling'])('is degraded at least where the impact is %s', (impact) => {
      expect(readWith(impact, false).state).toBe('degraded');
    });

    it('is well once it is over', () => {
      expect(readWith(word, true).state).toBe('ok');
    });
  },
);

describe('Statuspage', () => {
  const page = (components: unknown[], status = 'identified') =>
    JSON.stringify({
      page: { id: 'p', name: 'Tested' },
      status: { indicator: 'none', description: '' },
      components: [],
      incidents: [{ id: 'i', name: 'Renders fail', status, impact: 'critical', created_at: AT, components }],
    });
  const pinned = { components: [{ is: 'api', part: 'api' as const }] };

  it('leaves an incident of other components aside', () => {
    const other = reading(read('statuspage', page([{ id: 'x', name: 'Billing' }]), pinned));
    expect(other).toMatchObject({ state: 'ok', incidents: [] });
    expect(reading(read('statuspage', page([{ id: 'y', name: 'API' }]), pinned)).state).toBe('outage');
  });

  it('takes an incident that is only being watched as degraded', () => {
    expect(reading(read('statuspage', page([], 'monitoring'))).state).toBe('degraded');
  });
});

describe('one of many', () => {
  it('is no outage of an Instatus page without pinned components', () => {
    const components = Array.from({ length: 12 }, (_, index) => ({
      id: `c${index}`,
      name: `Model ${index}`,
      status: index === 0 ? 'MAJOROUTAGE' : 'OPERATIONAL',
    }));
    const body = JSON.stringify({ page: { name: 'Tested', status: 'HASISSUES' }, components });
    expect(reading(read('instatus', body)).state).toBe('degraded');
  });

  it('is not the service where a Better Stack monitor reports by itself', () => {
    const resource = (id: number, status: string) => ({
      id: String(id),
      type: 'status_page_resource',
      attributes: { public_name: `Model ${id}`, status },
    });
    const body = JSON.stringify({
      data: { id: '1', attributes: { company_name: 'Tested', aggregate_state: 'downtime' } },
      included: [
        resource(0, 'downtime'),
        ...Array.from({ length: 9 }, (_, index) => resource(index + 1, 'operational')),
        {
          id: 'r',
          type: 'status_report',
          attributes: { title: 'Model 0 went down', report_type: 'automatic', aggregate_state: 'downtime' },
        },
      ],
    });
    expect(reading(read('betterstack', body)).state).toBe('ok');
  });
});
