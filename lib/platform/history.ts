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
  last: { key: 'observation'; value: Observation };
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
  /** Oldest first. */
  buckets(resolution: Resolution, fromMs: number): Promise<Bucket[]>;
  /** Newest first. */
  incidents(most: number): Promise<PastIncident[]>;
  wipe(): Promise<void>;
}

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
      const last = observationSchema.safeParse(await transaction.objectStore('last').get('observation'));
      for (const resolution of resolutions) {
        for (const bucket of rollup.buckets(resolution, last.success ? last.data : undefined, now)) {
          const known = bucketSchema.safeParse(await buckets.get([resolution, bucket.startMs]));
          await buckets.put(known.success ? rollup.merge(known.data, bucket) : bucket);
        }
        const old = IDBKeyRange.bound([resolution, 0], [resolution, now.atMs - rollup.keepMs[resolution]]);
        await buckets.delete(old);
      }
      await transaction.objectStore('last').put(now, 'observation');
      await transaction.done;
    },
    async putIncident(incident) {
      await (await database()).put('incidents', incident);
    },
    async openIncidents() {
      const all = await (await database()).getAllFromIndex('incidents', 'startedAtMs');
      return parseAll(pastIncidentSchema, all).filter((incident) => incident.endedAtMs === null);
    },
    async buckets(resolution, fromMs) {
      const range = IDBKeyRange.bound([resolution, fromMs], [resolution, Number.MAX_SAFE_INTEGER]);
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
