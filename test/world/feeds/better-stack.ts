/**
 * Better Stack status pages, JSON:API. Source: betterstack.com/docs/uptime/status-pages/subscribing-to-status-updates/
 * subscribing-to-api (read 2026-11-21). That `ends_at` stays null on resolved reports was seen live by others in 2026-08.
 */
import { iso, json } from '../apis/kit/reply';
import type { WorldReply } from '../site';
import type { ComponentState, PageKnobs } from './model';
import { rss } from './news-feed';
import type { IncidentView, MaintenanceView, PageView } from './view';

export interface BetterStackKnobs extends PageKnobs {
  /** Components that are there but not watched. */
  notMonitored: string[];
  /** Reports that are over keep `ends_at: null`. */
  endsStayNull: boolean;
}

const states: Readonly<Record<ComponentState, string>> = {
  operational: 'operational',
  degraded: 'degraded',
  partial: 'downtime',
  major: 'downtime',
  maintenance: 'maintenance',
};
const impacts = {
  none: 'operational',
  minor: 'degraded',
  major: 'downtime',
  critical: 'downtime',
  maintenance: 'maintenance',
} as const;

const days = (view: PageView) =>
  Array.from({ length: 90 }, (_, index) => ({
    day: iso(view.updatedAtMs - (89 - index) * 86_400_000).slice(0, 10),
    status: 'operational',
    downtime_duration: 0,
    maintenance_duration: 0,
  }));

interface Report {
  one: IncidentView | MaintenanceView;
  type: 'manual' | 'maintenance';
  state: string;
  startsAtMs: number;
  endsAtMs: number | null;
}

function written(view: PageView, { one, type, state, startsAtMs, endsAtMs }: Report): object[] {
  const hit = view.components.filter(({ id }) => one.components.includes(id));
  const affected = hit.map(({ id }) => ({ status_page_resource_id: id, status: state }));
  const update = { id: `${one.id}1`, type: 'status_update' };
  const times = { starts_at: iso(startsAtMs), ends_at: endsAtMs === null ? null : iso(endsAtMs) };
  return [
    {
      id: one.id,
      type: 'status_report',
      attributes: {
        title: one.name,
        report_type: type,
        ...times,
        aggregate_state: state,
        affected_resources: affected,
      },
      relationships: { status_updates: { data: [update] } },
    },
    { ...update, attributes: { message: one.message, published_at: iso(startsAtMs), affected_resources: affected } },
  ];
}

function index(view: PageView, knobs: BetterStackKnobs): WorldReply {
  const resources = view.components.map(({ id, name, state }) => ({
    id,
    type: 'status_page_resource',
    attributes: {
      status_page_section_id: 1,
      resource_type: 'Monitor',
      public_name: name,
      status: knobs.notMonitored.includes(id) ? 'not_monitored' : states[state],
      availability: 0.9991,
      status_history: days(view),
    },
  }));
  const reports: Report[] = [
    ...view.incidents.map((one) => ({
      one,
      type: 'manual' as const,
      state: one.open ? impacts[one.impact] : 'resolved',
      startsAtMs: one.startedAtMs,
      endsAtMs: knobs.endsStayNull ? null : one.resolvedAtMs,
    })),
    ...view.maintenances.map((one) => ({
      one,
      type: 'maintenance' as const,
      state: one.stage === 'completed' ? 'resolved' : 'maintenance',
      startsAtMs: one.startsAtMs,
      endsAtMs: one.endsAtMs,
    })),
  ];
  const refs = (list: readonly { id: string; type: string }[]) => ({
    data: list.map(({ id, type }) => ({ id, type })),
  });
  return json(200, {
    data: {
      id: view.id,
      type: 'status_page',
      attributes: {
        company_name: view.name,
        company_url: view.url,
        contact_url: null,
        timezone: 'UTC',
        subdomain: view.name.toLowerCase(),
        custom_domain: new URL(view.url).hostname,
        announcement: null,
        aggregate_state: impacts[view.worst],
        created_at: '2024-01-15T10:30:00.000Z',
        updated_at: iso(view.updatedAtMs),
      },
      relationships: {
        sections: { data: [{ id: '1', type: 'status_page_section' }] },
        resources: refs(resources),
        status_reports: { data: reports.map(({ one }) => ({ id: one.id, type: 'status_report' })) },
      },
    },
    included: [
      { id: '1', type: 'status_page_section', attributes: { name: `${view.name} `, position: 0 } },
      ...resources,
      ...reports.flatMap((report) => written(view, report)),
    ],
  });
}

export function betterStack(path: string, view: PageView, knobs: BetterStackKnobs): WorldReply | undefined {
  if (path === '/index.json') return index(view, knobs);
  return path === '/feed' || path === '/feed.rss' ? rss(view) : undefined;
}
