/** What a page's own notice says of its service. `~` stands for up to three words between. Found as whole words. */
export interface PageWords {
  says: 'trouble' | 'busy';
  phrases: readonly string[];
}

/** Usual words of status notices in web apps (2026-11-27, confidence medium: none of Pika's own is public). */
export const pageWords: readonly PageWords[] = [
  {
    says: 'trouble',
    phrases: [
      'service ~ unavailable',
      'services ~ unavailable',
      'temporarily unavailable',
      'currently unavailable',
      'experiencing ~ issues',
      'experiencing ~ issue',
      'experiencing ~ problems',
      'experiencing ~ difficulties',
      'experiencing ~ outage',
      'experiencing ~ errors',
      'technical difficulties',
      'partial outage',
      'major outage',
      'service outage',
      'service disruption',
      'degraded performance',
      'we will be back',
      'we ll be back',
      'down for maintenance',
      'servers are down',
      'generation is down',
    ],
  },
  {
    says: 'busy',
    phrases: [
      'high ~ demand',
      'heavy ~ demand',
      'high ~ load',
      'heavy ~ load',
      'high ~ traffic',
      'heavy ~ traffic',
      'high ~ volume',
      'at ~ capacity',
      'over capacity',
      'overloaded',
      'very busy',
      'servers are busy',
      'longer than usual',
      'longer than normal',
      'longer than expected',
      'longer wait times',
      'long wait times',
      'queue is full',
    ],
  },
];

/** A wait that is named, in minutes or hours; and a place in a line, with or without a comma for thousands. */
export const namedWait = /\bwait(?:ing)?(?: time)?\b[^.\d]{0,40}(\d{1,3})\s?(min|hour|hr|h\b)/;
export const namedPlace = /\b(?:position|place|number|#)\b[^.\d]{0,30}(\d{1,3}(?:[,.' ]\d{3})+|\d{1,7})\b/;

/** So long a wait, and so far a place, are no usual ones. */
export const LONG_WAIT_MINUTES = 10;
export const FAR_PLACE = 50;

/** Beside one of these a notice is about one thing or one user, and not about the service. */
export const narrowWords =
  /\b(?:your (?:plan|account|region|country|browser|network|connection|file|image|prompt)|this (?:feature|model|effect|video|file|style|page)|feature|region|country|upgrade|subscribe)\b/;
