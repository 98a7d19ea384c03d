import * as z from 'zod/mini';
import type { FeedSpec } from '../knowledge/services/spec';
import { unreadable } from '../knowledge/services/unreadable';
import type { HttpReply } from '../model/http';
import type { FeedOutcome, Incident, ReadingState } from '../model/service';
import { cannotRead, type FeedFormat, readings, subjectOf } from './format';
import { jsonOf, loose, looseList } from './json';
import { pinnedPart } from './pinned';
import { impactOf, isTrouble, linkOf, stateOfWord, timeOf, uniqueIncidents, unnamedId } from './words';

const named = z.object({ id: loose(200), name: loose(120), code: loose(200) });

const component = z.object({ id: loose(200), name: loose(120), status: loose(60), group: z.catch(z.boolean(), false) });

const incident = z.object({
  id: loose(200),
  name: loose(300),
  status: loose(60),
  impact: loose(60),
  created_at: loose(100),
  started_at: loose(100),
  resolved_at: loose(100),
  scheduled_for: loose(100),
  scheduled_until: loose(100),
  shortlink: loose(500),
  components: looseList(named),
  incident_updates: looseList(z.object({ affected_components: looseList(named) }), 50),
});
type RawIncident = z.infer<typeof incident>;

/**
 * Statuspage API v2, `/api/v2/summary.json`: the help page that each Statuspage serves under `/api` (sample of 2025-12-20).
 * incident.io answers the same form on its compatible addresses.
 */
const summary = z.object({
  page: z.object({ id: loose(200), name: loose(200), url: loose(500) }),
  status: z.object({ indicator: z.string(), description: loose(300) }),
  components: looseList(component),
  incidents: looseList(incident, 100),
  scheduled_maintenances: looseList(incident, 100),
});

const over = new Set(['resolved', 'postmortem', 'completed']);

function incidentOf(raw: RawIncident): Incident {
  const startedAtMs = timeOf(raw.scheduled_for) ?? timeOf(raw.started_at) ?? timeOf(raw.created_at);
  return {
    id: raw.id ?? unnamedId(raw.name, startedAtMs),
    title: raw.name ?? 'Incident without a title',
    state: stateOfWord(raw.impact),
    startedAtMs,
    endedAtMs: timeOf(raw.resolved_at) ?? timeOf(raw.scheduled_until),
    ...linkOf(raw.shortlink),
  };
}

/** Every component that an incident names; none where it names none. */
function componentsOf(raw: RawIncident): { id?: string | undefined; name?: string | undefined }[] {
  const updates = (raw.incident_updates ?? []).flatMap((update) => update.affected_components ?? []);
  return [...(raw.components ?? []), ...updates.map(({ code, name }) => ({ id: code, name }))];
}

/** False where pinned components are known and all that is named as bad is something else. */
function concerns(raw: z.infer<typeof summary>, open: readonly RawIncident[], spec: FeedSpec): boolean {
  if (spec.components === undefined) return true;
  const bad = (raw.components ?? []).filter((one) => !one.group && isTrouble(stateOfWord(one.status)));
  const all = [...bad, ...open.flatMap(componentsOf)];
  return (
    all.length === 0 || open.some((one) => touches(one, spec)) || all.some((one) => pinnedPart(spec, one) !== undefined)
  );
}

/** An incident that names no component, or one that matters. */
function touches(raw: RawIncident, spec: FeedSpec): boolean {
  const named = componentsOf(raw);
  return (
    spec.components === undefined || named.length === 0 || named.some((one) => pinnedPart(spec, one) !== undefined)
  );
}

/** How bad the open incidents are. One that is only being watched by now is no more than degraded. */
function impactOfOpen(open: readonly RawIncident[]): ReadingState {
  return impactOf(open.map((raw) => (/^monitoring$/i.test(raw.status ?? '') ? 'degraded' : stateOfWord(raw.impact))));
}

function isOfThisPage(page: { id?: string | undefined; name?: string | undefined }, spec: FeedSpec): boolean {
  if (spec.pageId !== undefined && page.id !== undefined && page.id !== spec.pageId) return false;
  return spec.pageName === undefined || (page.name ?? '').toLowerCase().includes(spec.pageName);
}

/** Reads `/api/v2/summary.json`, of Statuspage or of a page that is compatible. */
export function readSummary(reply: HttpReply, spec: FeedSpec): FeedOutcome {
  const body = jsonOf(reply, summary);
  if (!body.ok) return cannotRead(body.reason);
  const { page, status, components, incidents, scheduled_maintenances } = body.value;
  if (!isOfThisPage(page, spec)) return cannotRead(unreadable.otherPage);
  const open = (incidents ?? []).filter((raw) => !over.has((raw.status ?? '').toLowerCase()));
  const said = stateOfWord(status.indicator);
  const ours = open.filter((raw) => touches(raw, spec));
  const word = isTrouble(said) && !concerns(body.value, open, spec) ? 'ok' : said;
  // The page's word may be good, or fail, while an incident is open: the incident counts.
  const state = isTrouble(word) ? word : wellOrMaintained(word, body.value, spec);
  return readings([
    {
      service: subjectOf(spec),
      state: isTrouble(state) || ours.length === 0 ? state : impactOfOpen(ours),
      parts: (components ?? [])
        .filter((one) => !one.group && (spec.components === undefined || pinnedPart(spec, one) !== undefined))
        .slice(0, 50)
        .map((one) => ({ name: pinnedPart(spec, one) ?? one.name ?? 'unnamed', state: stateOfWord(one.status) })),
      incidents: uniqueIncidents(ours.map((raw) => ({ ...incidentOf(raw), endedAtMs: null }))),
      maintenance: uniqueIncidents((scheduled_maintenances ?? []).map(maintenanceOf)),
      readAtMs: null,
      thin: false,
    },
  ]);
}

function maintenanceOf(raw: RawIncident): Incident {
  return { ...incidentOf(raw), state: 'maintenance' };
}

function isCore(spec: FeedSpec, one: { id?: string | undefined; name?: string | undefined }): boolean {
  if (pinnedPart(spec, one) !== undefined) return true;
  const name = one.name?.trim().toLowerCase();
  return (spec.core ?? []).some((is) => is === one.id || is === name);
}

/**
 * Most maintenance touches a corner of the page. It counts where a component that matters is under maintenance, or is
 * named by a running one, where half of all components are, or where the page says so and names no other component.
 */
function wellOrMaintained(said: ReadingState, raw: z.infer<typeof summary>, spec: FeedSpec): ReadingState {
  if (said === 'unknown') return said;
  const running = (raw.scheduled_maintenances ?? []).filter((one) =>
    /^(in_progress|verifying)$/i.test(one.status ?? ''),
  );
  const all = (raw.components ?? []).filter((one) => !one.group);
  const under = all.filter((one) => stateOfWord(one.status) === 'maintenance');
  const touched = [...under, ...running.flatMap(componentsOf)];
  const mostly = spec.components === undefined && under.length > 0 && under.length * 2 >= all.length;
  if (mostly || touched.some((one) => isCore(spec, one))) return 'maintenance';
  return said === 'maintenance' && spec.components !== undefined && touched.length > 0 ? 'ok' : said;
}

export const statuspage: FeedFormat = { id: 'statuspage', read: readSummary };
