import type { Settings } from '../../lib/model/settings';
import { alertWords } from './alertWords';

/** What stands in a line of words for each setting that a file can change. */
const labels: Readonly<Partial<Record<keyof Settings, string>>> = {
  rememberKeys: 'Remember keys',
  quietHours: 'Quiet hours',
  pausedUntil: 'Notifications paused until',
  services: 'Services that are read',
  markedServices: 'Services whose troubles are told',
  accounts: 'Accounts elsewhere',
  plan: 'Plan',
  lowCredits: 'Low credits below',
  pollPage: 'Ask in the page’s place',
  pollClosed: 'Ask with no tab open',
  escalation: 'Work elsewhere',
  language: 'Language',
  theme: 'Theme',
};

/** One line for each setting that differs: what it is called, what it was and what it would be. */
export function changesBetween(before: Settings, after: Settings): string[] {
  const alerts = Object.entries(alertWords).flatMap(([id, words]) => {
    const was = on(before.alerts, id);
    const willBe = on(after.alerts, id);
    return was === willBe ? [] : [`Notification “${words}”: ${valueWords(was)} → ${valueWords(willBe)}`];
  });
  const others = Object.entries(labels).flatMap(([key, label]) => {
    const was = Reflect.get(before, key);
    const willBe = Reflect.get(after, key);
    return JSON.stringify(was) === JSON.stringify(willBe)
      ? []
      : [`${label}: ${valueWords(was)} → ${valueWords(willBe)}`];
  });
  return [...others, ...alerts];
}

function on(alerts: Settings['alerts'], id: string): boolean {
  return Object.hasOwn(alerts, id) ? Reflect.get(alerts, id) !== false : true;
}

function valueWords(value: unknown): string {
  if (value === null || value === undefined) return 'none';
  if (value === true) return 'on';
  if (value === false) return 'off';
  if (Array.isArray(value)) return value.length === 0 ? 'none' : value.map(String).join(', ');
  if (typeof value !== 'object') return String(value);
  if ('from' in value && 'to' in value) {
    const days = 'days' in value && Array.isArray(value.days) ? value.days.map(String).join(', ') : '';
    return `${String(value.from)} to ${String(value.to)} (${days})`;
  }
  if ('queueMinutes' in value && 'outageMinutes' in value)
    return `after ${String(value.queueMinutes)} min of waiting or ${String(value.outageMinutes)} min of outage`;
  return JSON.stringify(value);
}
