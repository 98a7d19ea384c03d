/** When a job is lost from sight. */
import { sightLostSeconds } from '../waits/track';
import type { JobRecord } from './record';

/** When the job will be out of sight if nothing new is heard of it (engine's clock). */
export function lostAtMs(job: JobRecord): number {
  return job.seenMs + 1000 * sightLostSeconds(job.track);
}

/**
 * Whether the job may be judged by its pace: the first look after a gap decides only an end. A job that was never
 * lost has no gap behind it.
 */
export function settled(job: JobRecord): boolean {
  return job.track.looksSinceGap >= 2 || job.track.looksSinceGap === job.track.looks;
}
