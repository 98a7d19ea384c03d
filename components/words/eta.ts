import { spanWords } from './age';

/** Below this all is told in seconds. */
const secondsBelow = 90;

/** What is left of a wait, as a range in words: "2 to 5 min more". Seconds, 80 % range. */
export function etaWords(lowSeconds: number, highSeconds: number): string {
  const low = Math.max(0, lowSeconds);
  const high = Math.max(low, highSeconds);
  const to = nearest(high);
  if (high < 10) return 'any moment now';
  if (low < 10) return `up to ${words(to)} more`;
  if (nearest(low) === to) return `about ${words(to)} more`;
  const from = down(low, high);
  if (high < secondsBelow) return `${from} to ${to} s more`;
  if (from >= 60 && to < 3600) return `${from / 60} to ${to / 60} min more`;
  return `${words(from)} to ${words(to)} more`;
}

/** The usual wait of a kind of job: "usually 1 to 4 min". Seconds. */
export function usualWords(lowSeconds: number, highSeconds: number): string {
  return `usually ${etaWords(Math.max(10, lowSeconds), highSeconds).replace(/ more$/, '')}`;
}

/** To the nearest step that a person would say: 5 s, then whole minutes. */
function nearest(seconds: number): number {
  const step = seconds < secondsBelow ? 5 : 60;
  return Math.round(seconds / step) * step;
}

/** The early end is never told later than it is. */
function down(low: number, high: number): number {
  const step = low < 60 || high < secondsBelow ? 5 : 60;
  return Math.floor(low / step) * step;
}

function words(seconds: number): string {
  return seconds < secondsBelow ? `${seconds} s` : spanWords(seconds);
}
