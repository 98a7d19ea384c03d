import { spanWords } from './age';

/** What is left of a wait, as a range in words: "2 to 5 min more". Seconds, 80 % range. */
export function etaWords(lowSeconds: number, highSeconds: number): string {
  const low = Math.max(0, lowSeconds);
  const high = Math.max(low, highSeconds);
  if (high < 10) return 'any moment now';
  if (low < 10) return `up to ${spanWords(roundUp(high))} more`;
  const from = roundUp(low);
  const to = roundUp(high);
  if (from === to) return `about ${spanWords(to)} more`;
  if (from < 60 && to < 60) return `${from} to ${to} s more`;
  if (from >= 60 && to < 3600) return `${Math.floor(from / 60)} to ${Math.floor(to / 60)} min more`;
  return `${spanWords(from)} to ${spanWords(to)} more`;
}

/** The usual wait of a kind of job: "usually 1 to 4 min". Seconds. */
export function usualWords(lowSeconds: number, highSeconds: number): string {
  return `usually ${etaWords(Math.max(10, lowSeconds), highSeconds).replace(/ more$/, '')}`;
}

/** To steps that a person would say: 5 s below a minute, then whole minutes. */
function roundUp(seconds: number): number {
  return seconds < 58 ? Math.ceil(seconds / 5) * 5 : Math.ceil(seconds / 60) * 60;
}
