import type { Alert, AlertId } from '../../model/alert';
import { counted } from '../words/count';

/** Of one kind, told in one step: so many stand by themselves, more are told together. */
export const TOGETHER_FROM_COUNT = 4;
/** Alerts of a kind within that time are one crowd. */
const CROWD_MS = 60_000;
/** What joins a crowd waits so long for the rest. */
export const CROWD_WAIT_MS = 15_000;
const NAMED_COUNT = 3;

const whatOf: Partial<Record<AlertId, (count: number) => string>> = {
  'job-finished': (count) => `${count} videos are done`,
  'job-stuck': (count) => `${count} videos are stuck`,
  'job-failed': (count) => `${count} videos failed`,
  'clip-unplayable': (count) => `${count} videos do not play`,
};

/** Whether alerts of this kind may come in crowds: those of jobs. */
export function comesInCrowds(alert: AlertId): boolean {
  return whatOf[alert] !== undefined;
}

/** Whether so many of the kind were just told that the next ones wait for each other. */
export function isCrowded(given: readonly Alert[], alert: AlertId, wallMs: number): boolean {
  const recent = given.filter((one) => one.alert === alert && Math.abs(wallMs - one.atMs) < CROWD_MS);
  return recent.length >= TOGETHER_FROM_COUNT - 1;
}

/** Alerts as one: their number, and the first of them by name. Of one, the alert as it is. */
export function summaryOf(alerts: readonly [Alert, ...Alert[]]): Alert {
  const [first] = alerts;
  if (alerts.length === 1) return first;
  const what = alerts.every(({ alert }) => alert === first.alert) ? whatOf[first.alert] : undefined;
  const names = alerts.map(({ name, title }) => name ?? title);
  const named = names.slice(0, NAMED_COUNT).join(', ');
  const rest = names.length - NAMED_COUNT;
  return {
    ...first,
    subject: 'jobs',
    title: what?.(alerts.length) ?? counted(alerts.length, 'alert'),
    body: rest > 0 ? `${named} and ${rest} more.` : `${named}.`,
  };
}
