import { keyProblem } from '../knowledge/keys';
import { providerFacts } from '../knowledge/providers';
import type { Provider } from './provider';
import { type JobShape, lookAtOne } from './read';

const facts = providerFacts.devapi;

/** dev.pika.art/docs/api-reference/get-video: `{id, status, progress, url}`, progress in percent or null. */
const shape: JobShape = {
  provider: 'devapi',
  url: (id) => `https://devapi.pika.art/videos/${id}`,
  words: { queued: 'waiting', started: 'running', finished: 'done', failed: 'failed' },
  film: ['url'],
};

/** Pika's partner API of 2025 at devapi.pika.art. */
export const devapi: Provider = {
  id: 'devapi',
  name: facts.name,
  confirmed: facts.confirmed,
  hosts: facts.hosts,
  checkKey: (key) => keyProblem('devapi', key),
  look: (job, key, http, nowMs) => lookAtOne(shape, job.id, key, http, nowMs),
};
