import type { Event } from './scenario';

const json = (at: number, url: string, body: unknown, status = 200, headers: Record<string, string> = {}): Event => ({
  at,
  do: 'serve',
  url,
  status,
  headers: { 'content-type': 'application/json', ...headers },
  body: typeof body === 'string' ? body : JSON.stringify(body),
});
export const serveJson = json;
export const servePage = (at: number, url: string, html: string, status = 200): Event => ({
  at,
  do: 'serve',
  url,
  status,
  headers: { 'content-type': 'text/html; charset=utf-8' },
  body: html,
});
export const serveNothing = (at: number, url: string): Event => ({ at, do: 'serve', url, status: 0 });

/** A real short film, of the pretend Pika. */
export const serveClip = (at: number, url: string): Event => ({
  at,
  do: 'serve',
  url,
  status: 200,
  headers: { 'content-type': 'video/mp4', 'accept-ranges': 'bytes' },
  body: { file: '../world/assets/clip.mp4' },
});

export const HOME = 'https://pika.art/';
export const homePage = (at: number, status = 200): Event =>
  servePage(at, HOME, '<!doctype html><title>Pika</title><div id="__next"></div>', status);

export const PRISMIX = 'https://prismix.dev/api/v1/statuses';
interface Reading {
  indicator?: string;
  reachable?: boolean;
  unreachableReason?: string;
  activeIncidents?: number;
}
/** prismix.dev, key-less JSON; fields as read by several public programs, 2026-09. */
export function prismix(at: number, services: Record<string, string | Reading>): Event {
  const list = Object.entries(services).map(([id, given]) => {
    const reading: Reading = typeof given === 'string' ? { indicator: given } : given;
    const { indicator = 'none' } = reading;
    return {
      id,
      name: id.charAt(0).toUpperCase() + id.slice(1),
      description: indicator,
      reachable: true,
      activeIncidents: indicator === 'none' ? 0 : 1,
      latencyMs: 180,
      recentIncidents30d: 0,
      uptime30dPct: 99.9,
      lastIncidentAt: null,
      recentIncidentBriefs: [],
      cachedAt: '{{now}}',
      ...reading,
      indicator,
    };
  });
  return json(at, PRISMIX, { fetchedAt: '{{now}}', cached: true, services: list });
}

export const APISTATUSCHECK = 'https://apistatuscheck.com/api/status';
/** apistatuscheck.com, both addresses; statuses seen "up" and "operational". */
export function apistatuscheck(at: number, pika: string): Event[] {
  return [
    json(at, `${APISTATUSCHECK}?api=pika`, {
      api: { name: 'Pika', description: 'AI video', status: pika, statusPageUrl: null, lastChecked: '{{now}}' },
      links: { page: 'https://apistatuscheck.com/api/pika' },
    }),
    json(at, APISTATUSCHECK, {
      count: 1,
      lastUpdated: '{{now}}',
      apis: [{ slug: 'pika', name: 'Pika', status: pika, lastChecked: '{{now}}' }],
    }),
  ];
}

/** All that is asked about Pika says that it is well. */
export const calm = (at = 0): Event[] => [
  prismix(at, { pika: 'none' }),
  ...apistatuscheck(at, 'operational'),
  homePage(at),
];
/** Two monitors that do not copy each other, and the home page, agree that Pika is ill. */
export const ill = (at: number, indicator: string, word: string, home = 200): Event[] => [
  prismix(at, { pika: indicator }),
  ...apistatuscheck(at, word),
  homePage(at, home),
];

