/**
 * Atlassian Statuspage, API v2. Sources: the help page that every page has at /api, e.g.
 * confluence.status.atlassian.com/api (2025-12-20), and the types of npm statuspage.io 3.1.1.
 */
import { iso, isoOrNull, json } from '../apis/kit/reply';
import type { WorldReply } from '../site';
import type { ComponentState } from './model';
import { atom, rss } from './news-feed';
import type { IncidentView, MaintenanceView, PageView } from './view';

const states: Readonly<Record<ComponentState, string>> = {
  operational: 'operational',
  degraded: 'degraded_performance',
  partial: 'partial_outage',
  major: 'major_outage',
  maintenance: 'under_maintenance',
};
const descriptions: Readonly<Record<PageView['worst'], string>> = {
  none: 'All Systems Operational',
  minor: 'Partially Degraded Service',
  major: 'Partial System Outage',
  critical: 'Major Service Outage',
  maintenance: 'Service Under Maintenance',
};

const page = (view: PageView) => ({
  id: view.id,
  name: view.name,
  url: view.url,
  time_zone: 'Etc/UTC',
  updated_at: iso(view.updatedAtMs),
});

const status = (view: PageView) => ({ indicator: view.worst, description: descriptions[view.worst] });

const component = (view: PageView, { id, name, state }: PageView['components'][number], position: number) => ({
  id,
  name,
  status: states[state],
  created_at: '2023-01-10T12:00:00.000Z',
  updated_at: iso(view.updatedAtMs),
  position,
  description: null,
  showcase: true,
  start_date: '2023-01-10',
  group_id: null,
  page_id: view.id,
  group: false,
  only_show_if_degraded: false,
});

const components = (view: PageView) => view.components.map((one, index) => component(view, one, index + 1));

const touched = (view: PageView, ids: readonly string[]) => components(view).filter(({ id }) => ids.includes(id));

const update = (incident: string, id: string, stage: string, body: string, atMs: number) => ({
  id,
  status: stage,
  body,
  incident_id: incident,
  created_at: iso(atMs),
  updated_at: iso(atMs),
  display_at: iso(atMs),
  affected_components: null,
});

function incident(view: PageView, one: IncidentView) {
  const { id, postedAtMs, resolvedAtMs } = one;
  const updates = [update(id, `${id}u1`, one.stage, one.message, postedAtMs)];
  if (resolvedAtMs !== null)
    updates.unshift(update(id, `${id}u2`, 'resolved', 'This incident has been resolved.', resolvedAtMs));
  return {
    id,
    name: one.name,
    status: one.open ? one.stage : 'resolved',
    impact: one.impact,
    created_at: iso(postedAtMs),
    updated_at: iso(resolvedAtMs ?? postedAtMs),
    started_at: iso(one.startedAtMs),
    monitoring_at: null,
    resolved_at: isoOrNull(resolvedAtMs),
    shortlink: `https://stspg.io/${id}`,
    page_id: view.id,
    incident_updates: updates,
    components: touched(view, one.components),
  };
}

function maintenance(view: PageView, one: MaintenanceView) {
  const announced = one.startsAtMs - 86_400_000;
  return {
    id: one.id,
    name: one.name,
    status: one.stage,
    impact: 'maintenance',
    created_at: iso(announced),
    updated_at: iso(one.stage === 'scheduled' ? announced : one.stage === 'completed' ? one.endsAtMs : one.startsAtMs),
    started_at: iso(announced),
    monitoring_at: null,
    resolved_at: one.stage === 'completed' ? iso(one.endsAtMs) : null,
    shortlink: `https://stspg.io/${one.id}`,
    page_id: view.id,
    scheduled_for: iso(one.startsAtMs),
    scheduled_until: iso(one.endsAtMs),
    incident_updates: [update(one.id, `${one.id}u1`, one.stage, one.message, announced)],
    components: touched(view, one.components),
  };
}

/** Answers under `/api/v2`, and the two histories. `hideComponents` as pages over several regions do. */
export function statuspage(path: string, view: PageView, hideComponents = false): WorldReply | undefined {
  const head = { page: page(view) };
  const shown = hideComponents ? [] : components(view);
  const open = view.incidents.filter((one) => one.open).map((one) => incident(view, one));
  const inStage = (...stages: MaintenanceView['stage'][]) =>
    view.maintenances.filter(({ stage }) => stages.includes(stage)).map((one) => maintenance(view, one));
  switch (path) {
    case '/api/v2/status.json':
      return json(200, { ...head, status: status(view) });
    case '/api/v2/summary.json':
      return json(200, {
        ...head,
        components: shown,
        incidents: open,
        scheduled_maintenances: inStage('scheduled', 'in_progress'),
        status: status(view),
      });
    case '/api/v2/components.json':
      return json(200, { ...head, components: shown });
    case '/api/v2/incidents.json':
      return json(200, { ...head, incidents: view.incidents.slice(0, 50).map((one) => incident(view, one)) });
    case '/api/v2/incidents/unresolved.json':
      return json(200, { ...head, incidents: open });
    case '/api/v2/scheduled-maintenances.json':
      return json(200, { ...head, scheduled_maintenances: inStage('scheduled', 'in_progress', 'completed') });
    case '/api/v2/scheduled-maintenances/upcoming.json':
      return json(200, { ...head, scheduled_maintenances: inStage('scheduled') });
    case '/api/v2/scheduled-maintenances/active.json':
      return json(200, { ...head, scheduled_maintenances: inStage('in_progress') });
    case '/history.rss':
      return rss(view);
    case '/history.atom':
      return atom(view);
    default:
      return undefined;
  }
}
