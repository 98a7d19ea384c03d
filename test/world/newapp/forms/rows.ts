import { failureOf } from '../../pika/failures';
import { linkOf, type PretendJob } from '../../pika/job';
import { pageOrders } from '../../pika/page';
import type { Pika } from '../../pika/platform';
import { json } from '../../pika/replies';
import { type Form, orderOf, phaseWord, progressOf, readBody } from './form';

const words = {
  queued: 'queued',
  running: 'in_progress',
  finished: 'succeeded',
  failed: 'failed',
  vanished: 'failed',
  cancelled: 'canceled',
} as const;

function row(pika: Pika, job: PretendJob) {
  return {
    id: job.id,
    user_id: pika.account.userId,
    prompt_text: job.prompt,
    model_slug: `pika-${job.model}`,
    status: phaseWord(pika, job, words),
    progress_pct: progressOf(pika, job),
    video_url: linkOf(job, pika.jobs.planOf(job)),
    error_code: job.failure,
    error_message: job.failure ? failureOf(job.failure).message : null,
    created_at: new Date(job.createdAt).toISOString(),
    updated_at: new Date(job.updatedAt).toISOString(),
  };
}

const host = 'data.pika.art';

/** Rows as PostgREST gives them (postgrest.org, 2025): a bare list, filters in the query, functions under rpc/. */
export const rows: Form = {
  isSubmit: ({ method, url }) =>
    method === 'POST' && url.hostname === host && url.pathname === '/rest/v1/rpc/start_generation',
  refuse: (pika, request, code, failure) => {
    const status = failure.status === 200 ? 400 : failure.status;
    return json(
      request,
      status,
      { code: 'P0001', details: code, hint: null, message: failure.message },
      pageOrders(pika),
    );
  },
  handle(pika, request) {
    const { url } = request;
    if (url.hostname !== host) return null;
    const give = (value: unknown) => json(request, 200, value, { ...pageOrders(pika), 'content-range': '0-23/*' });
    if (this.isSubmit(request)) {
      const { prompt_text, seconds, size } = readBody(request);
      return give([row(pika, pika.jobs.submit(orderOf(prompt_text, seconds, size)))]);
    }
    if (url.pathname === '/rest/v1/balances') {
      pika.jobs.settle();
      return give([{ credits: pika.wallet.credits }]);
    }
    if (url.pathname !== '/rest/v1/generations') return null;
    const wanted = /^in\.\((.*)\)$/.exec(url.searchParams.get('id') ?? '')?.[1]?.split(',');
    const jobs = pika.jobs.list().filter((job) => !wanted || wanted.includes(job.id));
    return give(jobs.slice(0, 24).map((job) => row(pika, job)));
  },
};
