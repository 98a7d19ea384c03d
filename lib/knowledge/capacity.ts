/** Ways of saying that there is no room for a job at present. */
export interface CapacityWords {
  source: string;
  asOf: string;
  confidence: 'high' | 'medium' | 'low';
  /** Found as whole words in lower case; `~` stands for up to two words between. */
  phrases: readonly string[];
}

export const capacityWords: readonly CapacityWords[] = [
  {
    source: 'Pika-Plugins at f27b3ba: `statusMessage` of a queued job ("Kling is at capacity")',
    asOf: '2026-07-20',
    confidence: 'high',
    phrases: ['at ~ capacity', 'over capacity'],
  },
  {
    source: 'Usual words of APIs and pages that are short of machines',
    asOf: '2026-11-27',
    confidence: 'medium',
    phrases: [
      'no ~ capacity',
      'out of capacity',
      'insufficient capacity',
      'lack of capacity',
      'capacity ~ exceeded',
      'capacity ~ reached',
      'overloaded',
      'high ~ demand',
      'heavy ~ demand',
      'high ~ load',
      'heavy ~ load',
      'high ~ traffic',
      'heavy ~ traffic',
      'high ~ volume',
      'too busy',
      'server ~ busy',
      'servers ~ busy',
      'system ~ busy',
      'model ~ busy',
      'currently busy',
      'very busy',
      'no ~ gpu',
      'no ~ gpus',
      'no ~ workers',
      'no ~ machines',
      'resource exhausted',
      'resources exhausted',
      'queue is full',
      'queue ~ full',
      'temporarily unavailable',
      'currently unavailable',
      'unavailable ~ moment',
    ],
  },
];

/** Beside one of these it is the user's own limit that is reached. */
export const ownLimitWords = /\b(?:your|concurren\w*|per user|account|plan|subscription|quota|credits?|rate limit)\b/;
