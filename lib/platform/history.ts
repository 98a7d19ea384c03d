import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import type * as z from 'zod/mini';
import {
  type Bucket,
  bucketSchema,
  type Observation,
  observationSchema,
  type PastIncident,
  pastIncidentSchema,
  type Resolution,
  resolutions,
} from '../model/history';

interface HistoryDatabase extends DBSchema {
  buckets: { key: [Resolution, number]; value: Bucket };
  incidents: { key: string; value: PastIncident; indexes: { startedAtMs: number } };
  last: { key: 'observation' | 'steadySince'; value: Observation | number };
}

/** How an observation is rolled up; the platform stores, it does not judge. */
export interface Rollup {
  buckets(resolution: Resolution, before: Observation | undefined, now: Observation): Bucket[];
  merge(a: Bucket, b: Bucket): Bucket;
  keepMs: Readonly<Record<Resolution, number>>;
}

/** All that is kept of the past, for the pages. */
export interface History {
  /** Adds what was seen since the last observation; forgets what is too old. */
  observe(now: Observation): Promise<void>;
  putIncident(incident: PastIncident): Promise<void>;
  openIncidents(): Promise<PastIncident[]>;
  /** Oldest first, up to and with `toMs` where it is given. */
  buckets(resolution: Resolution, fromMs: number, toMs?: number): Promise<Bucket[]>;
  /** Newest first. */
  incidents(most: number): Promise<PastIncident[]>;
  wipe(): Promise<void>;
}

/** Two observations further apart than this: the user was away for long, or the clock was set wrong. */
const LONG_GAP_MS = 45 * 86_400_000;
/** So long a clock must go on evenly after such a gap before anything is forgotten by it. */
const STEADY_MS = 3 * 86_400_000;
const DAY_MS = 86_400_000;

const NAME = 'unstuck-history';

/** The history in IndexedDB. Each method rejects when the database is lost or full: status goes on without it. */
export function openHistory(rollup: Rollup): History {
  let opened: Promise<IDBPDatabase<HistoryDatabase>> | undefined;

  function database(): Promise<IDBPDatabase<HistoryDatabase>> {
    opened ??= openDB<HistoryDatabase>(NAME, 1, {
      upgrade(db) {
        db.createObjectStore('buckets', { keyPath: ['resolution', 'startMs'] });
        db.createObjectStore('incidents', { keyPath: 'id' }).createIndex('startedAtMs', 'startedAtMs');
        db.createObjectStore('last');
      },
      terminated: () => {
        opened = undefined;
      },
    }).catch((error) => {
      opened = undefined;
      throw error;
    });
    return opened;
  }

  return {
    async observe(now) {
      const transaction = (await database()).transaction(['buckets', 'last'], 'readwrite');
      const buckets = transaction.objectStore('buckets');
      const kept = transaction.objectStore('last');
      const last = observationSchema.safeParse(await kept.get('observation'));
      const hasJumped = last.success && Math.abs(now.atMs - last.data.atMs) > LONG_GAP_MS;
      const steadySince = hasJumped ? now.atMs : await kept.get('steadySince');
      const isSteady = typeof steadySince !== 'number' || now.atMs - steadySince >= STEADY_MS;
      const before = last.success && !hasJumped ? last.data : undefined;
      for (const resolution of resolutions) {
        for (const bucket of rollup.buckets(resolution, before, now)) {
          const known = bucketSchema.safeParse(await buckets.get([resolution, bucket.startMs]));
          await buckets.put(known.success ? rollup.merge(known.data, bucket) : bucket);
        }
        if (!isSteady) continue;
        const old = IDBKeyRange.bound([resolution, 0], [resolution, now.atMs - rollup.keepMs[resolution]]);
        const future = [resolution, now.atMs + DAY_MS];
        await buckets.delete(old);
        await buckets.delete(IDBKeyRange.bound(future, [resolution, Number.MAX_SAFE_INTEGER]));
      }
      await kept.put(now, 'observation');
      if (isSteady) await kept.delete('steadySince');
      else await kept.put(steadySince, 'steadySince');
      await transaction.done;
    },
    async putIncident(incident) {
      await (await database()).put('incidents', incident);
    },
    async openIncidents() {
      const all = await (await database()).getAllFromIndex('incidents', 'startedAtMs');
      return parseAll(pastIncidentSchema, all).filter((incident) => incident.endedAtMs === null);
    },
    async buckets(resolution, fromMs, toMs = Number.MAX_SAFE_INTEGER) {
      const range = IDBKeyRange.bound([resolution, fromMs], [resolution, toMs]);
      return parseAll(bucketSchema, await (await database()).getAll('buckets', range));
    },
    async incidents(most) {
      const all = await (await database()).getAllFromIndex('incidents', 'startedAtMs');
      return parseAll(pastIncidentSchema, all.slice(-most)).reverse();
    },
    async wipe() {
      const transaction = (await database()).transaction(['buckets', 'incidents', 'last'], 'readwrite');
      await Promise.all([
        transaction.objectStore('buckets').clear(),
        transaction.objectStore('incidents').clear(),
        transaction.objectStore('last').clear(),
      ]);
      await transaction.done;
    },
  };
}

/** What no longer has the right form is left out, not half believed. */
function parseAll<S extends z.ZodMiniType>(schema: S, rows: readonly unknown[]): z.output<S>[] {
  return rows.flatMap((row) => {
    const parsed = schema.safeParse(row);
    return parsed.success ? [parsed.data] : [];
  });
}
