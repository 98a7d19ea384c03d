import { restore } from '../../patch';
import type { Site, WorldReply, WorldRequest } from '../../site';

interface SiteParts<Knobs extends object> {
  name: string;
  hosts: Site['hosts'];
  /** The state at the start, fresh at each call. */
  start(): Knobs;
  accepts?(request: WorldRequest): boolean;
  handle(request: WorldRequest, knobs: Knobs): Promise<WorldReply> | WorldReply;
  /** Drops what is not in the knobs (running deliveries, counters). */
  forget?(): void;
}

/** A site whose whole state is its knobs; the object stays the same one when it is reset. */
export function makeSite<Knobs extends object>(parts: SiteParts<Knobs>): Site<Knobs> {
  const { accepts } = parts;
  const site: Site<Knobs> = {
    name: parts.name,
    hosts: parts.hosts,
    knobs: parts.start(),
    handle: (request) => parts.handle(request, site.knobs),
    reset() {
      restore(site.knobs, parts.start());
      parts.forget?.();
    },
  };
  return accepts ? { ...site, accepts, handle: (request) => parts.handle(request, site.knobs) } : site;
}
