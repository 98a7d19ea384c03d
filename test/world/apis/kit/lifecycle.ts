/** How a job will go. Times are seconds of its life. */
export interface Plan {
  queueSeconds: number;
  runSeconds: number;
  /** Jobs ahead when it is taken in. */
  ahead: number;
  end: 'done' | 'failed';
  /** Id of the error it fails with; each site has its own. */
  error: string;
  /** Between the end and the file's address; null: it never comes. */
  linkDelaySeconds: number | null;
  /** From here on nothing moves. */
  stallAtSeconds: number | null;
  /** How long; null: for ever. */
  stallForSeconds: number | null;
  /** After so long a worker gives it back and it starts from the queue again. */
  requeueAfterSeconds: number | null;
  requeueTimes: number;
}

export const usualPlan = (): Plan => ({
  queueSeconds: 20,
  runSeconds: 60,
  ahead: 3,
  end: 'done',
  error: '',
  linkDelaySeconds: 0,
  stallAtSeconds: null,
  stallForSeconds: null,
  requeueAfterSeconds: null,
  requeueTimes: 1,
});

/** A job as it stands in the knobs: a script may put one there or change one; what it leaves out is as usual. */
export interface JobKnobs {
  createdAtMs: number;
  cancelledAtMs: number | null;
  plan: Plan;
  prompt: string;
  /** Model, endpoint or operation. */
  model: string;
  seconds: number;
  resolution: string;
  webhook: string | null;
}

type Phase = 'waiting' | 'running' | 'done' | 'failed' | 'cancelled';

export interface JobLook {
  phase: Phase;
  /** 0 to 1. */
  progress: number;
  ahead: number;
  /** Times it was given back to the queue. */
  requeues: number;
  startedAtMs: number | null;
  endedAtMs: number | null;
  hasLink: boolean;
}

const stalled = (plan: Plan, age: number): number => {
  const { stallAtSeconds: at, stallForSeconds: long } = plan;
  if (at === null || age <= at) return age;
  return long === null ? at : Math.max(at, age - long);
};

/** When, in seconds after its creation, the job reaches that point of its own course; null: never. */
const reached = (plan: Plan, point: number): number | null => {
  const { stallAtSeconds: at, stallForSeconds: long } = plan;
  if (at === null || point <= at) return point;
  return long === null ? null : point + long;
};

/** What is to be seen of a job at that time. */
export function lookAtJob(job: Pick<JobKnobs, 'createdAtMs' | 'cancelledAtMs' | 'plan'>, nowMs: number): JobLook {
  const { plan } = job;
  const again = plan.requeueAfterSeconds !== null && plan.requeueAfterSeconds > 0 ? plan.requeueAfterSeconds : null;
  const planned = again !== null && again < plan.queueSeconds + plan.runSeconds ? plan.requeueTimes : 0;
  const lost = planned * (again ?? 0);
  const at = (point: number) => {
    const seconds = reached(plan, point);
    return seconds === null ? null : job.createdAtMs + seconds * 1000;
  };
  const endMs = at(lost + plan.queueSeconds + plan.runSeconds);
  const cancelled =
    job.cancelledAtMs !== null && job.cancelledAtMs <= nowMs && (endMs === null || job.cancelledAtMs < endMs);
  const seenMs = cancelled && job.cancelledAtMs !== null ? job.cancelledAtMs : nowMs;
  const course = stalled(plan, Math.max(0, (seenMs - job.createdAtMs) / 1000));
  const requeues = again === null ? 0 : Math.min(planned, Math.floor(course / again));
  const within = course - requeues * (again ?? 0);
  const startMs = at(requeues * (again ?? 0) + plan.queueSeconds);
  const ended = endMs !== null && nowMs >= endMs;
  const waiting = within < plan.queueSeconds;
  const share = plan.runSeconds > 0 ? Math.max(0, within - plan.queueSeconds) / plan.runSeconds : 1;
  const link = plan.linkDelaySeconds;
  const phase: Phase = cancelled ? 'cancelled' : ended ? plan.end : waiting ? 'waiting' : 'running';
  return {
    phase,
    progress: phase === 'done' ? 1 : Math.min(0.99, Math.floor(share * 100) / 100),
    ahead: waiting && plan.queueSeconds > 0 ? Math.ceil(plan.ahead * (1 - within / plan.queueSeconds)) : 0,
    requeues,
    startedAtMs: waiting ? null : startMs,
    endedAtMs: cancelled ? job.cancelledAtMs : ended ? endMs : null,
    hasLink: phase === 'done' && link !== null && endMs !== null && nowMs >= endMs + link * 1000,
  };
}
