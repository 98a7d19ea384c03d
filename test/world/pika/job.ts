import type { FailureId } from './failures';
import type { JobPlan } from './knobs';

export type JobPhase = 'queued' | 'running' | 'finished' | 'failed' | 'cancelled' | 'vanished';

/** What was asked for. */
export interface Order {
  prompt: string;
  model: string;
  resolution: string;
  durationSeconds: number;
  contentType: string;
}

/** A generation as the pretend platform knows it. */
export interface PretendJob extends Order {
  id: string;
  videoId: string;
  cost: number;
  seed: number;
  phase: JobPhase;
  /** 0 to 100, whole. */
  progress: number;
  /** World time, ms. */
  createdAt: number;
  /** When it last moved, world time, ms. */
  updatedAt: number;
  /** Job time in this phase, ms. */
  spentMs: number;
  requeued: boolean;
  message: string | null;
  failure: FailureId | null;
  refunded: boolean;
  /** Comes before the world's knobs. */
  plan: Partial<JobPlan>;
  /** 32 hex digits: the file's name. */
  fileName: string;
  clipHost: string;
}

export const isOpen = (job: PretendJob): boolean => job.phase === 'queued' || job.phase === 'running';

/** The video's address, once the job is over and the plan gives it one. */
export function linkOf(job: PretendJob, plan: JobPlan): string | null {
  if (job.phase !== 'finished' || plan.link === 'never') return null;
  if (plan.link === 'late' && job.spentMs < plan.linkLateMs) return null;
  return clipAddress(job);
}

/** Addresses as seen on pika.art in 2026 (2.5) and 2023-25 (before). */
export function clipAddress(job: PretendJob): string {
  if (job.model === '2.5') return `https://${job.clipHost}/results/pika2p5_final/${job.fileName}.mp4`;
  const slug = job.prompt.replace(/[^A-Za-z0-9]+/g, '_').slice(0, 40);
  return `https://${job.clipHost}/v1/${job.id}/${slug}_seed${job.seed}.mp4`;
}

export const posterAddress = (job: PretendJob): string => `https://cdn.pika.art/v1/${job.id}/poster.jpg`;
