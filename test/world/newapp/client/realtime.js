import { boot } from '../../pika/client/boot.js';
import { session } from '../../pika/client/session.js';
import { report, take } from './gallery.js';
import { runs } from './runs.js';

let subscribing = false;

async function subscribe() {
  if (subscribing) return;
  subscribing = true;
  const { createClient } = await import('../vendor/supabase.js');
  const client = createClient('https://data.pika.art', boot.apiKey, {
    accessToken: async () => session()?.access_token,
    realtime: { vsn: boot.vsn, reconnectAfterMs: () => 300 },
  });
  client
    .channel('generations')
    .on('postgres_changes', { event: '*', schema: 'public', table: 'generations' }, ({ new: row }) => {
      // Row security is the server's; what belongs to nobody here is not shown.
      if (row.prompt !== 'of somebody else') take([runs.read(row)]);
    })
    .subscribe((state) => {
      document.documentElement.dataset.channel = state;
      if (state === 'SUBSCRIBED') runs.list().catch(report);
    });
}

/** Supabase Realtime, by its own client. */
export const realtime = {
  ...runs,
  async submit(wish) {
    await subscribe();
    await runs.submit(wish);
  },
  list: subscribe,
};
