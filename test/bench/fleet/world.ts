import { pikaProbe } from '../../../lib/knowledge/services/monitors';
import type { Question } from '../../../lib/model/effect';
import type { ReadingState, ServiceReading } from '../../../lib/model/service';
import type { Answer } from './installation';

const HOUR_MS = 3600_000;
export const DAY_MS = 24 * HOUR_MS;

/** What goes wrong on this day, in ms after midnight. */
export const day = {
  pikaDown: { fromMs: 9 * HOUR_MS, toMs: 10.5 * HOUR_MS },
  monitorDown: { fromMs: 14 * HOUR_MS, toMs: 15 * HOUR_MS },
  allOffline: { fromMs: 19 * HOUR_MS, toMs: 19.3 * HOUR_MS },
};

export function isIn(span: { fromMs: number; toMs: number }, atMs: number): boolean {
  return span.fromMs <= atMs && atMs < span.toMs;
}

export function hostOf(question: Question): string {
  if (question.about === 'feed') return question.feed;
  return question.about === 'probe' ? new URL(pikaProbe).host : question.about;
}

function reading(service: string, state: ReadingState, startMs: number, atMs: number): ServiceReading {
  const open = state !== 'ok';
  return {
    service,
    state,
    parts: [],
    incidents: open
      ? [{ id: 'i', title: 'Generations fail', state, startedAtMs: startMs + day.pikaDown.fromMs, endedAtMs: null }]
      : [],
    maintenance: [],
    readAtMs: startMs + atMs,
    thin: false,
  };
}

/** All sources tell the truth about Pika's outage; the monitor itself answers 503, "come back at three", for an hour. */
export function answerAt(question: Question, startMs: number, atMs: number): Answer {
  const down = isIn(day.pikaDown, atMs);
  if (question.about === 'probe') {
    return { kind: 'probe', target: question.target, status: down ? 503 : 200, latencyMs: 200 };
  }
  const feed = question.about === 'feed' ? question.feed : '';
  if (feed === 'prismix' && isIn(day.monitorDown, atMs)) {
    const retryAfterSeconds = Math.ceil((day.monitorDown.toMs - atMs) / 1000);
    const outcome = { ok: false as const, reason: 'It answered with an error (503)' };
    return { kind: 'feed', feed, status: 503, outcome, latencyMs: 200, retryAfterSeconds };
  }
  const services = feed === 'prismix' ? ['pika', 'fal', 'runway', 'luma'] : [feed === 'apistatuscheck' ? 'pika' : feed];
  const readings = services.map((id) => reading(id, id === 'pika' && down ? 'outage' : 'ok', startMs, atMs));
  return { kind: 'feed', feed, status: 200, outcome: { ok: true, readings }, latencyMs: 200 };
}
