import { failureOf } from '../../pika/failures';
import { linkOf, type PretendJob } from '../../pika/job';
import { pageOrders } from '../../pika/page';
import type { Pika } from '../../pika/platform';
import { json } from '../../pika/replies';
import { type Form, orderOf, phaseWord, progressOf, readBody } from './form';

const words = {
  queued: 'queued',
  running: 'running',
  finished: 'finished',
  failed: 'failed',
  vanished: 'failed',
  cancelled: 'cancelled',
} as const;

/** The row of a job as its table holds it. */
export function runRow(pika: Pika, job: PretendJob) {
  return {
    id: job.id,
    user_id: pika.account.userId,
    prompt: job.prompt,
    status: phaseWord(pika, job, words),
    progress: progressOf(pika, job),
    video_url: linkOf(job, pika.jobs.planOf(job)),
    error: job.failure ? failureOf(job.failure).message : null,
    created_at: new Date(job.createdAt).toISOString(),
    updated_at: new Date(job.updatedAt).toISOString(),
  };
}

/**
 * Runs: the submit is answered with the job's id, the list is asked for when the page comes and when a socket is open
 * again, and all else is told over a socket.
 */
export const runs: Form = {
  isSubmit: ({ method, url }) => method === 'POST' && url.pathname === '/api/runs',
  refuse: (pika, request, code, failure) =>
    json(
      request,
      failure.status === 200 ? 400 : failure.status,
      { error: { code, message: failure.message } },
      pageOrders(pika),
    ),
  handle(pika, request) {
    if (request.url.pathname !== '/api/runs') return null;
    const give = (status: number, value: unknown) => json(request, status, value, pageOrders(pika));
    if (this.isSubmit(request)) {
      const { prompt, duration, resolution } = readBody(request);
      const job = pika.jobs.submit(orderOf(prompt, duration, resolution));
      return give(202, { job: { id: job.id, user_id: pika.account.userId, status: 'queued' } });
    }
    return give(200, {
      runs: pika.jobs
        .list()
        .slice(0, 24)
        .map((job) => runRow(pika, job)),
    });
  },
};
