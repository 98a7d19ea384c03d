import * as z from 'zod/mini';
import { salvage } from '../../lib/model/salvage';
import { defaultSettings, type Settings, settingsSchema } from '../../lib/model/settings';
import type { View } from './view';

const hintsSchema = z.record(z.string(), z.string().check(z.maxLength(40)));

/** The stored settings, or the usual ones where nothing is stored. One that cannot be read is the usual one, and no other is. */
export function readSettings(stored: unknown): { settings: Settings } {
  return { settings: salvage(settingsSchema, stored ?? {}, defaultSettings) };
}

/** The keys that are held, masked by the background. */
export function readKeyHints(stored: unknown): Partial<View> {
  const parsed = hintsSchema.safeParse(stored ?? {});
  return parsed.success ? { keyHints: parsed.data } : {};
}
