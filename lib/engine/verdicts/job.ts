import type { JobRecord } from '../jobs/record';
import type { State } from '../state';
import { advise } from '../words/advice';
import { runnerFirst, sourceOf } from '../words/provider';
import { type Claim, claim, reason } from './claim';
import { judgeFailed } from './failed';
import { judgeFinished } from './finished';
import { judgeOpen } from './open';

/** Circumstances of a judgement that are not in the state. */
export interface Context {
  /** IANA name of the user's time zone. */
  timeZone: string;
  network: Claim;
  /** Services that are down, wholly or in part. */
  down: ReadonlySet<string>;
  /** Those of them where jobs stand still for it. */
  halting: ReadonlySet<string>;
}

/** The one verdict on a job. */
export function judgeJob(state: State, job: JobRecord, context: Context, nowMs: number): Claim {
  if (job.state === 'failed') return judgeFailed(job, nowMs);
  if (job.state === 'cancelled') {
    const text = `${runnerFirst(job.provider)} says that it was cancelled`;
    const why = reason('reply-cancelled', text, sourceOf(job.provider), job.endedAtMs ?? nowMs, nowMs);
    return claim(`job:${job.id}`, 'cancelled', 0.99, [why], [advise('keep-for-later')]);
  }
  const finished = job.state === 'done' ? judgeFinished(state, job, context.network, nowMs) : undefined;
  return finished ?? judgeOpen(state, job, context, nowMs);
}
