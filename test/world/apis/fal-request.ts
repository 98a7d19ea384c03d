/**
 * One request in fal's queue: its status, its logs, its result. Sources: fal.ai/docs/documentation/model-apis/inference/
 * queue.md and errors.md (read 2026-11-21).
 */
import type { WorldReply } from '../site';
import { falFailure } from './fal-errors';
import type { Delivery } from './kit/deliveries';
import type { FaultKnobs } from './kit/fault';
import { asNumber } from './kit/fields';
import type { JobsKnobs } from './kit/jobs';
import type { JobKnobs, JobLook } from './kit/lifecycle';
import { iso, json } from './kit/reply';

export interface FalQueueKnobs extends JobsKnobs {
  /** `id:secret` or a plain word; `locked` has no balance left. */
  keys: Record<string, 'active' | 'locked'>;
  /** Beginnings of the endpoints that there are. */
  endpoints: string[];
  /** Seconds between two looks of the status stream. */
  streamEverySeconds: number;
  /** The input of each request, and the headers that ask for something. */
  asked: Record<string, { input: Record<string, unknown>; headers: Record<string, string> }>;
  deliveries: Delivery[];
  faults: FaultKnobs;
}

/** Owner and alias: what is left of an endpoint in the addresses of its requests. */
export const appOf = (endpoint: string): string => endpoint.split('/').slice(0, 2).join('/');

/** The three addresses of a request. */
export const addresses = (app: string, id: string) => {
  const base = `https://queue.fal.run/${app}/requests/${id}`;
  return { response_url: base, status_url: `${base}/status`, cancel_url: `${base}/cancel` };
};

const logsOf = (job: JobKnobs, look: JobLook) => {
  if (look.startedAtMs === null) return [];
  const steps = Math.floor(look.progress * 4);
  return Array.from({ length: steps + 1 }, (_, step) => ({
    message: `Generating ${step * 25}%`,
    level: 'INFO',
    source: 'USER',
    timestamp: iso((look.startedAtMs ?? job.createdAtMs) + step * 250 * job.plan.runSeconds),
  }));
};

/** What asking for the status of a request answers. */
export function statusOf(app: string, id: string, job: JobKnobs, look: JobLook, logs: boolean) {
  const common = { request_id: id, ...addresses(app, id) };
  if (look.phase === 'waiting') return { status: 'IN_QUEUE', queue_position: look.ahead, ...common };
  const told = logs ? { logs: logsOf(job, look) } : {};
  if (look.phase === 'running') return { status: 'IN_PROGRESS', ...told, ...common };
  const seconds =
    look.startedAtMs === null || look.endedAtMs === null ? null : (look.endedAtMs - look.startedAtMs) / 1000;
  return { status: 'COMPLETED', logs: logs ? logsOf(job, look) : [], metrics: { inference_time: seconds }, ...common };
}

/** Whether the queue calls it COMPLETED, whatever came of it. */
export const isOver = (look: JobLook): boolean => look.phase !== 'waiting' && look.phase !== 'running';

const needed = (endpoint: string): readonly string[] => {
  if (endpoint.endsWith('pikaframes')) return ['image_urls'];
  if (endpoint.endsWith('pikaffects')) return ['image_url', 'pikaffect'];
  if (endpoint.endsWith('pikadditions')) return ['video_url', 'image_url'];
  return endpoint.endsWith('image-to-video') ? ['prompt', 'image_url'] : ['prompt'];
};

/** What fetching the result of an ended request answers. The queue takes any input: only the model checks it. */
export function resultOf(knobs: FalQueueKnobs, id: string, job: JobKnobs, look: JobLook): WorldReply {
  const asked = knobs.asked[id];
  const input = asked?.input ?? { prompt: job.prompt };
  const patience = asNumber(asked?.headers['x-fal-request-timeout'], Number.POSITIVE_INFINITY);
  if (look.phase === 'cancelled')
    return json(
      499,
      { detail: 'Request was cancelled', error_type: 'client_cancelled' },
      { 'x-fal-error-type': 'client_cancelled' },
    );
  if (job.plan.queueSeconds > patience) {
    const reply = falFailure('startup_timeout', input);
    return { ...reply, headers: { ...reply.headers, 'x-fal-request-timeout-type': 'user' } };
  }
  if (job.plan.end === 'failed') return falFailure(job.plan.error || 'internal_server_error', input);
  const lacks = needed(job.model).filter((field) => !(field in input));
  if (lacks.length > 0) {
    const detail = lacks.map((field) => ({ loc: ['body', field], msg: 'Field required', type: 'missing', input }));
    return json(422, { detail }, { 'x-fal-error-type': 'missing', 'x-fal-retryable': 'false' });
  }
  const name = `${id.replaceAll('-', '')}_output.mp4`;
  const url = look.hasLink ? `https://v3.fal.media/files/lion/${name}` : '';
  return json(200, { video: { url, content_type: 'video/mp4', file_name: name, file_size: 2847291 } });
}
