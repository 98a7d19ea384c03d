import { failureOf } from '../../pika/failures';
import { isOpen, linkOf, type PretendJob } from '../../pika/job';
import { pageOrders } from '../../pika/page';
import type { Pika } from '../../pika/platform';
import { json } from '../../pika/replies';
import { type Form, inner, orderOf, phaseWord, progressOf, readBody } from './form';

const words = {
  queued: 'queued',
  running: 'running',
  finished: 'complete',
  failed: 'failed',
  vanished: 'failed',
  cancelled: 'cancelled',
} as const;

function task(pika: Pika, job: PretendJob) {
  const link = linkOf(job, pika.jobs.planOf(job));
  return {
    task_id: job.id,
    task_status: phaseWord(pika, job, words),
    completion: progressOf(pika, job),
    input: { prompt: job.prompt },
    result: link ? { mp4_url: link } : null,
    detail: job.failure ? failureOf(job.failure).message : null,
  };
}

const event = (name: string, value: unknown) => `id: ${name}\nevent: ${name}\ndata: ${JSON.stringify(value)}\n\n`;
const tickMs = 500;
const heartbeatTicks = 30;

async function* stream(pika: Pika, signal: AbortSignal) {
  const told = new Map<string, string>();
  let orders = '';
  let credits = Number.NaN;
  for (let tick = 0; !signal.aborted; tick++) {
    const tasks = pika.jobs.list().slice(0, 24);
    const fresh = JSON.stringify(pageOrders(pika)['x-page-orders']);
    if (fresh !== orders) {
      orders = fresh;
      yield `: orders ${pageOrders(pika)['x-page-orders']}\n\n`;
    }
    if (pika.knobs.page.polling === 'stopped' && tick > 0) return;
    if (tick === 0) yield event('snapshot', { tasks: tasks.map((job) => task(pika, job)) });
    for (const job of tasks) {
      const now = JSON.stringify(task(pika, job));
      if (told.get(job.id) !== now && tick > 0) yield event('task', task(pika, job));
      else if (isOpen(job) && tick > 0 && tick % 6 === 0) yield event('task', task(pika, job));
      told.set(job.id, now);
    }
    if (credits !== pika.wallet.credits) {
      credits = pika.wallet.credits;
      yield event('wallet', { credits_left: credits });
    }
    if (tick % heartbeatTicks === heartbeatTicks - 1) yield ': ping\n\n';
    await pika.context.clock.sleep(tickMs, signal);
  }
}

/** Server-sent events (HTML standard, 9.2): the list first, then every change; the submit itself is plain JSON. */
export const events: Form = {
  isSubmit: ({ method, url }) => method === 'POST' && url.pathname === '/api/tasks',
  refuse: (pika, request, code, failure) =>
    json(
      request,
      failure.status === 200 ? 400 : failure.status,
      { detail: failure.message, type: code },
      pageOrders(pika),
    ),
  handle(pika, request) {
    if (this.isSubmit(request)) {
      const { prompt, seconds, size } = inner(readBody(request), 'input');
      const job = pika.jobs.submit(orderOf(prompt, seconds, size));
      return json(request, 202, task(pika, job), pageOrders(pika));
    }
    if (request.url.pathname !== '/api/stream') return null;
    // 204 tells an EventSource not to come back.
    if ('last-event-id' in request.headers && pika.knobs.page.polling === 'stopped') return { status: 204 };
    const headers = { 'content-type': 'text/event-stream', 'cache-control': 'no-cache', 'x-accel-buffering': 'no' };
    return { status: 200, headers, body: stream(pika, request.signal) };
  },
};
