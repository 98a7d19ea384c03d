import { keyProblem } from '../knowledge/keys';
import { providerFacts } from '../knowledge/providers';
import type { Provider } from './provider';
import { type JobShape, lookAtOne } from './read';

const facts = providerFacts['pika-art'];

/**
 * `GET https://api.pika.art/generations/{id}` as one status page tells it (prismix.dev guide, 2026-11): pending and
 * processing come before finished or failed. Where the film's address stands is not told: Pika's usual names are tried.
 */
const shape: JobShape = {
  provider: 'pika-art',
  url: (id) => `https://api.pika.art/generations/${id}`,
  words: {
    queued: 'waiting',
    pending: 'waiting',
    processing: 'running',
    finished: 'done',
    failed: 'failed',
    cancelled: 'cancelled',
  },
  film: ['resultUrl', 'videoUrl', 'video_url', 'url', 'video.url', 'videos.0.resultUrl', 'videos.0.url', 'output.url'],
};

/** The API that only one status page tells of. */
export const pikaArt: Provider = {
  id: 'pika-art',
  name: facts.name,
  confirmed: facts.confirmed,
  hosts: facts.hosts,
  checkKey: (key) => keyProblem('pika-art', key),
  look: (job, key, http, nowMs) => lookAtOne(shape, job.id, key, http, nowMs),
};
