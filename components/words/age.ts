/** How long ago, in words short enough for a row. `seconds` may be negative or not a number (clocks differ): then "just now". */
export function ageWords(seconds: number): string {
  if (!Number.isFinite(seconds) || seconds < 5) return 'just now';
  if (seconds < 60) return `${Math.floor(seconds / 5) * 5} s ago`;
  return `${spanWords(seconds)} ago`;
}

/** A length of time in its largest fitting unit: "45 s", "3 min", "2 h", "5 days". */
export function spanWords(seconds: number): string {
  const whole = Number.isFinite(seconds) ? Math.max(0, seconds) : 0;
  if (whole < 60) return `${Math.round(whole)} s`;
  const minutes = Math.floor(whole / 60);
  if (minutes < 60) return `${minutes} min`;
  const hours = Math.floor(minutes / 60);
  if (hours < 48) return minutes % 60 === 0 || hours >= 10 ? `${hours} h` : `${hours} h ${minutes % 60} min`;
  return `${Math.floor(hours / 24)} days`;
}
