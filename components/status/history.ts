import type { ServiceHistory } from '../../lib/engine/history/summary';

/** What the status page draws of the past of one service. */
export interface StatusHistory extends ServiceHistory {
  /** Oldest first: how long the user's own jobs waited. */
  waits?: { atMs: number; seconds: number }[];
}
