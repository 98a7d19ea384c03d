import { feedsFor, serviceSpec } from '../../knowledge/services/lookup';
import { apiProbe, pikaProbe } from '../../knowledge/services/monitors';
import type { Incident, ServiceId } from '../../model/service';
import type { Settings } from '../../model/settings';
import type { ServiceCard } from '../../model/snapshot';
import { entryOf } from '../entryOf';
import { announcedWork } from './announced';
import { watchedServices } from './judge';
import { seenMs } from './look';
import { probeSource, type ServicesState } from './state';

const BUCKET_MS = 3600_000;
const SHOWN = 10;

/** One identity for an incident that several sources tell of: its title's words and the hour it began. */
function identity(incident: Incident): string {
  const title = incident.title
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
  return `${title}@${incident.startedAtMs === null ? '' : Math.round(incident.startedAtMs / BUCKET_MS)}`;
}

function card(state: ServicesState, service: ServiceId, nowMs: number): ServiceCard {
  const spec = serviceSpec(service);
  const asked = [
    ...feedsFor([service]).map((feed) => feed.id),
    ...(service === 'pika' ? [probeSource(pikaProbe)] : []),
  ];
  const told = Object.keys(state.sources).filter(
    (id) => entryOf(entryOf(state.sources, id)?.looks ?? {}, service) !== undefined,
  );
  const ids = [...new Set([...asked, ...told])];
  const incidents = new Map<string, Incident>();
  const maintenance = announcedWork(state, service, nowMs);
  const sources = ids.flatMap((id) => {
    const source = entryOf(state.sources, id);
    if (source === undefined || source.answeredMs === null) return [];
    const look = entryOf(source.looks, service);
    for (const incident of look?.reading.incidents ?? []) {
      if (!incidents.has(identity(incident))) incidents.set(identity(incident), incident);
    }
    const shown: ServiceCard['sources'][number] = {
      source: id === probeSource(apiProbe) ? 'own API probe' : id.startsWith('probe:') ? 'own probe' : id,
      state: look === undefined || look.reading.thin ? 'unknown' : look.reading.state,
      readAtMs: look === undefined ? null : Math.min(seenMs(look), nowMs),
    };
    return [source.unreadable === null ? shown : { ...shown, unreadable: source.unreadable }];
  });
  const probed = service === 'pika' ? entryOf(state.sources, probeSource(pikaProbe))?.latencyMs : undefined;
  const monitored = ids.flatMap(
    (id) => entryOf(entryOf(state.sources, id)?.looks ?? {}, service)?.reading.latencyMs ?? [],
  )[0];
  const made: ServiceCard = {
    service,
    name: spec?.name ?? service,
    sources,
    incidents: [...incidents.values()].slice(0, SHOWN),
    ...(maintenance.length > 0 && { maintenance }),
    latencyMs: probed ?? monitored ?? null,
  };
  return spec === undefined ? made : { ...made, url: spec.page };
}

/** What the pages show of each watched service beside its verdict. */
export function serviceCards(state: ServicesState, settings: Settings, nowMs: number): ServiceCard[] {
  return watchedServices(settings).map((service) => card(state, service, nowMs));
}
