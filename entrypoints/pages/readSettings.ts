import * as z from 'zod/mini';
import { settingsSchema } from '../../lib/model/settings';
import type { View } from './view';

const hintsSchema = z.record(z.string(), z.string().check(z.maxLength(40)));

/** The stored settings, or the usual ones where nothing is stored; what cannot be read changes nothing. */
export function readSettings(stored: unknown): Partial<View> {
  const parsed = settingsSchema.safeParse(stored ?? {});
  return parsed.success ? { settings: parsed.data } : {};
}

/** The keys that are held, masked by the background. */
export function readKeyHints(stored: unknown): Partial<View> {
  const parsed = hintsSchema.safeParse(stored ?? {});
  return parsed.success ? { keyHints: parsed.data } : {};
}
