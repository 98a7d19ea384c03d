import type { Verdict } from '../../model/verdict';
import { entryOf } from '../entryOf';
import type { State } from '../state';
import { partsText } from '../words/parts';
import { span } from '../words/time';
import type { Candidate } from './candidate';
import { gist } from './gist';

const DOWN = new Set(['outage', 'partial-outage']);
const WELL = new Set(['ok', 'busy']);

type Incidents = State['alerts']['incidents'];

/**
 * Troubles of Pika and of the services that the user marked. One incident stays open until the service is well again,
 * also through unknown; going down, getting worse and recovery are told once each.
 */
export function serviceCandidates(
  incidents: Incidents,
  verdict: Verdict,
  name: string,
  nowMs: number,
): { incidents: Incidents; candidates: Candidate[] } {
  const service = verdict.subject.slice('service:'.length);
  const open = entryOf(incidents, service);
  const level = levelOf(verdict);
  if (level !== undefined) {
    const incident = open ?? { sinceMs: verdict.sinceMs, told: [] };
    if (incident.told.includes(level)) return { incidents, candidates: [] };
    // After “down” the way back through “degraded” is no news.
    const news = level === 'service-down' || incident.told.length === 0;
    const told = [...incident.told, level];
    const candidates = news ? [trouble(level, verdict, name, incident.sinceMs)] : [];
    return { incidents: { ...incidents, [service]: { ...incident, told } }, candidates };
  }
  if (open === undefined || !isWell(verdict)) return { incidents, candidates: [] };
  const { [service]: _over, ...rest } = incidents;
  const lasted = span((nowMs - open.sinceMs) / 1000);
  const recovered: Candidate = {
    cause: `service-recovered:${verdict.subject}:${open.sinceMs}`,
    alert: 'service-recovered',
    subject: verdict.subject,
    title: `${name} is back`,
    body: `${name} works again. The trouble lasted about ${lasted}.`,
    verdict: verdict.verdict,
  };
  return { incidents: rest, candidates: [recovered] };
}

type Level = 'service-down' | 'service-degraded';

/** How bad it is for a service, in the words of alerts; undefined where nothing is wrong that is told. */
export function levelOf(verdict: Verdict): Level | undefined {
  if (DOWN.has(verdict.verdict)) return 'service-down';
  return verdict.verdict === 'degraded' ? 'service-degraded' : undefined;
}

export function isWell(verdict: Verdict): boolean {
  return WELL.has(verdict.verdict);
}

const troubleWords: Readonly<Record<string, string>> = { outage: 'down', 'partial-outage': 'partly down' };

/** What is told of a service in trouble since `sinceMs`. */
export function trouble(alert: Level, verdict: Verdict, name: string, sinceMs: number): Candidate {
  const parts = partsText(verdict.parts);
  return {
    cause: `${alert}:${verdict.subject}:${sinceMs}`,
    alert,
    subject: verdict.subject,
    title: `${name} is ${troubleWords[verdict.verdict] ?? 'in trouble'}${parts === '' ? '' : ` (${parts})`}`,
    body: gist(verdict),
    verdict: verdict.verdict,
  };
}
