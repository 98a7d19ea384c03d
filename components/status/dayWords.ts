/** How good a day was, in four classes that the strip draws in four heights. */
export type DayClass = 'good' | 'fair' | 'bad' | 'none';

export function dayClass(uptime: number | null): DayClass {
  if (uptime === null) return 'none';
  if (uptime >= 0.99) return 'good';
  return uptime >= 0.9 ? 'fair' : 'bad';
}

/** A day in words: "99.2 % well". */
export function dayWords(uptime: number | null, locale?: string): string {
  return uptime === null ? 'no data' : `${chanceOf(uptime, locale)} well`;
}

const oneDigit = { minimumFractionDigits: 1, maximumFractionDigits: 1 } as const;

/** A share as a percentage that never rounds trouble away: 99.96 % stays 99.9 %. */
export function chanceOf(share: number | null, locale?: string): string {
  if (share === null) return 'no data';
  if (share >= 1) return '100 %';
  return `${(Math.floor(share * 1000) / 10).toLocaleString(locale, oneDigit)} %`;
}

/** A day in the user's own way of writing it; `date` as YYYY-MM-DD. */
export function dateWords(
  date: string | undefined,
  locale: string | undefined,
  form: Intl.DateTimeFormatOptions = { dateStyle: 'medium' },
): string {
  const time = date === undefined ? Number.NaN : Date.parse(`${date}T12:00:00`);
  return Number.isNaN(time) ? '' : new Date(time).toLocaleDateString(locale, form);
}

/** Days by their date, each once: the day on which clocks are set back may come twice. */
export function onceEachDay<D extends { date: string }>(days: readonly D[]): D[] {
  return [...new Map(days.map((day) => [day.date, day])).values()];
}
