import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';
import * as z from 'zod';
import type { Pika } from '../../pika/platform';
import { foreignRow, type Row, type Ticker } from './ticker';

/**
 * The server end of Supabase Realtime, as its protocol documents and realtime-js 2.119 have it (read 2026-11-28): joins,
 * heartbeats, system words, presence, and changes of the table `generations`, in both serializers.
 */
const messageSchema = z.union([
  z
    .tuple([z.nullable(z.string()), z.nullable(z.string()), z.string(), z.string(), z.unknown()])
    .transform(([joinRef, ref, topic, event, payload]) => ({ joinRef, ref, topic, event, payload })),
  z
    .object({
      join_ref: z.nullish(z.string()),
      ref: z.nullable(z.string()),
      topic: z.string(),
      event: z.string(),
      payload: z.unknown(),
    })
    .transform(({ join_ref, ...rest }) => ({ joinRef: join_ref ?? null, ...rest })),
]);
const joinSchema = z.object({
  config: z.object({ postgres_changes: z.array(z.record(z.string(), z.unknown())).default([]) }),
});

interface Client {
  socket: WebSocket;
  isArrayForm: boolean;
  topics: Map<string, string | null>;
}

export function createRealtime(pika: Pika, ticker: Ticker) {
  const server = new WebSocketServer({ noServer: true });
  const clients = new Set<Client>();

  function say(client: Client, topic: string, event: string, payload: unknown, ref: string | null = null): void {
    const joinRef = client.topics.get(topic) ?? null;
    const message = client.isArrayForm ? [joinRef, ref, topic, event, payload] : { topic, event, payload, ref };
    client.socket.send(JSON.stringify(message));
  }

  function change(client: Client, topic: string, record: Row, type: 'INSERT' | 'UPDATE'): void {
    const columns = Object.keys(record).map((name) => ({ name, type: 'text' }));
    const old = type === 'INSERT' ? {} : { old_record: { id: record.id } };
    const data = {
      schema: 'public',
      table: 'generations',
      commit_timestamp: record.updated_at,
      type,
      columns,
      record,
      errors: null,
      ...old,
    };
    say(client, topic, 'postgres_changes', { ids: [1], data });
  }

  ticker.onRow((row, isNew) => {
    for (const client of clients) {
      for (const topic of client.topics.keys()) {
        if (pika.knobs.sockets.others) change(client, topic, foreignRow(pika), 'UPDATE');
        change(client, topic, row, isNew ? 'INSERT' : 'UPDATE');
      }
    }
  });

  function hear(client: Client, text: string): void {
    const { joinRef, ref, topic, event, payload } = messageSchema.parse(JSON.parse(text));
    client.isArrayForm = text.startsWith('[');
    if (event === 'phx_join') {
      client.topics.set(topic, joinRef);
      const wanted = joinSchema.parse(payload).config.postgres_changes;
      const response = { postgres_changes: wanted.map((filter, index) => ({ id: index + 1, ...filter })) };
      say(client, topic, 'phx_reply', { status: 'ok', response }, ref);
      say(client, topic, 'presence_state', {});
      say(client, topic, 'system', {
        status: 'ok',
        extension: 'postgres_changes',
        channel: 'generations',
        message: 'Subscribed to PostgreSQL',
      });
      return;
    }
    if (event === 'phx_leave') client.topics.delete(topic);
    say(client, topic, 'phx_reply', { status: 'ok', response: {} }, ref);
  }

  return {
    upgrade(incoming: IncomingMessage, socket: Duplex, head: Buffer) {
      server.handleUpgrade(incoming, socket, head, (ws) => {
        const client: Client = { socket: ws, isArrayForm: true, topics: new Map() };
        clients.add(client);
        ws.on('message', (data) => hear(client, String(data)));
        ws.on('close', () => clients.delete(client));
      });
    },
    drop() {
      for (const { socket } of clients) socket.terminate();
    },
  };
}
