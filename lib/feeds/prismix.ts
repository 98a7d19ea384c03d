import * as z from 'zod/mini';
import type { FeedSpec, FeedSubject } from '../knowledge/services/spec';
import { unreadable } from '../knowledge/services/unreadable';
import type { HttpReply } from '../model/http';
import type { FeedOutcome, Incident, ServiceReading } from '../model/service';
import { cannotRead, type FeedFormat, readings } from './format';
import { jsonOf, loose, looseList } from './json';
import { impactOf, isTrouble, linkOf, stateOfWord, timeOf, uniqueIncidents, unnamedId } from './words';

const brief = z.object({
  id: loose(200),
  name: loose(300),
  impact: loose(60),
  createdAt: loose(100),
  resolvedAt: loose(100),
  shortlink: loose(500),
});

const service = z.object({
  id: loose(100),
  name: loose(100),
  indicator: loose(60),
  reachable: z.catch(z.optional(z.boolean()), undefined),
  unreachableReason: loose(200),
  latencyMs: z.catch(z.optional(z.number().check(z.gte(0), z.lte(600_000))), undefined),
  activeIncidents: z.catch(z.optional(z.number()), undefined),
  cachedAt: loose(100),
  recentIncidentBriefs: looseList(brief, 50),
});
type Service = z.infer<typeof service>;

/** `/api/v1/statuses` of prismix.dev (guide page with a sample of 2026-06-12, readers to 2026-10). */
const statuses = z.object({ fetchedAt: loose(100), services: looseList(service, 1000) });

function incidentOf(raw: z.infer<typeof brief>): Incident {
  const startedAtMs = timeOf(raw.createdAt);
  return {
    id: raw.id ?? unnamedId(raw.name, startedAtMs),
    title: raw.name ?? 'Incident without a title',
    state: stateOfWord(raw.impact),
    startedAtMs,
    endedAtMs: timeOf(raw.resolvedAt),
    ...linkOf(raw.shortlink),
  };
}

/**
 * `reachable: false` is unknown: the monitor could not look. A reason for not reaching the status page with a good word
 * beside it (`statuspage_unreachable_homepage_ok`) means that the home page answers, no more: thin.
 */
function readingOf(subject: FeedSubject, found: readonly Service[], fetchedAt: string | undefined): ServiceReading[] {
  const [first, ...others] = found;
  if (first === undefined) return [];
  const said = stateOfWord(first.indicator);
  const agreed = others.every((other) => stateOfWord(other.indicator) === said);
  const unreached = first.reachable === false;
  const { latencyMs, activeIncidents = 0 } = first;
  const incidents = uniqueIncidents((first.recentIncidentBriefs ?? []).map(incidentOf));
  const told = unreached || !agreed ? 'unknown' : said;
  const open = incidents.filter(({ endedAtMs, state }) => endedAtMs === null && state !== 'maintenance');
  // The indicator may lag behind the incidents that stand beside it.
  const impacts = open.length > 0 ? open.map(({ state }) => state) : activeIncidents > 0 ? [told] : [];
  const isOpen = !unreached && impacts.length > 0 && !isTrouble(told) && told !== 'maintenance';
  return [
    {
      service: subject.service,
      state: isOpen ? impactOf(impacts) : told,
      parts: [],
      incidents,
      maintenance: [],
      readAtMs: timeOf(first.cachedAt) ?? timeOf(fetchedAt),
      thin: !isOpen && (unreached || first.unreachableReason !== undefined),
      ...(latencyMs === undefined ? {} : { latencyMs }),
    },
  ];
}

function isNamed(subject: FeedSubject, one: Service): boolean {
  return [one.id, one.name].some((name) => name !== undefined && subject.names.includes(name.toLowerCase()));
}

function read(reply: HttpReply, spec: FeedSpec): FeedOutcome {
  const body = jsonOf(reply, statuses);
  if (!body.ok) return cannotRead(body.reason);
  const { services, fetchedAt } = body.value;
  if (services === undefined) return cannotRead(unreadable.shape);
  const list = spec.subjects.flatMap((subject) =>
    readingOf(
      subject,
      services.filter((one) => isNamed(subject, one)),
      fetchedAt,
    ),
  );
  return list.length > 0 ? readings(list) : cannotRead(unreadable.notListed);
}

/** Prismix: one reply tells of many services. */
export const prismixFormat: FeedFormat = { id: 'prismix', read };
