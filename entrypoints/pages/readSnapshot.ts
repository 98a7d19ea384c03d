import * as z from 'zod/mini';
import { seeTime } from '../../components/kit/pageClock';
import { salvage } from '../../lib/model/salvage';
import { type Snapshot, snapshotSchema } from '../../lib/model/snapshot';
import type { View } from './view';

const headSchema = z.object({ version: z.literal(1), atMs: z.number() });
const empty: Snapshot = {
  version: 1,
  atMs: 0,
  verdicts: [],
  jobs: [],
  wallets: [],
  services: [],
  fallbacks: [],
  alerts: [],
  dismissed: {},
  tabs: [],
  badge: { text: '', tone: 'none' },
  theme: 'auto',
  language: 'auto',
};

/**
 * The stored snapshot as the view shows it. A row that cannot be read is left out alone; what is no snapshot of ours at all
 * is said to be unreadable.
 */
export function readSnapshot(stored: unknown): Pick<View, 'phase' | 'snapshot'> {
  if (stored === undefined) return { phase: 'empty', snapshot: undefined };
  const head = headSchema.safeParse(stored);
  if (!head.success) return { phase: 'unreadable', snapshot: undefined };
  const snapshot = salvage(snapshotSchema, stored, { ...empty, ...head.data });
  seeTime(snapshot.atMs);
  return { phase: 'ready', snapshot };
}
