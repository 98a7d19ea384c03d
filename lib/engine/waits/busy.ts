import { type BusyHours, busyHours } from '../../knowledge/waits';

const hourMs = 3_600_000;
const dayMs = 86_400_000;

/** The n-th Sunday of a month (0 to 11), 00:00 UTC, ms. */
function sunday(year: number, month: number, nth: number): number {
  const first = Date.UTC(year, month, 1);
  return first + (((7 - new Date(first).getUTCDay()) % 7) + 7 * (nth - 1)) * dayMs;
}

const winterOffset = { eastern: -5, pacific: -8 } as const;

/** US daylight saving time: second Sunday of March to first Sunday of November, 02:00 (Energy Policy Act of 2005). */
function localMs(atMs: number, zone: BusyHours['zone']): number {
  const standard = atMs + winterOffset[zone] * hourMs;
  const year = new Date(standard).getUTCFullYear();
  const summer = standard >= sunday(year, 2, 2) + 2 * hourMs && standard < sunday(year, 10, 1) + hourMs;
  return summer ? standard + hourMs : standard;
}

function isBusy(hours: BusyHours, atMs: number): boolean {
  const local = localMs(atMs, hours.zone);
  const day = (Math.floor(local / dayMs) + 4) % 7;
  if (hours.weekdaysOnly && (day === 0 || day === 6)) return false;
  const hour = Math.floor((local % dayMs) / hourMs);
  return hour >= hours.from && hour < hours.to;
}

/** The claims of busy hours that hold at this time. */
export function busyAt(atMs: number): readonly BusyHours[] {
  if (!Number.isFinite(atMs) || atMs < 0 || atMs > 4e12) return [];
  return busyHours.filter((hours) => isBusy(hours, atMs));
}

/** When the claim that holds at this time ends (ms), to the hour. */
export function busyUntil(hours: BusyHours, atMs: number): number {
  let end = (Math.floor(atMs / hourMs) + 1) * hourMs;
  for (let i = 0; i < 24 && isBusy(hours, end); i += 1) end += hourMs;
  return end;
}
