import * as z from 'zod/mini';
import type { FeedSpec } from '../knowledge/services/spec';
import { unreadable } from '../knowledge/services/unreadable';
import type { HttpReply } from '../model/http';
import type { FeedOutcome, Incident, ReadingState } from '../model/service';
import { cannotRead, type FeedFormat, readings, subjectOf } from './format';
import { jsonOf, loose, looseList } from './json';
import { pinnedPart } from './pinned';
import { impactOf, isTrouble, linkOf, stateOfWord, timeOf, uniqueIncidents, unnamedId, worst } from './words';

const component = z.object({
  id: loose(200),
  name: loose(120),
  status: loose(60),
  isParent: z.catch(z.boolean(), false),
});

const event = z.object({
  id: loose(200),
  name: loose(300),
  started: loose(100),
  start: loose(100),
  status: loose(60),
  impact: loose(60),
  duration: loose(20),
  url: loose(500),
  components: looseList(component, 100),
});
type Event = z.infer<typeof event>;

/**
 * `/summary.json` and `/v3/summary.json` of Instatus (instatus.com/help/api/public-data, read 2026-09). The lists may be
 * absent on a page where all is well. An entry that cannot be read makes the whole unreadable, so that no trouble is lost.
 */
const summary = z.object({
  page: z.object({ name: loose(200), url: loose(500), status: z.string() }),
  activeIncidents: z.nullish(z.array(event).check(z.maxLength(500))),
  activeMaintenances: z.nullish(z.array(event).check(z.maxLength(500))),
  components: looseList(component, 500),
});

const pageStates: Readonly<Record<string, ReadingState>> = {
  UP: 'ok',
  HASISSUES: 'degraded',
  UNDERMAINTENANCE: 'maintenance',
};

function concerns(raw: Event, spec: FeedSpec): boolean {
  const touched = raw.components ?? [];
  if (spec.components === undefined || touched.length === 0) return true;
  return touched.some((one) => pinnedPart(spec, one) !== undefined);
}

function incidentOf(raw: Event): Incident {
  const startedAtMs = timeOf(raw.started) ?? timeOf(raw.start);
  const minutes = Number(raw.duration ?? Number.NaN);
  return {
    id: raw.id ?? unnamedId(raw.name, startedAtMs),
    title: raw.name ?? 'Incident without a title',
    state: stateOfWord(raw.impact),
    startedAtMs,
    endedAtMs: startedAtMs !== null && minutes > 0 && minutes < 100_000 ? startedAtMs + minutes * 60_000 : null,
    ...linkOf(raw.url),
  };
}

function isRunning(raw: Event): boolean {
  return !/^(notstartedyet|completed)$/i.test(raw.status ?? '');
}

/** Where components are pinned, maintenance counts if it touches one of them, or names none at all. */
function maintained(page: ReadingState, touched: readonly z.infer<typeof component>[], spec: FeedSpec): ReadingState {
  if (spec.components === undefined || touched.length === 0) return page;
  const matters = touched.some((one) => pinnedPart(spec, one) !== undefined);
  if (page === 'maintenance' && !matters) return 'ok';
  return page === 'ok' && matters ? 'maintenance' : page;
}

/** Of many components a few bad ones are no outage of the service. */
const FEW = 0.3;
const MOST = 0.5;

/** How bad the components are together. Where none are pinned, one of many in an outage is no more than degraded. */
function stateOfParts(parts: readonly ReadingState[], arePinned: boolean): ReadingState {
  const found = worst(parts.filter((state) => isTrouble(state)));
  if (arePinned || found === 'unknown' || found === 'degraded') return found;
  const down = parts.filter((state) => state === 'outage').length / parts.length;
  const bad = parts.filter((state) => state === 'outage' || state === 'partial-outage').length / parts.length;
  if (down > MOST) return 'outage';
  return bad >= FEW ? 'partial-outage' : 'degraded';
}

/** The page's word has no severity: the worst incident or component gives it, and it is never less than the word says. */
function stateOf(page: ReadingState, incidents: readonly Event[], parts: ReadingState, said: boolean): ReadingState {
  const impact = impactOf(incidents.map((raw) => stateOfWord(raw.impact)));
  const found = worst([impact, parts]);
  if (isTrouble(found)) return found;
  return page === 'degraded' && !said ? 'ok' : page;
}

function read(reply: HttpReply, spec: FeedSpec): FeedOutcome {
  const body = jsonOf(reply, summary);
  if (!body.ok) return cannotRead(body.reason);
  const { page, activeIncidents, activeMaintenances, components } = body.value;
  if (spec.pageName !== undefined && !(page.name ?? '').toLowerCase().includes(spec.pageName)) {
    return cannotRead(unreadable.otherPage);
  }
  const word = page.status.trim().toUpperCase();
  const pageState = Object.hasOwn(pageStates, word) ? (pageStates[word] ?? 'unknown') : 'unknown';
  const active = (activeIncidents ?? []).filter(
    (raw) => !/^(?:resolved|postmortem|completed)$/i.test(raw.status ?? ''),
  );
  const ours = active.filter((raw) => concerns(raw, spec));
  const all = (components ?? []).filter((one) => !one.isParent);
  const pinned = all.filter((one) => spec.components === undefined || pinnedPart(spec, one) !== undefined);
  const parts = pinned.slice(0, 50).map((one) => ({
    name: pinnedPart(spec, one) ?? one.name ?? 'unnamed',
    state: stateOfWord(one.status),
  }));
  // Issues are of others alone only where every bad thing that is named is another component.
  const othersBad = all.some((one) => isTrouble(stateOfWord(one.status))) || active.length > 0;
  const said = !(othersBad && ours.length === 0 && pinned.length > 0);
  const underWork = all.filter((one) => stateOfWord(one.status) === 'maintenance');
  const touched = [
    ...underWork,
    ...(activeMaintenances ?? []).filter(isRunning).flatMap((raw) => raw.components ?? []),
  ];
  return readings([
    {
      service: subjectOf(spec),
      state: stateOf(
        maintained(pageState, touched, spec),
        ours,
        stateOfParts(
          parts.map((part) => part.state),
          spec.components !== undefined,
        ),
        said,
      ),
      parts,
      incidents: uniqueIncidents(ours.map((raw) => ({ ...incidentOf(raw), endedAtMs: null }))),
      maintenance: uniqueIncidents(
        (activeMaintenances ?? []).map((raw) => ({ ...incidentOf(raw), state: 'maintenance' })),
      ),
      readAtMs: null,
      thin: false,
    },
  ]);
}

/** Pages of Instatus. */
export const instatus: FeedFormat = { id: 'instatus', read };
