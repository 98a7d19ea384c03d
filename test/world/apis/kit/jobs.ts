import type { DeepPartial } from '../../patch';
import type { WorldContext } from '../../site';
import { type JobKnobs, type JobLook, lookAtJob, type Plan, usualPlan } from './lifecycle';

export interface JobsKnobs {
  /** How jobs that are submitted from now on will go. */
  plan: Plan;
  /** All jobs by id; a script may add one with as little as `{}`. */
  jobs: Record<string, DeepPartial<JobKnobs>>;
}

export const noJobs = (): JobsKnobs => ({ plan: usualPlan(), jobs: {} });

/** The job of that id, completed where a script left something out; undefined where there is none. */
function jobOf(context: WorldContext, knobs: JobsKnobs, id: string): JobKnobs | undefined {
  const part = Object.hasOwn(knobs.jobs, id) ? knobs.jobs[id] : undefined;
  if (!part) return undefined;
  part.createdAtMs ??= context.clock.now();
  part.cancelledAtMs ??= null;
  return {
    createdAtMs: part.createdAtMs,
    cancelledAtMs: part.cancelledAtMs,
    plan: { ...usualPlan(), ...part.plan },
    prompt: part.prompt ?? 'a cat in the rain',
    model: part.model ?? '',
    seconds: part.seconds ?? 5,
    resolution: part.resolution ?? '720p',
    webhook: part.webhook ?? null,
  };
}

export function lookAt(
  context: WorldContext,
  knobs: JobsKnobs,
  id: string,
): { job: JobKnobs; look: JobLook } | undefined {
  const job = jobOf(context, knobs, id);
  return job && { job, look: lookAtJob(job, context.clock.now()) };
}

/** Takes in a new job that will go as `knobs.plan` says. */
export function takeIn(
  context: WorldContext,
  knobs: JobsKnobs,
  id: string,
  about: Partial<Omit<JobKnobs, 'createdAtMs' | 'cancelledAtMs'>>,
): void {
  knobs.jobs[id] = {
    plan: structuredClone(knobs.plan),
    ...about,
    createdAtMs: context.clock.now(),
    cancelledAtMs: null,
  };
}
