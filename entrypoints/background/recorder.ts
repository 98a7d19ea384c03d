import { bucketsOf, keepMs, mergeBuckets } from '../../lib/engine/history/buckets';
import { followIncident } from '../../lib/engine/history/incidents';
import { serviceCards } from '../../lib/engine/services';
import type { State } from '../../lib/engine/state';
import { servicesOnWall } from '../../lib/engine/wallClock';
import type { PastIncident } from '../../lib/model/history';
import { serviceVerdictIdSchema } from '../../lib/model/service';
import type { History, Rollup } from '../../lib/platform/history';

export const rollup: Rollup = { buckets: bucketsOf, merge: mergeBuckets, keepMs };

/** At most so often is the same seen again worth writing. */
const EVERY_MS = 4 * 60_000;

/** Keeps the past of the services. A lost or full database is a fault to tell, never a reason to stop judging. */
export function createRecorder(history: History, fault: (error: unknown) => void) {
  let open: Map<string, PastIncident> | undefined;
  let writtenMs = 0;
  let written = '';
  let turn: Promise<void> = Promise.resolve();

  async function write(state: State, wallMs: number): Promise<void> {
    open ??= new Map((await history.openIncidents()).map((incident) => [incident.service, incident]));
    const wall = (ms: number) => ms - state.clockShiftMs;
    const cards = servicesOnWall(serviceCards(state.services, state.settings, state.lastMs), wall);
    const services: Parameters<History['observe']>[0]['services'] = {};
    for (const verdict of Object.values(state.verdicts)) {
      const parsed = serviceVerdictIdSchema.safeParse(verdict.verdict);
      if (!verdict.subject.startsWith('service:') || !parsed.success) continue;
      const id = verdict.subject.slice('service:'.length);
      const card = cards.find((other) => other.service === id);
      services[id] = { state: parsed.data, latencyMs: card?.latencyMs ?? null };
      const incident = followIncident(open.get(id), verdict, parsed.data, card, wallMs);
      if (incident === undefined || incident === open.get(id)) continue;
      await history.putIncident(incident);
      if (incident.endedAtMs === null) open.set(id, incident);
      else open.delete(id);
    }
    await history.observe({ atMs: wallMs, services });
  }

  return {
    /** After each step: writes when a service has changed, else every few minutes. */
    note(state: State, wallMs: number): void {
      const now = Object.values(state.verdicts)
        .filter(({ subject }) => subject.startsWith('service:'))
        .map(({ subject, verdict }) => `${subject}=${verdict}`)
        .join();
      if (now === written && Math.abs(wallMs - writtenMs) < EVERY_MS) return;
      written = now;
      writtenMs = wallMs;
      turn = turn.then(() => write(state, wallMs)).catch(fault);
    },
    settled: () => turn,
  };
}
