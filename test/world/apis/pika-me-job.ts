/** A render of the API at api.pika.me: what its job and its webhook say. Source: see `pika-me-api.ts`. */
import { createHmac } from 'node:crypto';
import type { WorldContext } from '../site';
import type { Delivery } from './kit/deliveries';
import type { FaultKnobs } from './kit/fault';
import { type JobsKnobs, lookAt } from './kit/jobs';
import type { JobKnobs, JobLook } from './kit/lifecycle';

export interface PikaMeApiKnobs extends JobsKnobs {
  /** A key may be barred from generating. */
  keys: Record<string, 'active' | 'read-only' | 'revoked'>;
  credits: number;
  /** Whose credits come back: of jobs that ran out of time, of every failed job, or none. */
  refunds: 'timeout' | 'failure' | 'never';
  plan_tier: 'free' | 'standard' | 'pro' | 'fancy';
  resetsAtMs: number | null;
  /** Requests a minute, sliding. */
  requestsPerMinute: number;
  timeoutSeconds: number;
  webhooks: Record<string, { url: string; events: string[]; secret: string }>;
  /** Clips that were taken away. */
  deletedClips: string[];
  deliveries: Delivery[];
  faults: FaultKnobs;
}

interface Seen {
  job: JobKnobs;
  look: JobLook;
  error: string;
}

/** Credits of each operation. */
export const prices: Readonly<Record<string, number>> = {
  '/v1/videos': 40,
  '/v1/compose': 80,
  '/v1/pikaframes': 120,
  '/v1/pikaformance': 18,
  '/v1/styles/apply': 15,
  '/v1/effects/apply': 15,
  '/v1/pikaswaps': 10,
};
const words = {
  waiting: 'queued',
  running: 'processing',
  done: 'complete',
  failed: 'failed',
  cancelled: 'failed',
} as const;
const failures: Readonly<Record<string, string>> = {
  content_policy: 'The prompt was refused by the content policy.',
  job_timeout: 'The render took longer than 15 minutes and was stopped. Credits were refunded.',
  internal_error: 'The render failed.',
};
const seconds = (ms: number | null) => (ms === null ? null : Math.floor(ms / 1000));

/** `sha256=` and the HMAC of the body under the webhook's secret. */
const signature = (secret: string, body: string): string =>
  `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`;

/** A render that is not over in time is stopped. */
export function seen(context: WorldContext, knobs: PikaMeApiKnobs, id: string): Seen | undefined {
  const found = lookAt(context, knobs, id);
  if (!found) return undefined;
  const { job, look } = found;
  const limitMs = job.createdAtMs + knobs.timeoutSeconds * 1000;
  const late = context.clock.now() >= limitMs && (look.endedAtMs === null || look.endedAtMs > limitMs);
  if (!late) return { job, look, error: job.plan.error || 'internal_error' };
  return { job, look: { ...look, phase: 'failed', hasLink: false, endedAtMs: limitMs }, error: 'job_timeout' };
}

/** What a job costs in the end. */
function costOf(knobs: PikaMeApiKnobs, { job, look, error }: Seen): number {
  const back = knobs.refunds === 'failure' || (knobs.refunds === 'timeout' && error === 'job_timeout');
  return look.phase === 'failed' && back ? 0 : (prices[job.model] ?? 0);
}

/** Credits that are left, with what came back. */
export function balance(context: WorldContext, knobs: PikaMeApiKnobs): number {
  const back = Object.keys(knobs.jobs).map((id) => {
    const found = seen(context, knobs, id);
    return found ? (prices[found.job.model] ?? 0) - costOf(knobs, found) : 0;
  });
  return back.reduce((sum, credits) => sum + credits, knobs.credits);
}

/** The body of `GET /v1/jobs/{id}`. */
export function told(context: WorldContext, knobs: PikaMeApiKnobs, id: string, { job, look, error }: Seen) {
  const url = `https://cdn.pika.me/clips/${id.replace('job_', '')}.mp4`;
  const output = { url, duration_sec: job.seconds, resolution: job.resolution, format: 'mp4', size_bytes: 2847291 };
  return {
    job_id: id,
    status: words[look.phase],
    created_at: seconds(job.createdAtMs),
    completed_at: seconds(look.endedAtMs),
    credits_used: costOf(knobs, { job, look, error }),
    balance_remaining: balance(context, knobs),
    ...(look.hasLink ? { output } : {}),
    ...(look.phase === 'failed' ? { error: { code: error, message: failures[error] ?? error } } : {}),
  };
}

/** The message of a webhook; undefined while the job is not over. */
export function news(
  context: WorldContext,
  knobs: PikaMeApiKnobs,
  id: string,
  url: string,
  secret: string,
): Omit<Delivery, 'atMs' | 'tries'> | undefined {
  const found = seen(context, knobs, id);
  if (!found || (found.look.phase !== 'done' && found.look.phase !== 'failed')) return undefined;
  const ok = found.look.phase === 'done';
  const billing = { credits_used: costOf(knobs, found), plan: knobs.plan_tier };
  const body = JSON.stringify({
    event: ok ? 'video.completed' : 'video.failed',
    ...told(context, knobs, id, found),
    billing,
  });
  return {
    job: id,
    url,
    headers: { 'content-type': 'application/json', 'x-pika-signature': signature(secret, body) },
    body,
  };
}
