/** A media job of Pika's public API as it answers. Source: dev.pika.art/openapi.json (as quoted publicly 2026-08-24). */
import type { WorldContext, WorldReply } from '../site';
import { type FaultKnobs, retryAfter } from './kit/fault';
import type { JobsKnobs } from './kit/jobs';
import type { JobKnobs, JobLook } from './kit/lifecycle';
import { json } from './kit/reply';
import { publicError } from './public-api-errors';

export interface PublicApiKnobs extends JobsKnobs {
  keys: Record<string, 'active' | 'inactive'>;
  balanceMicroUsd: number;
  balanceShape: 'micro_usd' | 'usd-text' | 'nested';
  /** Form of a refused request. */
  errorShape: 'message' | 'error';
  /** How long after its end a job is charged; null: billing stays `unavailable`. */
  settleSeconds: number | null;
  /** A submit is refused with this code, whatever it asks; empty: never. */
  refuseSubmitsWith: string;
  /** Job of each idempotency key, with what was asked. */
  idempotent: Record<string, { job: string; asked: string }>;
  deliveries: Record<string, unknown>[];
  faults: FaultKnobs;
}

const states = {
  waiting: 'queued',
  running: 'running',
  done: 'completed',
  failed: 'failed',
  cancelled: 'failed',
} as const;

/** $0.04 a second in 720p, $0.09 in 1080p, $0.051 in 480p. */
export function priceMicroUsd(resolution: string, seconds: number): number {
  const rate = resolution === '1080p' ? 90_000 : resolution === '480p' ? 51_000 : 40_000;
  return rate * seconds;
}

/** The body of `GET /v1/media/jobs/{id}`. */
export function jobDocument(context: WorldContext, knobs: PublicApiKnobs, id: string, job: JobKnobs, look: JobLook) {
  const file = { url: `https://cdn.pika.art/results/pika2p5_final/${id.replace('media_', '')}.mp4` };
  const done = look.phase === 'done';
  const settled =
    done &&
    knobs.settleSeconds !== null &&
    look.endedAtMs !== null &&
    context.clock.now() >= look.endedAtMs + knobs.settleSeconds * 1000;
  const state =
    knobs.settleSeconds === null ? 'unavailable' : settled || look.phase === 'failed' ? 'settled' : 'pending';
  return {
    id,
    status: states[look.phase],
    output: done
      ? {
          media_type: 'video',
          videos: look.hasLink ? [file] : [],
          video: look.hasLink ? file : null,
          images: null,
          audio: null,
          transcript: null,
        }
      : null,
    usage: done ? { output_frames: job.seconds * 24 } : null,
    billing: {
      state,
      charge_micro_usd: settled ? priceMicroUsd(job.resolution, job.seconds) : state === 'settled' ? 0 : null,
    },
    error: look.phase === 'failed' ? publicError(job.plan.error) : null,
  };
}

export type Refuse = (knobs: PublicApiKnobs, status: number, code: string, message?: string) => WorldReply;

/** How it says no, in the form that the knobs ask for. */
export const refusing =
  (context: WorldContext): Refuse =>
  (knobs, status, code, message = publicError(code).message) => {
    const reply = json(status, knobs.errorShape === 'message' ? { message } : { error: { message, code } });
    return status === 429 ? { ...reply, headers: { ...reply.headers, ...retryAfter(context, knobs.faults) } } : reply;
  };
