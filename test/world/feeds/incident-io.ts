/**
 * incident.io status pages: the widget API at /api/v1/summary and the forms compatible with Statuspage. Sources:
 * docs.incident.io/status-pages/api and help.incident.io article 9951011 (read 2026-11-21).
 */
import { iso, json } from '../apis/kit/reply';
import type { WorldReply } from '../site';
import type { ComponentState, PageKnobs } from './model';
import { atom, rss } from './news-feed';
import { statuspage } from './statuspage';
import type { IncidentView, MaintenanceView, PageView } from './view';

export interface IncidentIoKnobs extends PageKnobs {
  /** The owner has switched the widget API on. */
  widget: boolean;
  /** A page over several regions: no components in the compatible forms. */
  hideComponents: boolean;
}

const states: Readonly<Record<ComponentState, string>> = {
  operational: 'operational',
  degraded: 'degraded_performance',
  partial: 'partial_outage',
  major: 'full_outage',
  maintenance: 'under_maintenance',
};
const impacts = {
  none: 'degraded_performance',
  minor: 'degraded_performance',
  major: 'partial_outage',
  critical: 'full_outage',
} as const;

function event(view: PageView, one: IncidentView | MaintenanceView, stage: string, atMs: number) {
  const hit = view.components.filter(({ id }) => one.components.includes(id));
  return {
    id: one.id,
    name: one.name,
    status: stage,
    url: `${view.url}/incidents/${one.id}`,
    last_update_at: iso(atMs),
    last_update_message: one.message,
    affected_components: hit.map(({ id, name, state }) => ({ id, name, current_status: states[state] })),
  };
}

function widget(view: PageView): WorldReply {
  const inStage = (stage: MaintenanceView['stage']) => view.maintenances.filter((one) => one.stage === stage);
  return json(200, {
    page_title: view.name,
    page_url: `${view.url}/`,
    ongoing_incidents: view.incidents
      .filter(({ open }) => open)
      .map((one) => ({ ...event(view, one, one.stage, one.postedAtMs), current_worst_impact: impacts[one.impact] })),
    in_progress_maintenances: inStage('in_progress').map((one) => ({
      ...event(view, one, 'maintenance_in_progress', one.startsAtMs),
      started_at: iso(one.startsAtMs),
      scheduled_end_at: iso(one.endsAtMs),
    })),
    scheduled_maintenances: inStage('scheduled').map((one) => ({
      ...event(view, one, 'maintenance_scheduled', one.startsAtMs - 86_400_000),
      starts_at: iso(one.startsAtMs),
      ends_at: iso(one.endsAtMs),
    })),
  });
}

export function incidentIo(path: string, view: PageView, knobs: IncidentIoKnobs): WorldReply | undefined {
  if (path === '/api/v1/summary') return knobs.widget ? widget(view) : undefined;
  if (path === '/feed.rss') return rss(view);
  if (path === '/feed.atom') return atom(view);
  return path.startsWith('/api/v2/') ? statuspage(path, view, knobs.hideComponents) : undefined;
}
