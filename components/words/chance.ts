/** A probability in words; the number always stands beside it. */
export function chanceWord(p: number): string {
  if (p >= 0.97) return 'almost certain';
  if (p >= 0.85) return 'very likely';
  if (p >= 0.65) return 'likely';
  if (p >= 0.5) return 'more likely than not';
  return 'a guess';
}

/** "91 %"; never claims 0 or 100. */
export function chancePercent(p: number): string {
  const percent = Number.isFinite(p) ? Math.round(p * 100) : 0;
  return `${Math.min(99, Math.max(1, percent))} %`;
}
