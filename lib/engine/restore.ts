import type * as z from 'zod/mini';
import { initialState, type State, stateSchema } from './state';

type Shape = Readonly<Record<string, z.ZodMiniType>>;
type Fields = Readonly<Record<string, unknown>>;

/** Parts that hold many things, each of which stands for itself. */
const books = ['jobs', 'tabs', 'watches', 'verdicts', 'dismissed', 'snoozed'] as const;
const lists = ['letters', 'pending'] as const;

/**
 * The state as it was stored. What another version of the extension, or a damaged disk, left unreadable is lost by
 * itself: one job that cannot be read takes neither the settings nor what was already told with it.
 */
export function restoreState(stored: unknown, nowMs: number): State {
  const whole = stateSchema.safeParse(stored);
  if (whole.success) return whole.data;
  const fresh = initialState(nowMs);
  if (!isFields(stored)) return fresh;
  const parts: Record<string, unknown> = readable(stateSchema.shape, stored, fresh);
  for (const book of books) parts[book] = readableEntries(stateSchema.shape[book], stored[book]);
  for (const list of lists) parts[list] = readableItems(stateSchema.shape[list], stored[list]);
  parts.settings = readable(stateSchema.shape.settings.shape, stored.settings, fresh.settings);
  parts.alerts = readable(stateSchema.shape.alerts.shape, stored.alerts, fresh.alerts);
  const saved = stateSchema.safeParse(parts);
  return saved.success ? saved.data : fresh;
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Field by field what can be read; the rest fresh. */
function readable(shape: Shape, stored: unknown, fresh: Fields): Record<string, unknown> {
  const from = isFields(stored) ? stored : {};
  return Object.fromEntries(
    Object.entries(shape).map(([name, schema]) => [
      name,
      schema.safeParse(from[name]).success ? from[name] : fresh[name],
    ]),
  );
}

/** The entries of a book that can be read. */
function readableEntries(schema: z.ZodMiniType, stored: unknown): Record<string, unknown> {
  if (!isFields(stored)) return {};
  return Object.fromEntries(
    Object.entries(stored).filter(([name, entry]) => schema.safeParse({ [name]: entry }).success),
  );
}

function readableItems(schema: z.ZodMiniType, stored: unknown): unknown[] {
  return Array.isArray(stored) ? stored.filter((item) => schema.safeParse([item]).success) : [];
}
