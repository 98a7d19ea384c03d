import { rollup } from '../../../entrypoints/background/recorder';
import { knownServices } from '../../../lib/knowledge/services/official';
import type { Observation } from '../../../lib/model/history';
import type { ServiceVerdictId } from '../../../lib/model/service';
import { openHistory } from '../../../lib/platform/history';

const minuteMs = 60_000;
const dayMs = 1440 * minuteMs;
/** How closely the past is told, by its age. An hour between two readings fills all the finer buckets between them. */
const steps = [
  { fromMs: 90 * dayMs, toMs: dayMs, everyMs: 60 * minuteMs },
  { fromMs: dayMs, toMs: 0, everyMs: 5 * minuteMs },
];

/** What stands in the page for the bench: fills the history of the extension. */
declare global {
  interface Window {
    fillHistory(nowMs: number): Promise<number>;
    fillIncidents(nowMs: number): Promise<void>;
  }
}

const ids = knownServices.map(({ id }) => id);

function stateAt(service: number, turn: number): ServiceVerdictId {
  if ((turn + service * 97) % 700 < 6) return 'outage';
  return (turn + service * 31) % 90 < 4 ? 'degraded' : 'ok';
}

function observation(atMs: number, turn: number): Observation {
  const services = ids.map((id, n) => [
    id,
    { state: stateAt(n, turn), latencyMs: 150 + ((turn * 13 + n * 71) % 400) + 0.25 },
  ]);
  return { atMs, services: Object.fromEntries(services) };
}

/** Ninety days of readings of all services, told as the background tells them; how many there were. */
window.fillHistory = async (nowMs) => {
  const history = openHistory(rollup);
  let turn = 0;
  for (const { fromMs, toMs, everyMs } of steps) {
    for (let atMs = nowMs - fromMs; atMs < nowMs - toMs; atMs += everyMs) {
      turn += 1;
      await history.observe(observation(atMs, turn));
    }
  }
  return ids.length;
};

/** Two troubles a day. */
window.fillIncidents = async (nowMs) => {
  const history = openHistory(rollup);
  for (let n = 0; n < 180; n += 1) {
    const startedAtMs = nowMs - n * (dayMs / 2);
    await history.putIncident({
      id: `incident-${n}`,
      service: ids[n % ids.length] ?? 'pika',
      title: 'Generations are slow to start',
      state: n % 3 === 0 ? 'outage' : 'degraded',
      startedAtMs,
      endedAtMs: startedAtMs + 40 * minuteMs,
      foundBy: 'own jobs',
      officialAtMs: n % 2 === 0 ? startedAtMs + 14 * minuteMs : null,
    });
  }
};
