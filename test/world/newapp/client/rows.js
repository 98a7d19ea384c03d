import { boot } from '../../pika/client/boot.js';
import { session } from '../../pika/client/session.js';
import { askJson } from './ask-json.js';
import { take } from './gallery.js';
import { tile } from './tile.js';

const data = 'https://data.pika.art/rest/v1';
const keys = () => ({ apikey: boot.apiKey, authorization: `Bearer ${session()?.access_token}` });

/** Rows of PostgREST. */
export const rows = {
  read: (one) => tile(one.id, one.status, one.progress_pct, one.prompt_text, one.video_url, one.error_message),
  async submit({ prompt, seconds, size }) {
    take(
      (await askJson(`${data}/rpc/start_generation`, { prompt_text: prompt, seconds, size }, keys())).map(rows.read),
    );
  },
  list: async () =>
    take(
      (await askJson(`${data}/generations?select=*&order=created_at.desc&limit=24`, undefined, keys())).map(rows.read),
    ),
  poll: async (ids) =>
    take((await askJson(`${data}/generations?select=*&id=in.(${ids})`, undefined, keys())).map(rows.read)),
  credits: async () => (await askJson(`${data}/balances?select=credits`, undefined, keys()))[0].credits,
};
