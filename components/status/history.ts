/** What the status page draws of the past of one service. Times are ms since 1970; shares are 0 to 1; null is "no data". */
export interface StatusHistory {
  /** Since when anything was collected. */
  sinceMs: number;
  /** Share of the time that it was well, where at least one look was taken. */
  uptime: { hours24: number | null; days7: number | null; days30: number | null; days90: number | null };
  /** Oldest first, at most 90, one a day; `date` is YYYY-MM-DD in the user's zone. */
  days: { date: string; uptime: number | null }[];
  /** Oldest first, at most 48: the share of looks in that hour that showed trouble. */
  hours: { atMs: number; trouble: number | null }[];
  /** Oldest first: how long its site took to answer. */
  latency: { atMs: number; ms: number | null }[];
  /** Newest first. */
  incidents: PastIncident[];
  /** Oldest first: how long the user's own jobs waited. */
  waits?: { atMs: number; seconds: number }[];
}

export interface PastIncident {
  id: string;
  title: string;
  /** A service verdict id. */
  state: string;
  startedAtMs: number;
  endedAtMs: number | null;
  /** How it was found: `own jobs`, `probe`, the name of a feed. */
  foundBy: string;
  /** Minutes that we knew before the official page said so; null where it never did. */
  leadMinutes: number | null;
  url?: string;
}
