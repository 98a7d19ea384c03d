import type { PastIncident } from '../../model/history';
import type { ServiceVerdictId } from '../../model/service';
import type { ServiceCard } from '../../model/snapshot';
import type { Verdict } from '../../model/verdict';

const badness: Readonly<Partial<Record<ServiceVerdictId, number>>> = { degraded: 1, 'partial-outage': 2, outage: 3 };
const WELL = new Set<string>(['ok', 'busy']);
/** Sources that are not a service's own status page. */
const NOT_OFFICIAL = new Set(['prismix', 'apistatuscheck', 'probe', 'own jobs', 'judgement']);

/**
 * The incident of a service after one more verdict on it; undefined when there is none and none was. One incident lasts
 * until the service is well again, also through unknown.
 */
export function followIncident(
  open: PastIncident | undefined,
  verdict: Verdict,
  state: ServiceVerdictId,
  card: ServiceCard | undefined,
  nowMs: number,
): PastIncident | undefined {
  const bad = badness[state];
  if (open === undefined && bad === undefined) return undefined;
  const service = verdict.subject.slice('service:'.length);
  const reason = verdict.because[0];
  const told = card?.incidents.at(0);
  const incident = open ?? {
    id: `${service}:${nowMs}`,
    service,
    title: told?.title ?? reason?.text ?? state,
    state,
    startedAtMs: nowMs,
    endedAtMs: null,
    foundBy: reason?.source ?? 'judgement',
    officialAtMs: null,
  };
  const url = incident.url ?? told?.url;
  const worse = (bad ?? 0) > (badness[incident.state] ?? 0);
  return {
    ...incident,
    state: worse ? state : incident.state,
    officialAtMs: incident.officialAtMs ?? (saidOfficially(card) ? nowMs : null),
    endedAtMs: WELL.has(state) ? nowMs : null,
    ...(url !== undefined && { url }),
  };
}

function saidOfficially(card: ServiceCard | undefined): boolean {
  return (
    card?.sources.some(
      ({ source, state }) =>
        !NOT_OFFICIAL.has(source) && (state === 'degraded' || state === 'partial-outage' || state === 'outage'),
    ) ?? false
  );
}
