import { type JobShape, oneByOne } from './read';

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
export const pikaArt = oneByOne(shape);
