import * as e from '../expect';
import type { Drafts } from '../scenario';
import { APISTATUSCHECK, apistatuscheck, homePage, PRISMIX, prismix, serveJson } from '../serve';

const pika = 'service:pika';
const one = (at: number, service: Record<string, unknown>) =>
  serveJson(at, PRISMIX, {
    fetchedAt: '{{now}}',
    cached: true,
    services: [{ description: '', reachable: true, activeIncidents: 1, cachedAt: '{{now}}', ...service }],
  });

export const feeds: Drafts = {
  'prismix-in-other-words': {
    title:
      'prismix.dev passes on other providers’ words too: under_maintenance is maintenance, not an outage; both monitors say so',
    events: [prismix(0, { pika: 'under_maintenance' }), ...apistatuscheck(0, 'maintenance'), homePage(0)],
    until: 5400,
    expect: [e.at(5300, pika, 'maintenance'), e.never(pika, e.TROUBLE), e.alerts('service-down', 0)],
  },
  'pika-by-its-name': {
    title: 'The id of Pika in prismix.dev is inferred only: it is matched by id or name, in small letters or large',
    events: [
      one(0, { id: 'pika-labs', name: 'PIKA', indicator: 'major_outage' }),
      ...apistatuscheck(0, 'down'),
      homePage(0, 503),
    ],
    until: 5400,
    expect: [e.first(pika, 'outage', 0, 5400), e.alerts('service-down', 1, pika)],
  },
  'kling-by-one-monitor': {
    title:
      'Kling has no page that could be read: prismix.dev alone says critical for two hours. The user asked for it, but has not marked it: a verdict of trouble, no alert, and Pika stays well',
    settings: { services: ['pika', 'kling'] },
    events: [
      prismix(0, { pika: 'none', kling: 'none' }),
      ...apistatuscheck(0, 'operational'),
      homePage(0),
      prismix(2000, { pika: 'none', kling: 'critical' }),
    ],
    until: 9200,
    expect: [
      e.at(9100, 'service:kling', e.TROUBLE),
      e.at(9100, pika, 'ok'),
      e.alerts('service-down', 0),
      e.never(pika, e.TROUBLE),
    ],
  },
  'a-page-without-components': {
    title:
      'Global pages of incident.io answer components: [] (seen since 2026-07): the indicator still counts, and the empty list is neither health nor harm',
    settings: { services: ['pika', 'openai'] },
    events: [
      serveJson(0, 'https://status.openai.com/api/v2/summary.json', {
        page: { id: 'openai', name: 'OpenAI', url: 'https://status.openai.com', updated_at: '{{now}}' },
        status: { indicator: 'major', description: 'Partial outage' },
        components: [],
        incidents: [
          {
            id: '01K',
            name: 'Elevated errors',
            status: 'identified',
            impact: 'major',
            created_at: '{{now}}',
            incident_updates: [],
          },
        ],
        scheduled_maintenances: [],
      }),
    ],
    until: 5400,
    expect: [e.first('service:openai', 'partial-outage', 0, 5400), e.never('service:openai', ['ok', 'outage'])],
  },
  'a-feed-of-wrong-types': {
    title:
      'Wrong types, duplicate ids and times in the future: a monitor whose list holds numbers, nulls and Pika twice with two opinions, and one whose list is a text. Unreadable or in doubt, never a fault and never an outage by itself',
    events: [
      serveJson(0, PRISMIX, {
        fetchedAt: '2099-01-01T00:00:00Z',
        services: [7, null, { id: 5 }, { id: 'pika', name: ['Pika'], indicator: { none: true }, reachable: 'yes' }],
      }),
      serveJson(0, `${APISTATUSCHECK}?api=pika`, { api: 'Pika', links: 3 }),
      serveJson(0, APISTATUSCHECK, { count: 'many', apis: 'all of them' }),
      homePage(0),
    ],
    until: 7200,
    expect: [
      e.at(7100, pika, 'unknown'),
      e.never(pika, ['ok', 'maintenance', ...e.TROUBLE]),
      e.alerts('service-down', 0),
    ],
  },
};
