import * as z from 'zod/mini';
import { MAX_PAUSE_MS, type Settings } from '../../lib/model/settings';
import { checkSettings } from './problems';

const app = 'unstuck-for-pika';
const fileSchema = z.object({
  app: z.literal(app),
  version: z.literal(1),
  settings: z.record(z.string(), z.unknown()),
});

/** The settings as a file. Keys and webhooks stay behind: whoever has them can use them. */
export function exportSettings(settings: Settings): string {
  const { keys: _keys, webhooks: _webhooks, ...shared } = settings;
  return JSON.stringify({ app, version: 1, settings: shared }, null, 2);
}

/**
 * Settings from a file, laid over the present ones; keys and webhooks stay as they are. `nowMs` (since 1970) bounds how
 * long a file may silence notifications.
 */
export function importSettings(text: string, present: Settings, nowMs: number): ReturnType<typeof checkSettings> {
  let raw: unknown;
  try {
    raw = JSON.parse(text);
  } catch {
    return { ok: false, problem: 'Import: this file is not JSON' };
  }
  const file = fileSchema.safeParse(raw);
  if (!file.success) return { ok: false, problem: 'Import: this file does not come from Unstuck for Pika' };
  const read = checkSettings({ ...present, ...file.data.settings, keys: present.keys, webhooks: present.webhooks });
  const untilMs = read.ok && read.settings.pausedUntil !== null ? Date.parse(read.settings.pausedUntil) : nowMs;
  return untilMs - nowMs > MAX_PAUSE_MS ? { ok: false, problem: 'Pause: at most 30 days from now' } : read;
}
