import { failureOf } from '../../pika/failures';
import { linkOf, type PretendJob } from '../../pika/job';
import { pageOrders } from '../../pika/page';
import type { Pika } from '../../pika/platform';
import { json } from '../../pika/replies';
import { type Form, inner, orderOf, phaseWord, progressOf, readBody } from './form';

const words = {
  queued: 'QUEUED',
  running: 'IN_PROGRESS',
  finished: 'COMPLETED',
  failed: 'FAILED',
  vanished: 'FAILED',
  cancelled: 'CANCELLED',
} as const;

function node(pika: Pika, job: PretendJob) {
  const link = linkOf(job, pika.jobs.planOf(job));
  const progress = progressOf(pika, job);
  return {
    __typename: 'Generation',
    id: job.id,
    status: phaseWord(pika, job, words),
    progress: progress === null ? null : progress / 100,
    prompt: job.prompt,
    media: link ? { __typename: 'Video', src: link, durationSeconds: job.durationSeconds } : null,
    failureReason: job.failure ? failureOf(job.failure).message : null,
  };
}

function viewer(pika: Pika) {
  const nodes = pika.jobs
    .list()
    .slice(0, 24)
    .map((job) => node(pika, job));
  return {
    __typename: 'User',
    id: pika.account.userId,
    creditBalance: { __typename: 'CreditBalance', available: pika.wallet.credits },
    generations: {
      edges: nodes.map((one) => ({ cursor: one.id, node: one })),
      pageInfo: { hasNextPage: false, endCursor: null },
    },
  };
}

/** GraphQL over HTTP (graphql.github.io/graphql-over-http, 2025 draft): one address, errors inside a 200. */
export const graphql: Form = {
  isSubmit: (request) => request.url.pathname === '/graphql' && readBody(request).operationName === 'CreateGeneration',
  refuse: (pika, request, code, failure) => {
    const errors = [{ message: failure.message, path: ['createGeneration'], extensions: { code: code.toUpperCase() } }];
    return json(request, 200, { errors, data: { createGeneration: null } }, pageOrders(pika));
  },
  handle(pika, request) {
    if (request.url.pathname !== '/graphql' || request.method !== 'POST') return null;
    const give = (data: unknown) => json(request, 200, { data }, pageOrders(pika));
    const body = readBody(request);
    const variables = inner(body, 'variables');
    if (body.operationName === 'CreateGeneration') {
      const { prompt, durationSeconds, resolution } = inner(variables, 'input');
      const job = pika.jobs.submit(orderOf(prompt, durationSeconds, resolution));
      return give({ createGeneration: { __typename: 'CreateGenerationPayload', generation: node(pika, job) } });
    }
    if (body.operationName === 'GenerationStatus') {
      const ids = Array.isArray(variables.ids) ? variables.ids.map(String) : [];
      const found = ids.map((id) => pika.jobs.get(id));
      return give({ nodes: found.map((job) => (job ? node(pika, job) : null)) });
    }
    pika.jobs.settle();
    return give({ viewer: viewer(pika) });
  },
};
