import type { Verdict } from '../../model/verdict';
import { liveJobs } from '../jobs/live';
import { isOpen, type JobRecord } from '../jobs/record';
import type { State } from '../state';
import { span } from '../words/time';
import type { Candidate } from './candidate';
import type { Times } from './times';

const MINUTE = 60_000;

/**
 * The first step of the user's plan for trouble (by default: a queue of more than 15 minutes, or an outage of more than
 * an hour; apistatuscheck.com, "Is Pika Down", 2026-02-04) is reached: told once, until all is well again.
 */
export function fallbackCandidate(state: State, times: Times): { sinceMs: number | null; candidate?: Candidate } {
  const { nowMs } = times;
  const candidate = fallbackNeeded(state, times);
  if (candidate === undefined) return { sinceMs: calm(state, nowMs) ? null : state.alerts.fallbackSinceMs };
  if (state.alerts.fallbackSinceMs !== null) return { sinceMs: state.alerts.fallbackSinceMs };
  return { sinceMs: nowMs, candidate };
}

/** What is told of it while it is so. */
export function fallbackNeeded(state: State, { nowMs, fallbacks }: Times): Candidate | undefined {
  const why = waitTooLong(state, nowMs) ?? outageTooLong(state, nowMs);
  if (why === undefined) return undefined;
  const best = fallbacks?.(state)[0]?.name;
  const place = best === undefined ? 'use another service meanwhile' : `the best place now is ${best}`;
  return {
    cause: `fallback-advised:service:pika:${nowMs}`,
    alert: 'fallback-advised',
    subject: 'service:pika',
    title: 'Time to work elsewhere',
    body: `${why}. If it is urgent, ${place}; the list has the others.`,
    verdict: state.verdicts['service:pika']?.verdict ?? 'unknown',
  };
}

function waitTooLong(state: State, nowMs: number): string | undefined {
  const late = lateJobs(state, nowMs).find((job) => {
    const verdict = state.verdicts[`job:${job.id}`]?.verdict;
    return verdict === 'slow' || verdict === 'stuck';
  });
  return late === undefined ? undefined : `A video has been waiting for ${span(waitedMs(late, nowMs) / 1000)}`;
}

/** Jobs that have waited for longer than the plan allows, whatever can be said of them now. */
function lateJobs(state: State, nowMs: number): JobRecord[] {
  const limitMs = state.settings.escalation.queueMinutes * MINUTE;
  return liveJobs(state, nowMs).filter((job) => !job.history && isOpen(job) && waitedMs(job, nowMs) > limitMs);
}

function waitedMs(job: JobRecord, nowMs: number): number {
  return nowMs - (job.submittedAtMs ?? job.firstSeenMs);
}

function outageTooLong(state: State, nowMs: number): string | undefined {
  const verdict: Verdict | undefined = state.verdicts['service:pika'];
  const incident = state.alerts.incidents.pika;
  if (verdict === undefined || incident === undefined) return undefined;
  if (verdict.verdict !== 'outage' && verdict.verdict !== 'partial-outage') return undefined;
  const lastedMs = nowMs - incident.sinceMs;
  const down = verdict.verdict === 'outage' ? 'down' : 'partly down';
  return lastedMs > state.settings.escalation.outageMinutes * MINUTE
    ? `Pika has been ${down} for ${span(lastedMs / 1000)}`
    : undefined;
}

function calm(state: State, nowMs: number): boolean {
  return lateJobs(state, nowMs).length === 0 && state.alerts.incidents.pika === undefined;
}
