import type { ServiceId } from '../../model/service';
import { apiStatusCheck, pikaCandidates, prismix } from './monitors';
import { knownServices } from './official';
import type { FeedFormatId, FeedSpec, ServiceSpec } from './spec';

const added: readonly { format: FeedFormatId; path: string }[] = [
  { format: 'statuspage', path: '/api/v2/summary.json' },
  { format: 'instatus', path: '/summary.json' },
  { format: 'betterstack', path: '/index.json' },
  { format: 'incident-io', path: '/api/v1/summary' },
];

const hostForm = /^(?=.{4,80}$)[a-z0-9-]+(\.[a-z0-9-]+)+$/;

/** The feeds that a status page which the user added could have; the one that can be read is kept to. */
function addedFeeds(host: string): FeedSpec[] {
  return added.map(({ format, path }) => ({
    id: `${host}/${format}`,
    name: host,
    format,
    url: `https://${host}${path}`,
    kind: 'official',
    subjects: [{ service: host, names: [] }],
    asOf: '2026-11-21',
    source: 'added by the user',
    confidence: 'medium',
  }));
}

const fixedFeeds = [prismix, apiStatusCheck, ...pikaCandidates, ...knownServices.flatMap((service) => service.feeds)];
const feedsById = new Map(fixedFeeds.map((feed) => [feed.id, feed]));
const servicesById = new Map(knownServices.map((service) => [service.id, service]));

/** A service by its id. The id of a service that the user added is the host of its status page. */
export function serviceSpec(id: ServiceId): ServiceSpec | undefined {
  const known = servicesById.get(id);
  if (known !== undefined) return known;
  if (feedsById.has(id) || !hostForm.test(id)) return undefined;
  return {
    id,
    name: id,
    page: `https://${id}`,
    feeds: addedFeeds(id),
    asOf: '2026-11-21',
    source: 'added by the user',
    confidence: 'medium',
  };
}

/** Every feed that tells of at least one of these services, shared ones once, in a fixed order. */
export function feedsFor(services: readonly ServiceId[]): FeedSpec[] {
  const shared = [prismix, apiStatusCheck].filter((feed) =>
    feed.subjects.some((subject) => services.includes(subject.service)),
  );
  const own = services.flatMap((id) => serviceSpec(id)?.feeds ?? []);
  const asked = pikaCandidates.filter((feed) => services.includes(feed.id));
  return [...new Set([...shared, ...own, ...asked])];
}

/** A feed by its id, as it stands in questions and evidence. */
export function feedSpec(id: string): FeedSpec | undefined {
  const found = feedsById.get(id);
  if (found !== undefined) return found;
  const host = id.slice(0, Math.max(0, id.lastIndexOf('/')));
  return hostForm.test(host) ? addedFeeds(host).find((feed) => feed.id === id) : undefined;
}

/**
 * Sources that copy each other count once for a service: a monitor copies the official page of a service that has
 * one, so for such a service both are one group; where there is no official page the monitor stands for itself.
 */
export function evidenceGroup(source: string, service: ServiceId): string {
  const feed = feedSpec(source);
  if (feed === undefined || feed.kind === 'official') return feed === undefined ? source : 'official page';
  return (serviceSpec(service)?.feeds.length ?? 0) > 0 ? 'official page' : source;
}
