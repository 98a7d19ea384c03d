import { failureOf } from '../../pika/failures';
import { linkOf, type PretendJob } from '../../pika/job';
import { pageOrders } from '../../pika/page';
import type { Pika } from '../../pika/platform';
import { json } from '../../pika/replies';
import type { WorldRequest } from '../../site';
import { type Form, orderOf, phaseWord, progressOf, readBody } from './form';

const words = {
  queued: 'queued',
  running: 'processing',
  finished: 'completed',
  failed: 'failed',
  vanished: 'failed',
  cancelled: 'cancelled',
} as const;

function render(pika: Pika, job: PretendJob) {
  const link = linkOf(job, pika.jobs.planOf(job));
  return {
    renderId: job.id,
    state: phaseWord(pika, job, words),
    percent: progressOf(pika, job),
    text: job.prompt,
    engine: `pika-${job.model}`,
    createdAt: new Date(job.createdAt).toISOString(),
    output: link ? { videoUrl: link, seconds: job.durationSeconds } : null,
    failure: job.failure ? { code: job.failure, message: failureOf(job.failure).message } : null,
  };
}

const base = '/api/v3/renders';
const path = (request: WorldRequest) => request.url.pathname;

/** REST, JSON, one object or list under a name. */
export const rest: Form = {
  isSubmit: (request) => request.method === 'POST' && path(request) === base,
  refuse: (pika, request, code, failure) =>
    json(
      request,
      failure.status === 200 ? 400 : failure.status,
      { error: { code, message: failure.message } },
      pageOrders(pika),
    ),
  handle(pika, request) {
    const give = (status: number, value: unknown) => json(request, status, value, pageOrders(pika));
    if (this.isSubmit(request)) {
      const { text, seconds, size } = readBody(request);
      return give(201, { render: render(pika, pika.jobs.submit(orderOf(text, seconds, size))) });
    }
    if (path(request) === '/api/v3/me') {
      pika.jobs.settle();
      return give(200, { workspace: { name: 'Personal', creditsRemaining: pika.wallet.credits } });
    }
    if (path(request) === base) {
      return give(200, {
        renders: pika.jobs
          .list()
          .slice(0, 24)
          .map((job) => render(pika, job)),
        nextCursor: null,
      });
    }
    if (!path(request).startsWith(`${base}/`)) return null;
    const job = pika.jobs.get(path(request).slice(base.length + 1));
    return job
      ? give(200, { render: render(pika, job) })
      : give(404, { error: { code: 'not_found', message: 'No such render' } });
  },
};
