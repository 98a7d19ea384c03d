import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import { Server } from 'socket.io';
import type { Pika } from '../../pika/platform';
import { foreignRow, type Ticker } from './ticker';

/** The server end of Socket.IO is Socket.IO's own; the new app's events are of our invention. */
export function createSocketIo(pika: Pika, ticker: Ticker) {
  // The world's own listener hands it what is for it; this one never listens.
  const io = new Server(createServer(), { serveClient: false });
  const { engine } = io;
  const jobs = io.of('/jobs');
  const lines = new Set<Duplex>();

  ticker.onRow((row) => {
    if (pika.knobs.sockets.others) jobs.emit('run:moved', foreignRow(pika));
    jobs.emit('run:moved', row);
  });

  function hold(line: Duplex): void {
    if (lines.has(line)) return;
    lines.add(line);
    line.once('close', () => lines.delete(line));
  }

  return {
    request(incoming: IncomingMessage, outgoing: ServerResponse) {
      hold(incoming.socket);
      engine.handleRequest(incoming, outgoing);
    },
    upgrade(incoming: IncomingMessage, line: Duplex, head: Buffer) {
      hold(line);
      engine.handleUpgrade(incoming, line, head);
    },
    /** Cuts the lines, those of its long polling too: a client that is told to go does not come back. */
    drop() {
      for (const line of lines) line.destroy();
    },
    close: () => io.close(),
  };
}
