import { type JobShape, oneByOne } from './read';

/** dev.pika.art/docs/api-reference/get-video: `{id, status, progress, url}`, progress in percent or null. */
const shape: JobShape = {
  provider: 'devapi',
  url: (id) => `https://devapi.pika.art/videos/${id}`,
  words: { queued: 'waiting', started: 'running', finished: 'done', failed: 'failed' },
  film: ['url'],
};

/** Pika's partner API of 2025 at devapi.pika.art. */
export const devapi = oneByOne(shape);
