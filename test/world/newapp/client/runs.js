import { askJson } from './ask-json.js';
import { take } from './gallery.js';
import { tile } from './tile.js';

/** What the forms that are told over a socket have in common. */
export const runs = {
  read: (one) => tile(one.id, one.status, one.progress, one.prompt, one.video_url, one.error),
  async submit({ prompt, seconds, size }) {
    const { job } = await askJson('/api/runs', { prompt, model: 'pika-2.5', duration: seconds, resolution: size });
    take([tile(job.id, job.status, null, prompt, null, null)]);
  },
  list: async () => take((await askJson('/api/runs')).runs.map(runs.read)),
  poll: () => Promise.resolve(),
  credits: () => Promise.resolve(null),
};
