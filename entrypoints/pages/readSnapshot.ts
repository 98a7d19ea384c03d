import { seeTime } from '../../components/kit/pageClock';
import { snapshotSchema } from '../../lib/model/snapshot';
import type { View } from './view';

/** The stored snapshot as the view shows it; what cannot be read is said to be so. */
export function readSnapshot(stored: unknown): Pick<View, 'phase' | 'snapshot'> {
  if (stored === undefined) return { phase: 'empty', snapshot: undefined };
  const parsed = snapshotSchema.safeParse(stored);
  if (!parsed.success) return { phase: 'unreadable', snapshot: undefined };
  seeTime(parsed.data.atMs);
  return { phase: 'ready', snapshot: parsed.data };
}
