import { feedSpec } from '../../knowledge/services/lookup';
import type { ReadingState } from '../../model/service';
import { seenMs } from '../services/look';
import { holds } from '../services/readSigns';
import type { ServicesState } from '../services/state';
import { foreignFamiliesIn } from './family';

/** An open incident of a status page that names a family of models. */
export interface ModelIncident {
  family: string;
  state: Extract<ReadingState, 'degraded' | 'partial-outage' | 'outage' | 'maintenance'>;
  /** Who tells it and its title, for people. */
  text: string;
  /** The id of the feed. */
  source: string;
  seenMs: number;
}

const MAX_INCIDENTS = 40;
const ownVersion = /\bpika\s?(\d)\.(\d)\b/giu;

/** Open incidents that name a family, by what every fresh source tells of every service. */
export function modelIncidents(services: ServicesState, nowMs: number): ModelIncident[] {
  const found: ModelIncident[] = [];
  for (const [source, state] of Object.entries(services.sources)) {
    for (const look of Object.values(state.looks)) {
      if (!holds(state, look, nowMs)) continue;
      for (const incident of look.reading.incidents) {
        if (incident.endedAtMs !== null) continue;
        const { title } = incident;
        const told = incident.state === 'ok' || incident.state === 'unknown' ? 'degraded' : incident.state;
        const text = `${feedSpec(source)?.name ?? source}: ${title}`;
        for (const family of familiesIn(title)) found.push({ family, state: told, text, source, seenMs: seenMs(look) });
      }
    }
  }
  return found.slice(0, MAX_INCIDENTS);
}

function familiesIn(title: string): string[] {
  const own = [...title.matchAll(ownVersion)].map(([, major, minor]) => `pika-${major}.${minor}`);
  return [...new Set([...foreignFamiliesIn(title), ...own])];
}
