import { type Settings, weekdays } from '../../model/settings';

const DAY = 1440;

/** Whether alerts are to be held back at this time: a pause, or quiet hours in the user's own zone. */
export function isQuiet(settings: Settings, wallMs: number, timeZone: string): boolean {
  if (settings.pausedUntil !== null && wallMs < Date.parse(settings.pausedUntil)) return true;
  const quiet = settings.quietHours;
  if (quiet === null) return false;
  const { day, minute } = localTime(wallMs, timeZone);
  const from = minutes(quiet.from);
  const to = minutes(quiet.to);
  const days = new Set(quiet.days.map((name) => weekdays.indexOf(name)));
  if (from === to) return days.has(day);
  if (from < to) return days.has(day) && minute >= from && minute < to;
  // Over midnight: the day in the settings is the one on which it begins.
  return (days.has(day) && minute >= from) || (days.has((day + 6) % 7) && minute < to);
}

/** When the present quiet can end at the earliest (wall clock), to the minute; null when it is not quiet. */
export function quietEndsMs(settings: Settings, wallMs: number, timeZone: string): number | null {
  if (!isQuiet(settings, wallMs, timeZone)) return null;
  if (settings.pausedUntil !== null && wallMs < Date.parse(settings.pausedUntil))
    return Date.parse(settings.pausedUntil);
  if (settings.quietHours === null) return null;
  const { minute } = localTime(wallMs, timeZone);
  const to = minutes(settings.quietHours.to);
  const left = (to - minute + DAY) % DAY || DAY;
  const end = wallMs - (wallMs % 60_000) + left * 60_000;
  // A night that has an hour less or more.
  const late = ((localTime(end, timeZone).minute - to + DAY * 1.5) % DAY) - DAY / 2;
  const corrected = end - late * 60_000;
  return isQuiet(settings, corrected, timeZone) ? end : corrected;
}

function minutes(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** Day of the week (0 is Monday) and minute of the day there. */
export function localTime(wallMs: number, timeZone: string): { day: number; minute: number } {
  let format = formats.get(timeZone);
  if (format === undefined) {
    format = new Intl.DateTimeFormat('en-GB', {
      timeZone,
      weekday: 'short',
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
    });
    formats.set(timeZone, format);
  }
  const parts = new Map(format.formatToParts(wallMs).map((part) => [part.type, part.value]));
  const names: readonly string[] = weekdays;
  const day = names.indexOf(parts.get('weekday')?.toLowerCase() ?? '');
  return { day, minute: Number(parts.get('hour')) * 60 + Number(parts.get('minute')) };
}
