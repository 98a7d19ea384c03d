/**
 * What is believed of waits before the user's own jobs tell: claims of others, each weak. Prismix, page on Pika, read
 * 2026-11-21: 1 to 4 minutes, 10 to 20 at busy hours. API Status Check, page on Pika, 2026-02: 2 to 5 minutes, 10 to 15
 * in high demand. Confidence: low.
 */
export const usualWait = {
  /** Geometric mean of 1 and 4 minutes. */
  medianSeconds: 120,
  highSeconds: 240,
  busyHighSeconds: 1200,
} as const;

export interface BusyHours {
  id: string;
  zone: 'eastern' | 'pacific';
  /** Hours of the day there; `to` is excluded. */
  from: number;
  to: number;
  weekdaysOnly: boolean;
  source: string;
  read: string;
  text: string;
}

/** Two claims that do not agree; both only widen the prior until the user's own jobs decide. */
export const busyHours: readonly BusyHours[] = [
  {
    id: 'us-evening',
    zone: 'eastern',
    from: 18,
    to: 23,
    weekdaysOnly: false,
    source: 'Prismix, page on Pika',
    read: '2026-11-21',
    text: '18:00 to 23:00 in New York',
  },
  {
    id: 'pacific-afternoon',
    zone: 'pacific',
    from: 12,
    to: 18,
    weekdaysOnly: true,
    source: 'API Status Check, page on Pika',
    read: '2026-11-21',
    text: 'weekday afternoons in California',
  },
];

/**
 * Pika's own rules for its plugins (Pika-Plugins, 2026-07-20): queued for 10 minutes without movement is stalled, and
 * 15 minutes in all are the end. API Status Check, 2026-02: a line that does not move for 20 minutes is down.
 */
export const fixedRules = { queuedStillSeconds: 600, totalSeconds: 900, stillAtMostSeconds: 1200 } as const;

/**
 * Share of jobs that stop for good, and how many jobs that guess weighs. No source tells it: Pika publishes none, and a
 * history mostly tells of the jobs that finished. A fifth is what the project's benchmark takes. Confidence: guess, 2026-11.
 */
export const deathPrior = { share: 0.2, jobs: 100 } as const;
