import type { PikaPart } from '../../model/service';

/** What the user's own jobs and the page's own traffic say of Pika, of the last half hour. */
export interface OwnEvidence {
  openJobs: number;
  stuck: { id: string; sinceMs: number }[];
  /** Jobs that are slow: longer than usual, but moving. */
  slow: number;
  platformFailures: { atMs: number }[];
  finishes: { atMs: number }[];
  /** The page's own requests that were answered 5xx, or (status 0) not at all. */
  trafficFailures: { atMs: number; status: number; host: string; part?: PikaPart | undefined }[];
  trafficOk: { atMs: number; host: string; part?: PikaPart | undefined }[];
  /** Finished videos whose files do not load. */
  badClips: { atMs: number }[];
  /** Notices in which the page speaks of its service: since when, and until when they were seen. */
  notices: { text: string; says: 'trouble' | 'busy'; sinceMs: number; seenMs: number }[];
  /** Last answer that only the asked server itself can have given; 0 for none. */
  carriedMs: number;
}

/** Nothing is known of the user's own jobs. */
export const noOwnEvidence: OwnEvidence = {
  openJobs: 0,
  stuck: [],
  slow: 0,
  platformFailures: [],
  finishes: [],
  trafficFailures: [],
  trafficOk: [],
  badClips: [],
  notices: [],
  carriedMs: 0,
};
