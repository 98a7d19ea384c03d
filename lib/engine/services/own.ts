/** What the user's own jobs and the page's own traffic say of Pika, of the last half hour. */
export interface OwnEvidence {
  openJobs: number;
  stuck: { id: string; sinceMs: number }[];
  /** Jobs that are slow: longer than usual, but moving. */
  slow: number;
  platformFailures: { atMs: number }[];
  finishes: { atMs: number }[];
  /** The page's own requests that were answered 5xx, or (status 0) not at all. */
  trafficFailures: { atMs: number; status: number; host: string }[];
  trafficOk: { atMs: number; host: string }[];
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
  carriedMs: 0,
};
