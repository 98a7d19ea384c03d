import * as z from 'zod/mini';
import type { FeedSpec } from '../knowledge/services/spec';
import { unreadable } from '../knowledge/services/unreadable';
import type { HttpReply } from '../model/http';
import type { FeedOutcome, Incident, ReadingState } from '../model/service';
import { cannotRead, type FeedFormat, readings, subjectOf } from './format';
import { jsonOf, loose, looseList } from './json';
import { impactOf, isTrouble, stateOfWord, timeOf, uniqueIncidents, unnamedId } from './words';

const included = z.object({
  id: loose(200),
  type: z.string(),
  attributes: z.object({
    public_name: loose(120),
    status: loose(60),
    title: loose(300),
    report_type: loose(60),
    starts_at: loose(100),
    ends_at: loose(100),
    aggregate_state: loose(60),
  }),
});
type Included = z.infer<typeof included>;

/** `/index.json` of a Better Stack page, JSON:API (betterstack.com/docs/uptime/status-pages, read 2026-09). */
const index = z.object({
  data: z.object({
    id: loose(200),
    attributes: z.object({ company_name: loose(200), aggregate_state: z.string(), updated_at: loose(100) }),
  }),
  included: looseList(included, 1000),
});

/** Of many resources a few bad ones are no trouble of the service; more than half down is an outage. */
const FEW = 0.3;
const MOST = 0.5;

const ended = new Set(['resolved', 'recovered', 'operational']);

function incidentOf(raw: Included): Incident {
  const { title, starts_at, ends_at, aggregate_state, report_type } = raw.attributes;
  const startedAtMs = timeOf(starts_at);
  return {
    id: raw.id ?? unnamedId(title, startedAtMs),
    title: title ?? 'Incident without a title',
    state: report_type === 'maintenance' ? 'maintenance' : stateOfWord(aggregate_state),
    startedAtMs,
    endedAtMs: timeOf(ends_at),
  };
}

/** Automatic reports keep `ends_at: null` when they are over; their state says it. */
function isOpen(raw: Included): boolean {
  const { ends_at, aggregate_state } = raw.attributes;
  return timeOf(ends_at) === null && !ended.has((aggregate_state ?? '').toLowerCase());
}

/** `reported`: what reports that somebody wrote say. An automatic one is a single monitor's. */
function stateOf(page: ReadingState, parts: readonly ReadingState[], reported: ReadingState): ReadingState {
  const known = parts.filter((state) => state !== 'unknown');
  if (known.length === 0) return isTrouble(reported) && !isTrouble(page) ? reported : page;
  if (page === 'maintenance' && !isTrouble(reported)) {
    return known.filter((state) => state === 'maintenance').length / known.length < FEW ? 'ok' : page;
  }
  if (!isTrouble(page)) return isTrouble(reported) ? reported : page;
  const down = known.filter((state) => state === 'outage').length / known.length;
  const bad = known.filter((state) => isTrouble(state)).length / known.length;
  if (down > MOST) return 'outage';
  if (down >= FEW) return 'partial-outage';
  return bad >= FEW || isTrouble(reported) ? 'degraded' : 'ok';
}

function read(reply: HttpReply, spec: FeedSpec): FeedOutcome {
  const body = jsonOf(reply, index);
  if (!body.ok) return cannotRead(body.reason);
  const { data, included: rest = [] } = body.value;
  const name = (data.attributes.company_name ?? '').toLowerCase();
  if (spec.pageName !== undefined && !name.includes(spec.pageName)) return cannotRead(unreadable.otherPage);
  const resources = rest.filter((one) => one.type === 'status_page_resource');
  const watched = resources.filter((one) => one.attributes.status !== 'not_monitored');
  const reports = rest.filter((one) => one.type === 'status_report');
  const works = reports.filter((one) => one.attributes.report_type === 'maintenance');
  const open = reports.filter((one) => one.attributes.report_type !== 'maintenance' && isOpen(one));
  const parts = watched.map((one) => ({
    name: one.attributes.public_name ?? 'unnamed',
    state: stateOfWord(one.attributes.status),
  }));
  const byHand = open.filter((one) => one.attributes.report_type !== 'automatic' || parts.length === 0);
  const reported = impactOf(byHand.map((one) => stateOfWord(one.attributes.aggregate_state)));
  const page = stateOfWord(data.attributes.aggregate_state);
  return readings([
    {
      service: subjectOf(spec),
      state: stateOf(
        page,
        parts.map((part) => part.state),
        reported,
      ),
      parts: parts.slice(0, 50),
      incidents: uniqueIncidents(open.map(incidentOf)),
      maintenance: uniqueIncidents(works.map(incidentOf)),
      readAtMs: null,
      thin: false,
    },
  ]);
}

/** Status pages of Better Stack. */
export const betterstack: FeedFormat = { id: 'betterstack', read };
