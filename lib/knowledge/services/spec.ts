import type { PikaPart, ServiceId } from '../../model/service';

export const feedFormatIds = [
  'statuspage',
  'incident-io',
  'instatus',
  'betterstack',
  'prismix',
  'apistatuscheck',
  'rss-atom',
] as const;
export type FeedFormatId = (typeof feedFormatIds)[number];

/** One service as a feed names it. A feed of one service alone names it once, with no words to match. */
export interface FeedSubject {
  service: ServiceId;
  /** Its ids and names in the feed, lower case; the first that is found counts. */
  names: readonly string[];
}

/** A component of a status page that matters to people who make videos, and the part of the service that it is. */
export interface PinnedComponent {
  /** The component's id, or its name in lower case. */
  is: string;
  part: PikaPart;
}

/** A public address that says how one or more services are. */
export interface FeedSpec {
  /** Also the `source` of the reasons that rest on it. */
  id: string;
  name: string;
  format: FeedFormatId;
  /** What is asked for; always https. */
  url: string;
  /** Feeds that copy each other share a group for a service; see `evidenceGroup`. */
  kind: 'official' | 'monitor';
  subjects: readonly FeedSubject[];
  /** The page's own id; a reply of another page is unreadable. */
  pageId?: string;
  /** A word that the page's name must hold, lower case. */
  pageName?: string;
  /** Where given, trouble of other components alone is none of ours. */
  components?: readonly PinnedComponent[];
  /** Ids or names (lower case) of components whose maintenance is the service's, where none are pinned. */
  core?: readonly string[];
  asOf: string;
  source: string;
  confidence: 'high' | 'medium' | 'low';
  /** Nobody has shown that it answers: asked only when the user added it, believed only when it names the service. */
  candidate?: true;
}

/** One service that can be watched. */
export interface ServiceSpec {
  id: ServiceId;
  name: string;
  /** Where people read about its state. */
  page: string;
  /** Its own feeds; the shared monitors come on top. */
  feeds: readonly FeedSpec[];
  asOf: string;
  source: string;
  confidence: 'high' | 'medium' | 'low';
}
