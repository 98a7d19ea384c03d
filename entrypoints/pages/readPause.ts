import type { View } from './view';

/** Until when notifications keep still, out of the stored settings: the popup's first picture needs no more of them. */
export function readPause(stored: unknown): Pick<View, 'pausedUntilMs'> {
  const until: unknown = typeof stored === 'object' && stored !== null ? Reflect.get(stored, 'pausedUntil') : null;
  const untilMs = typeof until === 'string' ? Date.parse(until) : Number.NaN;
  return { pausedUntilMs: Number.isNaN(untilMs) ? null : untilMs };
}
