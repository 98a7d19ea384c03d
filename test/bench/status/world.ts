import { readFeed } from '../../../lib/feeds';
import { feedSpec } from '../../../lib/knowledge/services/lookup';
import type { Question } from '../../../lib/model/effect';
import type { Answer } from '../fleet/installation';

export type Severity = 'minor' | 'major' | 'critical';

export interface Incident {
  fromMs: number;
  toMs: number;
  severity: Severity;
}

const single: Readonly<Record<Severity, string>> = { minor: 'degraded', major: 'partial_outage', critical: 'down' };

function prismixBody(incident: Incident | undefined, nowMs: number): string {
  const cachedAt = new Date(nowMs).toISOString();
  const brief =
    incident === undefined
      ? []
      : [
          {
            id: `i${incident.fromMs}`,
            name: 'Generations fail',
            impact: incident.severity,
            createdAt: new Date(incident.fromMs).toISOString(),
            resolvedAt: null,
          },
        ];
  const services = ['pika', 'fal', 'runway', 'luma', 'discord'].map((id) => ({
    id,
    name: id,
    indicator: id === 'pika' && incident !== undefined ? incident.severity : 'none',
    reachable: true,
    cachedAt,
    recentIncidentBriefs: id === 'pika' ? brief : [],
  }));
  return JSON.stringify({ fetchedAt: cachedAt, services });
}

const healthy: Readonly<Record<string, string>> = {
  fal: JSON.stringify({ page: { name: 'fal', status: 'UP' } }),
  runway: JSON.stringify({ page: { id: 's9lfdrzmhryw', name: 'Runway' }, status: { indicator: 'none' } }),
  discord: JSON.stringify({ page: { id: 'srhpyqt94yxb', name: 'Discord' }, status: { indicator: 'none' } }),
  luma: JSON.stringify({ data: { attributes: { company_name: 'Luma', aggregate_state: 'operational' } } }),
};

function bodyOf(feed: string, incident: Incident | undefined, nowMs: number): string {
  if (feed === 'prismix') return prismixBody(incident, nowMs);
  if (feed !== 'apistatuscheck') return healthy[feed] ?? '';
  const status = incident === undefined ? 'operational' : single[incident.severity];
  return JSON.stringify({ api: { name: 'Pika', status, lastChecked: new Date(nowMs).toISOString() } });
}

/** What the world answers while this incident of Pika is open (or none is), read by the product's own readers. */
export function answerOf(question: Question, incident: Incident | undefined, nowMs: number): Answer {
  if (question.about === 'probe') {
    const status = incident?.severity === 'critical' ? 503 : 200;
    return { kind: 'probe', target: question.target, status, latencyMs: 200 };
  }
  if (question.about !== 'feed') throw new Error(`not a question of status: ${question.about}`);
  const spec = feedSpec(question.feed);
  if (spec === undefined) throw new Error(`no such feed: ${question.feed}`);
  const body = bodyOf(question.feed, incident, nowMs);
  const head = new Uint8Array();
  return readFeed(
    spec,
    { status: 200, url: spec.url, headers: {}, body, head, truncated: false, latencyMs: 200 },
    nowMs,
  );
}
