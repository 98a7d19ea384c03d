import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import type { Pika } from '../../pika/platform';
import type { RawEnds } from '../../server';
import { createRealtime } from './realtime';
import { createSocketIo } from './socketIo';
import { createTicker } from './ticker';

/** The server ends of the new app's sockets: Supabase Realtime on `data.pika.art`, Socket.IO on `create.pika.art`. */
export interface Sockets extends RawEnds {
  /** Cuts every connection. */
  drop(): void;
  close(): Promise<void>;
}

/** Opens the server ends; `pika` says what is told, and whether anybody is let in. */
export function createSockets(pika: Pika): Sockets {
  const ticker = createTicker(pika);
  const realtime = createRealtime(pika, ticker);
  const socketIo = createSocketIo(pika, ticker);
  const isAt = ({ headers, url = '' }: IncomingMessage, host: string, path: string) =>
    headers.host === host && url.startsWith(path);
  const isRealtime = (incoming: IncomingMessage) => isAt(incoming, 'data.pika.art', '/realtime/v1/websocket');
  const isSocketIo = (incoming: IncomingMessage) => isAt(incoming, 'create.pika.art', '/socket.io/');

  function drop(): void {
    realtime.drop();
    socketIo.drop();
  }
  ticker.onClosed(drop);

  return {
    request(incoming: IncomingMessage, outgoing: ServerResponse) {
      if (!isSocketIo(incoming)) return false;
      if (pika.knobs.sockets.open) socketIo.request(incoming, outgoing);
      else outgoing.destroy();
      return true;
    },
    upgrade(incoming: IncomingMessage, socket: Duplex, head: Buffer) {
      const end = isRealtime(incoming) ? realtime : isSocketIo(incoming) ? socketIo : undefined;
      if (end === undefined || !pika.knobs.sockets.open) return false;
      end.upgrade(incoming, socket, head);
      return true;
    },
    drop,
    async close() {
      ticker.stop();
      drop();
      await socketIo.close();
    },
  };
}
