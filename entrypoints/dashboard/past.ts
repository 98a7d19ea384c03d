import type { StatusHistory } from '../../components/status/history';
import { bucketsOf, keepMs, mergeBuckets } from '../../lib/engine/history/buckets';
import { summarise } from '../../lib/engine/history/summary';
import { toCsv } from '../../lib/engine/history/table';
import { ownWaitsSchema, resolutions, WAITS_KEY } from '../../lib/model/history';
import { openHistory } from '../../lib/platform/history';
import { localStore } from '../../lib/platform/storage';

const dayMs = 86_400_000;
const mostIncidents = 1000;

/** The kept past of the services, for the full page. Every call rejects when the database is lost. */
export interface Past {
  /** Of each of these services, as it stood at `nowMs`. */
  read(services: readonly string[], nowMs: number): Promise<Record<string, StatusHistory>>;
  /** All of it as a file's text. */
  table(kind: 'csv' | 'json'): Promise<string>;
  wipe(): Promise<void>;
}

/** How long the user's own jobs took, oldest first; saved by the background beside the snapshot. */
async function ownWaits(): Promise<{ atMs: number; seconds: number }[]> {
  const parsed = ownWaitsSchema.safeParse((await localStore.load([WAITS_KEY]))[WAITS_KEY]);
  return parsed.success ? parsed.data : [];
}

/** The past in this browser's own database. */
export function openPast(): Past {
  const history = openHistory({ buckets: bucketsOf, merge: mergeBuckets, keepMs });
  return {
    async read(services, nowMs) {
      const [hourly, fine, incidents, waits] = await Promise.all([
        history.buckets('hour', nowMs - 90 * dayMs, nowMs),
        history.buckets('five', nowMs - dayMs, nowMs),
        history.incidents(mostIncidents),
        ownWaits(),
      ]);
      const clock = { nowMs, timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone };
      return Object.fromEntries(
        services.map((id) => {
          const summary = summarise(id, hourly, fine, incidents, clock);
          return [id, id === 'pika' && waits.length > 0 ? { ...summary, waits } : summary];
        }),
      );
    },
    async table(kind) {
      const buckets = (await Promise.all(resolutions.map((resolution) => history.buckets(resolution, 0)))).flat();
      if (kind === 'csv') return toCsv(buckets);
      return JSON.stringify({ buckets, incidents: await history.incidents(mostIncidents) }, null, 2);
    },
    wipe: () => history.wipe(),
  };
}
