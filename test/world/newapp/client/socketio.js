import { report, take } from './gallery.js';
import { runs } from './runs.js';

let connecting = false;

async function connect() {
  if (connecting) return;
  connecting = true;
  const { io } = await import('../vendor/socketio.js');
  const socket = io('https://create.pika.art/jobs', { reconnectionDelay: 300, reconnectionDelayMax: 300 });
  socket.on('run:moved', (row) => {
    if (row.prompt !== 'of somebody else') take([runs.read(row)]);
  });
  socket.on('disconnect', () => {
    document.documentElement.dataset.channel = 'CLOSED';
  });
  socket.on('connect', () => {
    document.documentElement.dataset.channel = 'SUBSCRIBED';
    runs.list().catch(report);
  });
}

/** Socket.IO, by its own client. */
export const socketio = {
  ...runs,
  async submit(wish) {
    await connect();
    await runs.submit(wish);
  },
  list: connect,
};
