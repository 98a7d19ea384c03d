import type { Incident, ServiceId } from '../../model/service';
import type { ServicesState } from './state';

const MAX_SHOWN = 3;
/** Work without an end is taken to be over so long after its begin. */
const USUAL_WORK_MS = 12 * 3_600_000;
/** Work that is announced for a later time is not shown yet. */
const AHEAD_MS = 14 * 24 * 3_600_000;

/** Maintenance of a service that is announced or under way, soonest first, each once. `nowMs`: ms since 1970. */
export function announcedWork(state: ServicesState, service: ServiceId, nowMs: number): Incident[] {
  const found = new Map<string, Incident>();
  for (const { looks } of Object.values(state.sources)) {
    for (const work of looks[service]?.reading.maintenance ?? []) {
      const { startedAtMs, endedAtMs } = work;
      if (startedAtMs === null || startedAtMs > nowMs + AHEAD_MS) continue;
      if ((endedAtMs ?? startedAtMs + USUAL_WORK_MS) < nowMs) continue;
      const key = `${startedAtMs} ${work.title}`;
      if (!found.has(key)) found.set(key, work);
    }
  }
  return [...found.values()].sort((a, b) => (a.startedAtMs ?? 0) - (b.startedAtMs ?? 0)).slice(0, MAX_SHOWN);
}
