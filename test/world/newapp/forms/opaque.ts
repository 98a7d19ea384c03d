import { linkOf } from '../../pika/job';
import { pageOrders } from '../../pika/page';
import type { Pika } from '../../pika/platform';
import { json } from '../../pika/replies';
import { type Form, orderOf, readBody } from './form';

const key = 0x5a;

/** Scrambles and unscrambles: nothing in it looks like anything. */
const scramble = (bytes: Buffer) => Buffer.from(bytes.map((byte) => byte ^ key));
const pack = (value: unknown) => ({ v: 3, p: scramble(Buffer.from(JSON.stringify(value))).toString('base64') });

function unpack(packed: unknown): Record<string, unknown> {
  const text = scramble(Buffer.from(typeof packed === 'string' ? packed : '', 'base64')).toString('utf8');
  return readBody({ body: Buffer.from(text) });
}

const state = (pika: Pika) => {
  const jobs = pika.jobs.list().slice(0, 24);
  return {
    c: pika.wallet.credits,
    j: jobs.map((job) => [job.id, job.phase, job.progress, job.prompt, linkOf(job, pika.jobs.planOf(job))]),
  };
};

/** A form in which nothing can be recognised, for the verdict `blind`. */
export const opaque: Form = {
  isSubmit: (request) => request.url.pathname === '/x/2',
  refuse: (pika, request, _code, failure) => json(request, 200, pack({ e: failure.message }), pageOrders(pika)),
  handle(pika, request) {
    const { pathname } = request.url;
    if (pathname !== '/x/1' && pathname !== '/x/2') return null;
    if (this.isSubmit(request)) pika.jobs.submit(orderOf(unpack(readBody(request).p).t, 5, '720p'));
    return json(request, 200, pack(state(pika)), pageOrders(pika));
  },
};
