import { type Settings, settingsSchema } from '../../lib/model/settings';

const labels: Readonly<Record<string, string>> = {
  keys: 'API key: at most 400 characters',
  quietHours: 'Quiet hours: give times of day such as 22:30',
  pausedUntil: 'Pause: give a date and time',
  services: 'Services: at most 30, each by the host name of its status page, such as status.example.com',
  markedServices: 'Marked services: at most 30',
  accounts: 'Accounts: at most 30',
  lowCredits: 'Low credits: give a number from 0 up, or leave it empty',
  webhooks: 'Webhook: give an address that begins with https://, and a secret of at most 200 characters',
  'escalation.queueMinutes': 'Longest wait: give minutes from 1 to 1440',
  'escalation.outageMinutes': 'Longest outage: give minutes from 1 to 10080',
  theme: 'Theme: choose system, light or dark',
};

/** Settings that were asked for: as they are when all is well, else what is wrong, naming the field. */
export function checkSettings(wanted: unknown): { ok: true; settings: Settings } | { ok: false; problem: string } {
  const parsed = settingsSchema.safeParse(wanted);
  if (parsed.success) return { ok: true, settings: parsed.data };
  const path = (parsed.error.issues[0]?.path ?? []).map(String);
  const problem =
    labels[path.slice(0, 2).join('.')] ??
    labels[path[0] ?? ''] ??
    `${path.join('.') || 'Settings'}: this value is not possible`;
  return { ok: false, problem };
}