interface Page {
  host: string;
  pageId: string;
  name: string;
  component: string;
  componentId: string;
}
export const RUNWAY: Page = {
  host: 'https://status.runwayml.com',
  pageId: 's9lfdrzmhryw',
  name: 'Runway',
  component: 'Public API',
  componentId: 'w3jcq3dwljp4',
};
export const DISCORD: Page = {
  host: 'https://discordstatus.com',
  pageId: 'srhpyqt94yxb',
  name: 'Discord',
  component: 'API',
  componentId: 'rhznvxg4v7yh',
};
export const STABILITY: Page = {
  host: 'https://status.stability.ai',
  pageId: '01JW9J39X4',
  name: 'Stability AI',
  component: 'API',
  componentId: '01JW9J39X55NDFZTZT3K5NYR48',
};
const COMPONENT: Record<string, string> = {
  none: 'operational',
  minor: 'degraded_performance',
  major: 'partial_outage',
  critical: 'major_outage',
  maintenance: 'under_maintenance',
};
/** Atlassian Statuspage v2 summary, as every page documents it under /api. */
export function statuspage(at: number, page: Page, indicator: string): Event {
  const maintenance = indicator === 'maintenance';
  const bad = indicator !== 'none' && !maintenance;
  const event = (more: Record<string, unknown>) => ({
    id: 'inc1',
    name: 'Generations are slow',
    created_at: '2026-11-24T08:00:00.000Z',
    updated_at: '2026-11-24T08:00:00.000Z',
    started_at: '2026-11-24T08:00:00.000Z',
    resolved_at: null,
    incident_updates: [],
    components: [],
    ...more,
  });
  return json(at, `${page.host}/api/v2/summary.json`, {
    page: { id: page.pageId, name: page.name, url: page.host, time_zone: 'Etc/UTC', updated_at: '{{now}}' },
    status: { indicator: maintenance ? 'none' : indicator, description: 'as told' },
    components: [
      {
        id: page.componentId,
        name: page.component,
        status: COMPONENT[indicator] ?? indicator,
        group: false,
        group_id: null,
        position: 1,
        only_show_if_degraded: false,
        updated_at: '{{now}}',
      },
    ],
    incidents: bad ? [event({ status: 'investigating', impact: indicator })] : [],
    scheduled_maintenances: maintenance
      ? [
          event({
            status: 'in_progress',
            impact: 'maintenance',
            scheduled_for: '2026-11-24T07:30:00.000Z',
            scheduled_until: '2026-11-24T23:00:00.000Z',
          }),
        ]
      : [],
  });
}

const FAL = 'https://status.fal.ai';
/** The same page with one open incident of this title. */
export function instatusIncident(at: number, name: string, impact: string): Event[] {
  const page = { name: 'fal', url: FAL, status: 'HASISSUES' };
  const incident = { id: 'cm2', name, started: '2026-11-24T08:00:00.000Z', status: 'IDENTIFIED', impact };
  return [json(at, `${FAL}/summary.json`, { page, activeIncidents: [incident] })];
}
/** Instatus, public data of 2026; the three addresses that readers use. */
export function instatus(at: number, impact: string | null): Event[] {
  const page = { name: 'fal', url: FAL, status: impact === null ? 'UP' : 'HASISSUES' };
  const activeIncidents =
    impact === null
      ? undefined
      : [
          {
            id: 'cm1',
            name: 'API is failing',
            started: '2026-11-24T08:00:00.000Z',
            status: 'INVESTIGATING',
            impact,
            url: `${FAL}/incident/cm1`,
          },
        ];
  const components = [
    { id: 'clzmj6mnv0283gwmwtdqtt9u3', name: 'API', description: '', isParent: false, status: impact ?? 'OPERATIONAL' },
    { id: 'clzmj6mni0276gwmw95xftvtd', name: 'Website', description: '', isParent: false, status: 'OPERATIONAL' },
  ];
  return [
    json(at, `${FAL}/summary.json`, { page, activeIncidents }),
    json(at, `${FAL}/v2/components.json`, { components }),
    json(at, `${FAL}/components.json`, { components }),
    json(at, `${FAL}/v3/summary.json`, { page, activeIncidents, components }),
  ];
}

interface Resource {
  name: string;
  status: string;
}
/** Better Stack, JSON:API of a status page. */
export function betterstack(at: number, state: string, resources: Resource[], report?: Record<string, unknown>): Event {
  return json(at, 'https://status.lumalabs.ai/index.json', {
    data: {
      id: '1',
      type: 'status_page',
      attributes: { company_name: 'Luma', timezone: 'UTC', aggregate_state: state, updated_at: '{{now}}' },
    },
    included: [
      ...resources.map(({ name, status }, index) => ({
        id: String(10 + index),
        type: 'status_page_resource',
        attributes: { public_name: name, status, availability: 0.999 },
      })),
      ...(report === undefined ? [] : [{ id: '90', type: 'status_report', attributes: report }]),
    ],
  });
}
