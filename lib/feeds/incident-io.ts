import * as z from 'zod/mini';
import type { FeedSpec } from '../knowledge/services/spec';
import { unreadable } from '../knowledge/services/unreadable';
import type { HttpReply } from '../model/http';
import type { FeedOutcome, Incident } from '../model/service';
import { cannotRead, type FeedFormat, readings, subjectOf } from './format';
import { jsonOf, loose, looseList } from './json';
import { pinnedPart } from './pinned';
import { readSummary } from './statuspage';
import { impactOf, linkOf, stateOfWord, timeOf, uniqueIncidents, unnamedId } from './words';

const affected = z.object({ id: loose(200), name: loose(120), current_status: loose(60) });

const event = z.object({
  id: loose(200),
  name: loose(300),
  status: loose(60),
  url: loose(500),
  last_update_at: loose(100),
  current_worst_impact: loose(60),
  affected_components: looseList(affected, 200),
  started_at: loose(100),
  scheduled_end_at: loose(100),
  starts_at: loose(100),
  ends_at: loose(100),
});
type Event = z.infer<typeof event>;

/**
 * Widget API of incident.io, `/api/v1/summary` (docs.incident.io/status-pages/api, read 2026-09). Nothing in it says
 * "all is well" but empty lists, so the lists themselves must be there and whole.
 */
const widget = z.object({
  page_title: z.string(),
  page_url: loose(500),
  ongoing_incidents: z.array(event).check(z.maxLength(500)),
  in_progress_maintenances: z.array(event).check(z.maxLength(500)),
  scheduled_maintenances: z.catch(z.optional(z.array(event)), undefined),
});

function concerns(raw: Event, spec: FeedSpec): boolean {
  const touched = raw.affected_components ?? [];
  if (spec.components === undefined || touched.length === 0) return true;
  return touched.some((component) => pinnedPart(spec, component) !== undefined);
}

function incidentOf(raw: Event, maintenance: boolean): Incident {
  const startedAtMs = timeOf(raw.started_at) ?? timeOf(raw.starts_at) ?? timeOf(raw.last_update_at);
  return {
    id: raw.id ?? unnamedId(raw.name, startedAtMs),
    title: raw.name ?? 'Incident without a title',
    state: maintenance ? 'maintenance' : stateOfWord(raw.current_worst_impact),
    startedAtMs,
    endedAtMs: timeOf(raw.scheduled_end_at) ?? timeOf(raw.ends_at),
    ...linkOf(raw.url),
  };
}

function readWidget(reply: HttpReply, spec: FeedSpec): FeedOutcome {
  const body = jsonOf(reply, widget);
  if (!body.ok) return cannotRead(body.reason);
  const { page_title, ongoing_incidents, in_progress_maintenances, scheduled_maintenances } = body.value;
  if (spec.pageName !== undefined && !page_title.toLowerCase().includes(spec.pageName)) {
    return cannotRead(unreadable.otherPage);
  }
  const ours = ongoing_incidents.filter((raw) => concerns(raw, spec));
  const impacts = ours.map((raw) => stateOfWord(raw.current_worst_impact));
  const underWork = in_progress_maintenances.some((raw) => concerns(raw, spec) && spec.components !== undefined);
  const components = ours.flatMap((raw) => raw.affected_components ?? []).slice(0, 50);
  return readings([
    {
      service: subjectOf(spec),
      state: ours.length > 0 ? impactOf(impacts) : underWork ? 'maintenance' : 'ok',
      parts: components.map((one) => ({
        name: pinnedPart(spec, one) ?? one.name ?? 'unnamed',
        state: stateOfWord(one.current_status),
      })),
      incidents: uniqueIncidents(ours.map((raw) => ({ ...incidentOf(raw, false), endedAtMs: null }))),
      maintenance: uniqueIncidents(
        [...in_progress_maintenances, ...(scheduled_maintenances ?? [])].map((raw) => incidentOf(raw, true)),
      ),
      readAtMs: null,
      thin: false,
    },
  ]);
}

/** Pages of incident.io: the widget API, or the addresses that are compatible with Statuspage. */
export const incidentIo: FeedFormat = {
  id: 'incident-io',
  read: (reply, spec) => (spec.url.includes('/api/v1/') ? readWidget(reply, spec) : readSummary(reply, spec)),
};
