import { askJson } from './ask-json.js';
import { take } from './gallery.js';
import { tile } from './tile.js';

/** REST with JSON. */
export const rest = {
  read: (one) => tile(one.renderId, one.state, one.percent, one.text, one.output?.videoUrl, one.failure?.message),
  async submit({ prompt, seconds, size }) {
    const answer = await askJson('/api/v3/renders', { text: prompt, seconds, size, engine: 'pika-2.5' });
    take([rest.read(answer.render)]);
  },
  list: async () => take((await askJson('/api/v3/renders?limit=24')).renders.map(rest.read)),
  async poll(ids) {
    for (const id of ids) take([rest.read((await askJson(`/api/v3/renders/${id}`)).render)]);
  },
  credits: async () => (await askJson('/api/v3/me')).workspace.creditsRemaining,
};
